import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase } from '../../main/storage/open-database.ts';
import { runAsNobody } from './run-as-nobody.ts';

const shelf = ['CREATE TABLE cheese (name TEXT PRIMARY KEY, grams INTEGER NOT NULL) STRICT'];

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'storage-'));
  file = join(folder, 'shop.db');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function pragma(name: string, database = openDatabase(file, shelf)): unknown {
  const row = database.db.prepare(`PRAGMA ${name}`).get();
  database.close();
  return row && Object.values(row)[0];
}

test('a commit is on the disk before it counts, also on macOS', () => {
  expect(pragma('journal_mode')).toBe('wal');
  expect(pragma('synchronous')).toBe(2);
  expect(pragma('fullfsync')).toBe(1);
  expect(pragma('checkpoint_fullfsync')).toBe(1);
});

test('foreign keys hold, and a busy file is waited for', () => {
  expect(pragma('foreign_keys')).toBe(1);
  expect(pragma('busy_timeout')).toBe(2_000);
});

test.skipIf(process.platform === 'win32')('nobody else on the computer can read the file or its WAL', () => {
  const database = openDatabase(file, shelf);
  for (const suffix of ['', '-wal', '-shm']) expect(statSync(file + suffix).mode & 0o777).toBe(0o600);
  database.close();
});

test('migrations run once each, in order, and keep what is there', () => {
  const first = openDatabase(file, shelf);
  first.db.exec("INSERT INTO cheese VALUES ('Canastra', 500)");
  first.close();

  const second = openDatabase(file, [...shelf, 'ALTER TABLE cheese ADD COLUMN region TEXT']);
  expect(second.db.prepare('SELECT * FROM cheese').get()).toEqual({
    name: 'Canastra',
    grams: 500,
    region: null,
  });
  expect(second.db.prepare('PRAGMA user_version').get()).toEqual({ user_version: 2 });
  second.close();
});

test('a migration that fails half way leaves the version before it', () => {
  openDatabase(file, shelf).close();
  const broken = 'CREATE TABLE bread (name TEXT); THIS IS NOT SQL';
  expect(() => openDatabase(file, [...shelf, 'CREATE TABLE wine (name TEXT)', broken])).toThrow(
    /syntax error/,
  );

  const again = openDatabase(file, shelf);
  const newer = again.db.prepare("SELECT name FROM sqlite_master WHERE name IN ('bread', 'wine')").all();
  expect(newer).toEqual([]);
  again.close();
});

test('a file from a newer version of the app is not touched', () => {
  openDatabase(file, [...shelf, 'CREATE TABLE wine (name TEXT)']).close();
  expect(() => openDatabase(file, shelf)).toThrow(expect.objectContaining({ code: 'data-newer' }));
});

test('a file that is not a database is said to be damaged and is left as it is', () => {
  writeFileSync(file, 'Lorem ipsum dolor sit amet. '.repeat(300));
  const before = readFileSync(file);
  expect(() => openDatabase(file, shelf)).toThrow(expect.objectContaining({ code: 'database-damaged' }));
  expect(readFileSync(file)).toEqual(before);
});

test('damage inside the file is found at opening and left as it is', () => {
  const database = openDatabase(file, shelf);
  const insert = database.db.prepare('INSERT INTO cheese VALUES (?, ?)');
  database.transaction(() => {
    for (let grams = 0; grams < 2_000; grams += 1) insert.run(`Queijo ${grams}`, grams);
  });
  database.close();
  const bytes = readFileSync(file);
  bytes.fill(0xaa, 4_096 * 2, 4_096 * 6);
  writeFileSync(file, bytes);

  expect(() => openDatabase(file, shelf)).toThrow(expect.objectContaining({ code: 'database-damaged' }));
  expect(readFileSync(file)).toEqual(bytes);
});

test('a full disk is named, nothing of the transaction is kept, and the next one works', () => {
  const database = openDatabase(file, shelf);
  const insert = database.db.prepare('INSERT INTO cheese VALUES (?, ?)');
  database.db.exec('PRAGMA max_page_count = 8');
  const fill = () =>
    database.transaction(() => {
      for (let grams = 0; grams < 5_000; grams += 1) insert.run(`Queijo ${grams}`, grams);
    });
  expect(fill).toThrow(expect.objectContaining({ code: 'data-folder-full' }));
  expect(database.db.prepare('SELECT count(*) AS rows FROM cheese').get()).toEqual({ rows: 0 });

  database.transaction(() => insert.run('Coalho', 1));
  expect(database.db.prepare('SELECT count(*) AS rows FROM cheese').get()).toEqual({ rows: 1 });
  database.close();
});

test.skipIf(process.platform === 'win32')(
  'a read-only data folder is named, with and without a file in it',
  () => {
    openDatabase(file, shelf).close();
    const empty = mkdtempSync(join(tmpdir(), 'storage-empty-'));
    chmodSync(folder, 0o555);
    chmodSync(file, 0o444);
    chmodSync(empty, 0o555);
    const module = new URL('../../main/storage/open-database.ts', import.meta.url).href;
    const open = (path: string) =>
      runAsNobody(
        `import { openDatabase } from ${JSON.stringify(module)};`,
        `try { openDatabase(${JSON.stringify(path)}, ${JSON.stringify(shelf)}); console.log('opened'); }
       catch (error) { console.log(error.code); }`,
      );
    expect(open(file)).toBe('data-folder-read-only');
    expect(open(join(empty, 'shop.db'))).toBe('data-folder-read-only');
    chmodSync(folder, 0o755);
    rmSync(empty, { recursive: true, force: true });
  },
);
