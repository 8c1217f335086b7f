import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { newestSchema } from '../../main/backup/copied-shop-store.ts';
import { readBackup } from '../../main/backup/read-backup.ts';
import { makeFolder } from '../builders.ts';
import { makeShop } from './make-shop.ts';
import { type Files, pack, unpack } from './pack-backup.ts';
import { noProgress, now, plan, readAll, restore, save } from './save-and-restore.ts';

test.for([
  ['format', { format: 2, schema: 1 }],
  ['schema', { format: 1, schema: newestSchema + 1 }],
] as const)('a backup of a newer %s is refused as such', ([, about]) => {
  const path = save(makeShop());
  const files = unpack(readFileSync(path));
  writeFileSync(path, pack({ ...files, 'promo-brothers.json': JSON.stringify({ ...plan, ...about }) }));
  expect(() => restore(path)).toThrow('backup-newer');
});

/** What is wrong, and how it is told. */
const foreign: readonly (readonly [what: string, make: (files: Files) => Buffer, code: string])[] = [
  ['an empty file', () => Buffer.alloc(0), 'backup-foreign'],
  ['a photo', () => Buffer.from('\xff\xd8\xff\xe0 JFIF'.repeat(500), 'latin1'), 'backup-foreign'],
  ['another tar', () => pack({ 'hello.txt': 'hello' }), 'backup-foreign'],
  ['a name that leads out', (files) => pack({ ...files, '../evil.db': 'x' }), 'backup-damaged'],
  ['a name that leads to the root', (files) => pack({ ...files, '/evil.db': 'x' }), 'backup-damaged'],
  [
    'a photo in a folder above',
    (files) => pack({ ...files, [`photos/../../${'a'.repeat(64)}-full.jpg`]: 'x' }),
    'backup-damaged',
  ],
  ['a login', (files) => pack({ ...files, 'whatsapp.db': 'x' }), 'backup-damaged'],
  ['no database', ({ 'shop.db': _, ...files }) => pack(files), 'backup-damaged'],
  ['no settings', ({ 'settings.json': _, ...files }) => pack(files), 'backup-damaged'],
  ['settings that are no JSON', (files) => pack({ ...files, 'settings.json': '{' }), 'backup-damaged'],
  ['a database that is text', (files) => pack({ ...files, 'shop.db': 'SELECT 1' }), 'backup-damaged'],
  [
    'the database of another program',
    (files) => pack({ ...files, 'shop.db': otherDatabase() }),
    'backup-damaged',
  ],
  [
    'a database with a trigger of a stranger',
    (files) => pack({ ...files, 'shop.db': withTrigger(files) }),
    'backup-damaged',
  ],
];

test.for(foreign)('a file with %s is refused, with a sentence', ([, make, code]) => {
  const files = unpack(readFileSync(save(makeShop())));
  const path = join(makeFolder(), 'x.promobrothers');
  writeFileSync(path, make(files));
  expect(() => restore(path)).toThrow(code);
});

function otherDatabase(): Buffer {
  const file = join(makeFolder(), 'other.db');
  const db = new DatabaseSync(file);
  db.exec(`CREATE TABLE cats (name TEXT); PRAGMA user_version = ${newestSchema}`);
  db.close();
  return readFileSync(file);
}

function withTrigger(files: Files): Buffer {
  const file = join(makeFolder(), 'shop.db');
  writeFileSync(file, files['shop.db'] ?? '');
  const db = new DatabaseSync(file);
  db.exec('CREATE TRIGGER stranger AFTER INSERT ON deliveries BEGIN DELETE FROM products; END');
  db.close();
  return readFileSync(file);
}

test('200 damaged backups, cut and flipped anywhere, are refused, and nothing has changed', () => {
  const shop = makeShop();
  const whole = readFileSync(save(shop));
  const folder = makeFolder();
  const path = join(folder, 'damaged.promobrothers');
  const draftFolder = join(shop.folder, 'restore.new');
  shop.database.close();
  const before = readAll(shop.folder);
  const codes = new Map<string, number>();
  for (let index = 0; index < 200; index += 1) {
    const damaged = damage(whole, index);
    writeFileSync(path, damaged);
    try {
      readBackup({ path, draftFolder, now }, noProgress);
      codes.set('accepted', (codes.get('accepted') ?? 0) + 1);
    } catch (error) {
      const code = (error as { code?: string }).code ?? String(error);
      codes.set(code, (codes.get(code) ?? 0) + 1);
    }
  }
  expect([...codes.keys()].sort().filter((code) => !code.startsWith('backup-'))).toEqual([]);
  expect([...codes.values()].reduce((sum, count) => sum + count, 0)).toBe(200);
  expect(readAll(shop.folder)).toEqual(before);
});

/** Half are cut, half have one bit that is another, evenly over the whole file; every one differs from the whole. */
function damage(whole: Buffer, index: number): Buffer {
  const at = Math.floor((whole.length * (index >> 1)) / 100);
  if (index % 2 === 0) return whole.subarray(0, at);
  const flipped = Buffer.from(whole);
  flipped[at] = (flipped[at] ?? 0) ^ (1 << (index % 8));
  return flipped;
}

test('every single bit of every header, and of what stands between, matters', () => {
  const whole = readFileSync(save(makeShop()));
  const path = join(makeFolder(), 'flipped.promobrothers');
  const places = [
    0,
    3,
    99,
    101,
    130,
    150,
    156,
    258,
    300,
    511,
    512,
    530,
    700,
    1_023,
    whole.length - 1,
    whole.length - 1_025,
  ];
  for (const place of places) {
    const flipped = Buffer.from(whole);
    flipped[place] = (flipped[place] ?? 0) ^ 1;
    writeFileSync(path, flipped);
    expect(() => restore(path), `byte ${place}`).toThrow(/^backup-/);
  }
  writeFileSync(path, Buffer.concat([whole, Buffer.alloc(1)]));
  expect(() => restore(path)).toThrow('backup-damaged');
});
