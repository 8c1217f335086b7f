import { expect, test } from 'vitest';
import { defaultWish } from '../../shared/pacing/limits.ts';
import { everyDay } from '../../shared/pacing/opening-hours.ts';
import {
  explainClamps,
  type PaceFields,
  readPaceFields,
  writePaceFields,
} from '../../shared/pacing/pace-form.ts';

const fields = writePaceFields(defaultWish);
const typed = (numbers: Partial<PaceFields['numbers']>): PaceFields => ({
  ...fields,
  numbers: { ...fields.numbers, ...numbers },
});

test('what is saved is written as a person reads it, and read as it was', () => {
  expect(fields.numbers).toEqual({ minPause: '20', maxPause: '60', hourlyCap: '60', dailyCap: '200' });
  expect(fields.days.mon).toEqual({ isOpen: true, opens: '08:00', closes: '21:00' });
  expect(readPaceFields(fields)).toEqual({ isGood: true, wish: defaultWish });
  const night = { ...defaultWish, hours: everyDay({ isOpen: false, opens: 1_439, closes: 5 }) };
  expect(readPaceFields(writePaceFields(night))).toEqual({ isGood: true, wish: night });
});

test.for([
  ['', 'minPause'],
  ['vinte', 'maxPause'],
  ['1,5', 'hourlyCap'],
  ['-3', 'dailyCap'],
] as const)('%j is no number', ([text, name]) => {
  expect(readPaceFields(typed({ [name]: text }))).toEqual({ isGood: false, wrong: new Set([name]) });
  expect(explainClamps(typed({ [name]: text }))).toEqual({});
});

test('a time that was not typed whole is missing', () => {
  const days = { ...fields.days, sun: { isOpen: true, opens: '', closes: '21:00' } };
  expect(readPaceFields({ ...fields, days })).toEqual({ isGood: false, wrong: new Set(['sun']) });
});

test.for([
  [{}, {}],
  [{ minPause: '5' }, { minPause: 20 }],
  [{ minPause: '90' }, { maxPause: 90 }],
  [{ hourlyCap: '61' }, { hourlyCap: 60 }],
  [{ dailyCap: '1000' }, { dailyCap: 300 }],
  [
    { hourlyCap: '0', maxPause: '999999' },
    { hourlyCap: 1, maxPause: 1_800 },
  ],
  [{ minPause: '020' }, {}],
  [{ minPause: '5', dailyCap: 'x' }, { minPause: 20 }],
] as const)('%j is used as %j', ([numbers, used]) => {
  expect(explainClamps(typed(numbers))).toEqual(used);
});
