import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Database, openDatabase } from '../../main/storage/open-database.ts';

let folder: string;
let database: Database;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'storage-'));
  database = openDatabase(join(folder, 'shop.db'), ['CREATE TABLE cheese (name TEXT PRIMARY KEY) STRICT']);
});

afterEach(() => {
  database.close();
  rmSync(folder, { recursive: true, force: true });
});

const add = (name: string) => database.db.prepare('INSERT INTO cheese VALUES (?)').run(name);
const names = () =>
  database.db
    .prepare('SELECT name FROM cheese ORDER BY name')
    .all()
    .map((row) => row.name);

test('what the work returns comes back and what it wrote stays', () => {
  expect(database.transaction(() => add('Minas').changes)).toBe(1);
  expect(names()).toEqual(['Minas']);
});

test('when the work throws, nothing stays and the next transaction works', () => {
  expect(() =>
    database.transaction(() => {
      add('Minas');
      throw new Error('the cat sat on the keyboard');
    }),
  ).toThrow('the cat sat on the keyboard');
  expect(names()).toEqual([]);
  database.transaction(() => add('Serro'));
  expect(names()).toEqual(['Serro']);
});

test('an inner transaction that fails takes only its own work with it', () => {
  database.transaction(() => {
    add('Minas');
    expect(() =>
      database.transaction(() => {
        add('Serro');
        add('Minas');
      }),
    ).toThrow(/UNIQUE/);
    add('Coalho');
  });
  expect(names()).toEqual(['Coalho', 'Minas']);
});

test('an outer transaction that fails takes its inner ones with it', () => {
  expect(() =>
    database.transaction(() => {
      database.transaction(() => add('Minas'));
      throw new Error('no');
    }),
  ).toThrow('no');
  expect(names()).toEqual([]);
});
