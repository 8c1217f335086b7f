import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeNotices } from '../scripts/notices/make-notices.mjs';

const root = join(import.meta.dirname, '..');
const notices = readFileSync(join(root, 'NOTICES'), 'utf8');

test('NOTICES is what `npm run notices` writes for these packages', () => {
  expect(notices === makeNotices(root), 'run `npm run notices` and commit the result').toBe(true);
});

test('NOTICES names what decides the licence of the whole', () => {
  expect(notices).toMatch(/libsignal 6\.0\.0.*GPL-3\.0/);
  expect(notices).toMatch(/whatsapp-rust-bridge 0\.5\.4.*AGPL-3\.0-only/s);
  expect(notices).toMatch(/Figtree.*SIL OPEN FONT LICENSE/s);
  expect(notices).toMatch(/@whiskeysockets\/baileys 7\.0\.0-rc14.*MIT/);
});

test('LICENSE is the whole of the AGPL, version 3', () => {
  const license = readFileSync(join(root, 'LICENSE'), 'utf8');
  expect(license).toContain('GNU AFFERO GENERAL PUBLIC LICENSE\nVersion 3, 19 November 2007');
  expect(license).toContain('13. Remote Network Interaction');
  expect(license).toContain('END OF TERMS AND CONDITIONS');
});
