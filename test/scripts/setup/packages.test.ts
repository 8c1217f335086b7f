import { expect, test } from 'vitest';
import { findDifference } from '../../../scripts/setup/packages.mjs';

const zod = { version: '4.6.7', integrity: 'sha512-a' };

test('installed packages are right when they are what the lock file names', () => {
  expect(findDifference({ '': {}, 'node_modules/zod': zod }, { 'node_modules/zod': zod })).toBeUndefined();
});

test('a package for another platform may be missing', () => {
  const binding = { version: '1.0.0', optional: true };
  const wanted = { 'node_modules/zod': zod, 'node_modules/binding-win32': binding };
  expect(findDifference(wanted, { 'node_modules/zod': zod })).toBeUndefined();
});

test.for([
  { name: 'nothing is installed', installed: undefined, says: 'nothing is installed yet' },
  { name: 'a package is missing', installed: {}, says: 'node_modules/zod is missing' },
  {
    name: 'a version is another',
    installed: { 'node_modules/zod': { ...zod, version: '4.0.0' } },
    says: 'node_modules/zod is another',
  },
  {
    name: 'the same version has other bytes',
    installed: { 'node_modules/zod': { ...zod, integrity: 'sha512-b' } },
    says: 'node_modules/zod is another',
  },
])('npm installs when $name', ({ installed, says }) => {
  expect(findDifference({ 'node_modules/zod': zod }, installed)).toBe(says);
});

test('a lock file that cannot be read is said, not guessed', () => {
  expect(() => findDifference(undefined, {})).toThrow('package-lock.json is missing or damaged');
});
