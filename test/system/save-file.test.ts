import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeTextFile } from '../../main/system/save-file.ts';
import { makeFolder } from '../builders.ts';

test('a file is written whole, over an older one of its name', async () => {
  const folder = makeFolder();
  const path = join(folder, 'history.csv');
  writeFileSync(path, 'something older and longer');
  await writeTextFile(path, ['a', 'ção', '']);
  expect(readFileSync(path, 'utf8')).toBe('ação');
  expect(readdirSync(folder)).toEqual(['history.csv']);
});

test('where it cannot be written she is told, and nothing is left behind', async () => {
  const folder = makeFolder();
  const path = join(folder, 'a folder of that name');
  mkdirSync(path);
  await expect(writeTextFile(path, ['x'])).rejects.toMatchObject({ code: 'file-not-saved' });
  await expect(writeTextFile(join(folder, 'nowhere', 'x.csv'), ['x'])).rejects.toMatchObject({
    code: 'file-not-saved',
  });
  expect(readdirSync(folder)).toEqual(['a folder of that name']);
});

test('what breaks while the text is made is a bug, the old file stays, and no half a file is left', async () => {
  const folder = makeFolder();
  const path = join(folder, 'history.csv');
  writeFileSync(path, 'old');
  function* breaks() {
    yield 'half';
    throw new Error('a bug');
  }
  await expect(writeTextFile(path, breaks())).rejects.toThrow('a bug');
  expect(readFileSync(path, 'utf8')).toBe('old');
  expect(readdirSync(folder)).toEqual(['history.csv']);
});
