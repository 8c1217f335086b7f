import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fingerprintOf } from '../../../scripts/setup/build.mjs';

let base = '';
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'promo-build-'));
  mkdirSync(join(base, 'main', 'deep'), { recursive: true });
  writeFileSync(join(base, 'main', 'deep', 'a.ts'), 'one');
  writeFileSync(join(base, 'package.json'), '{}');
});
afterEach(() => rmSync(base, { recursive: true }));

const fingerprint = () => fingerprintOf(['main', 'package.json', 'not-there-yet'], base);

test('the same sources need no new build', () => {
  expect(fingerprint()).toBe(fingerprint());
});

test.for([
  { name: 'a byte', change: () => writeFileSync(join(base, 'main', 'deep', 'a.ts'), 'two') },
  {
    name: 'a name',
    change: () => renameSync(join(base, 'main', 'deep', 'a.ts'), join(base, 'main', 'a.ts')),
  },
  { name: 'a file more', change: () => writeFileSync(join(base, 'main', 'b.ts'), '') },
  { name: 'a file less', change: () => rmSync(join(base, 'package.json')) },
])('$name makes the build stale', ({ change }) => {
  const before = fingerprint();
  change();
  expect(fingerprint()).not.toBe(before);
});
