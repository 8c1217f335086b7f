import { expect, test } from 'vitest';
import type { PlainDate } from '../../shared/plain-date.ts';
import { findDoubt } from '../../shared/sendable.ts';

const today = '2026-11-26' as PlainDate;
const sound = { soldOutAt: null, validUntil: null, stock: null };

test.for([
  ['a product of which nothing is said', {}, null],
  ['one that holds until today', { validUntil: today }, null],
  ['one that held until yesterday', { validUntil: '2026-11-25' as PlainDate }, 'expired'],
  ['one of last year', { validUntil: '2025-12-31' as PlainDate }, 'expired'],
  ['the last piece', { stock: 1 }, null],
  ['no piece', { stock: 0 }, 'no-stock'],
  ['no piece of what has expired', { stock: 0, validUntil: '2026-11-25' as PlainDate }, 'expired'],
  ['what is marked as sold out, whatever else holds', { soldOutAt: 5, stock: 3 }, 'sold-out'],
] as const)('%s: %o', ([, fields, doubt]) => {
  expect(findDoubt({ ...sound, ...fields }, today)).toBe(doubt);
});
