import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { newestSchema } from '../../main/backup/copied-shop-store.ts';
import { openRestored } from '../../main/backup/open-restored.ts';
import { readBackup } from '../../main/backup/read-backup.ts';
import { markReady } from '../../main/backup/take-in.ts';
import { readTarHeader, tarHeader } from '../../main/backup/tar-header.ts';
import { writeBackup } from '../../main/backup/write-backup.ts';
import { createGroupSetsStore } from '../../main/groups/group-sets-store.ts';
import { createGroupsStore } from '../../main/groups/groups-store.ts';
import { openDatabase } from '../../main/storage/open-database.ts';
import { shopMigrations } from '../../main/storage/shop-migrations.ts';
import type { GroupId } from '../../shared/groups.ts';
import { groupFacts, makeFolder } from '../builders.ts';
import { makeShop, secrets, type TestShop } from './make-shop.ts';

const now = Date.UTC(2026, 11, 24, 12);
const plan = { appVersion: '0.1.0', madeAt: now - 1_000 };
const noProgress = () => {};

/** Tables that are the same after a restore, whatever they hold. */
const keptTables = [
  ...['photos', 'products', 'product_versions', 'product_photos', 'product_prices', 'templates'],
  ...['groups', 'group_sets', 'group_set_members', 'broadcasts', 'posts'],
];

function readTables(file: string): Record<string, unknown> {
  const db = new DatabaseSync(file, { readOnly: true });
  const tables = keptTables.map((table) => [table, db.prepare(`SELECT * FROM ${table}`).all()] as const);
  db.close();
  return Object.fromEntries(tables);
}

function save(shop: TestShop): string {
  const path = join(makeFolder(), 'loja.promobrothers');
  writeBackup({ dataFolder: shop.folder, path, ...plan }, noProgress);
  return path;
}

function restore(path: string) {
  const draftFolder = join(makeFolder(), 'restore.new');
  return { draftFolder, summary: readBackup({ path, draftFolder, now }, noProgress) };
}

/** Every file of a folder with its content. */
function readAll(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const paths = files.map(({ parentPath, name }) => join(parentPath, name)).sort();
  return Object.fromEntries(paths.map((path) => [path, readFileSync(path, 'latin1')]));
}

test('a shop that is in use comes back with its products, photos, templates, sets, history and settings', () => {
  const shop = makeShop();
  const before = readTables(join(shop.folder, 'shop.db'));
  const { draftFolder, summary } = restore(save(shop));

  expect(summary).toEqual({ ...plan, productCount: 1, broadcastCount: 1, photoCount: 2 });
  expect(readdirSync(draftFolder).sort()).toEqual(['photos', 'settings.json', 'shop.db']);
  expect(readTables(join(draftFolder, 'shop.db'))).toEqual(before);
  expect(readFileSync(join(draftFolder, 'settings.json'), 'utf8')).toBe(
    '{"language":"en","shop":"Queijo Canastra"}',
  );
  const contents = (folder: string) => Object.values(readAll(join(folder, 'photos')));
  expect(contents(draftFolder)).toEqual(contents(shop.folder));
  expect(existsSync(join(shop.folder, 'backup.new'))).toBe(false);
});

test('no login, no bytes of a message and nothing of a person is in a backup, not even in a free page', () => {
  const bytes = readFileSync(save(makeShop()), 'latin1');
  expect(bytes).toContain('Queijo Canastra');
  expect(secrets.filter((secret) => bytes.includes(secret))).toEqual([]);
});

test('on another computer sets, footers and last posts find their groups by their names, when only one is called so', () => {
  const { draftFolder } = restore(save(makeShop()));
  const database = openDatabase(join(draftFolder, 'shop.db'), shopMigrations);
  const groups = createGroupsStore(database);
  const other = (name: string, id = name) => ({ ...groupFacts(name), id: `of this login: ${id}` as GroupId });
  const listSets = () =>
    createGroupSetsStore(database)
      .readAll()
      .map(({ groupIds }) => groupIds);

  groups.replaceAll([other('Clientes', 'one'), other('Clientes', 'two')], now);
  expect(listSets()).toEqual([['id of Clientes']]);
  groups.replaceAll([other('Vizinhas')], now);
  groups.replaceAll([other('Clientes', 'three'), other('Vizinhas')], now);
  expect(listSets()).toEqual([['of this login: three']]);
  const [clients] = groups.readAll().groups;
  expect(clients).toMatchObject({
    footer: 'Entrega grátis',
    lastPromo: 'Queijo Canastra',
    lastPostedAt: 60_000,
  });
  database.close();
});

test('on the same login nothing is moved', () => {
  const { draftFolder } = restore(save(makeShop()));
  const database = openDatabase(join(draftFolder, 'shop.db'), shopMigrations);
  createGroupsStore(database).replaceAll([groupFacts('Clientes'), groupFacts('Vizinhas')], now);
  const rows = database.db.prepare('SELECT id, footer, is_restored FROM known_groups ORDER BY id').all();
  expect(rows.map((row) => ({ ...row }))).toEqual([
    { id: 'id of Clientes', footer: 'Entrega grátis', is_restored: 0 },
    { id: 'id of Vizinhas', footer: '', is_restored: 0 },
  ]);
  database.close();
});

test('nothing of a restored shop is sent by itself, and nothing asks to be sent again', () => {
  const { draftFolder } = restore(save(makeShop()));
  const db = new DatabaseSync(join(draftFolder, 'shop.db'), { readOnly: true });
  const states = db.prepare('SELECT group_name, state, left_at FROM deliveries ORDER BY position').all();
  expect(states.map((row) => ({ ...row }))).toEqual([
    { group_name: 'Clientes', state: 'sent', left_at: null },
    { group_name: 'Vizinhas', state: 'cancelled', left_at: null },
    { group_name: 'Amigas', state: 'unknown', left_at: now },
    { group_name: 'Feira', state: 'unknown', left_at: now },
  ]);
  expect(db.prepare('SELECT count(*) AS n FROM linked_since').get()?.n).toBe(0);
  db.close();
});

test('a file of that name stays whole until the new one is', () => {
  const shop = makeShop();
  const path = save(shop);
  const before = readFileSync(path);
  const gone = join(path, 'nowhere', 'x.promobrothers');
  expect(() => writeBackup({ dataFolder: shop.folder, path: gone, ...plan }, noProgress)).toThrow(
    'file-not-saved',
  );
  expect(readFileSync(path).equals(before)).toBe(true);
  writeBackup({ dataFolder: shop.folder, path, ...plan, madeAt: now }, noProgress);
  expect(restore(path).summary.madeAt).toBe(now);
});

test('a photo that is gone from the disk does not keep the rest from being saved', () => {
  const shop = makeShop();
  const [photo] = readdirSync(join(shop.folder, 'photos')).filter((name) => name.endsWith('-full.jpg'));
  writeFileSync(join(shop.folder, 'settings.json'), 'no JSON');
  rmSync(join(shop.folder, 'photos', String(photo)));
  expect(restore(save(shop)).summary).toMatchObject({ photoCount: 1, productCount: 1 });
});

test.for([1, 3, 7, newestSchema - 1])(
  'a backup of a shop of version %i is brought to the newest',
  (version) => {
    const folder = makeFolder();
    const old = openDatabase(join(folder, 'shop.db'), shopMigrations.slice(0, version));
    old.db.exec(
      version < 7
        ? "INSERT INTO products (id, name, price, note, folded, created_at, changed_at) VALUES ('p', 'Mel', 100, '', 'mel', 1, 1)"
        : "INSERT INTO products (id, created_at) VALUES ('p', 1)",
    );
    const path = join(folder, 'old.promobrothers');
    if (version >= 6) writeBackup({ dataFolder: folder, path, ...plan }, noProgress);
    else writeOldBackup(folder, path, version);
    const { draftFolder, summary } = restore(path);
    old.close();
    expect(summary.productCount).toBe(1);
    const db = new DatabaseSync(join(draftFolder, 'shop.db'), { readOnly: true });
    expect(db.prepare('PRAGMA user_version').get()?.user_version).toBe(newestSchema);
    db.close();
  },
);

/** As a version of the app would have written it that knew fewer tables. */
function writeOldBackup(folder: string, path: string, schema: number): void {
  const whole = makeShop();
  writeBackup({ dataFolder: whole.folder, path, ...plan }, noProgress);
  const copy = join(folder, 'copy.db');
  const source = new DatabaseSync(join(folder, 'shop.db'));
  source.prepare('VACUUM INTO ?').run(copy);
  source.close();
  const about = JSON.stringify({ format: 1, ...plan, schema });
  writeFileSync(
    path,
    pack({ ...unpack(readFileSync(path)), 'promo-brothers.json': about, 'shop.db': readFileSync(copy) }),
  );
}

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

type Files = Readonly<Record<string, string | Buffer>>;

/** The files of a tar, without its manifest. */
function unpack(tar: Buffer): Files {
  const files: Record<string, Buffer> = {};
  for (let at = 0; ; ) {
    const entry = readTarHeader(tar.subarray(at, at + 512));
    if (entry === null || entry.name === 'manifest.json') return files;
    files[entry.name] = tar.subarray(at + 512, at + 512 + entry.size);
    at += 512 + Math.ceil(entry.size / 512) * 512;
  }
}

/** A backup that is right in itself, whatever it holds. */
function pack(files: Files): Buffer {
  const entries = Object.entries(files).map(([name, content]) => [name, Buffer.from(content)] as const);
  const manifest = entries.map(([name, bytes]) => ({
    ...{ name, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') },
  }));
  const all = [...entries, ['manifest.json', Buffer.from(JSON.stringify(manifest))] as const];
  const pieces = all.flatMap(([name, bytes]) => [
    ...[tarHeader(name, bytes.length), bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)],
  ]);
  return Buffer.concat([...pieces, Buffer.alloc(1_024)]);
}

test('it is a tar as other programs read it', () => {
  const path = save(makeShop());
  const listed = execFileSync('tar', ['-tf', path], { encoding: 'utf8' }).trim().split('\n');
  expect(listed.slice(0, 3)).toEqual(['promo-brothers.json', 'settings.json', 'shop.db']);
  expect(listed.at(-1)).toBe('manifest.json');
  expect(statSync(path).size % 512).toBe(0);
});

test('another computer takes the shop in at its next start, beside a login of its own', () => {
  const path = save(makeShop());
  const other = makeShop('Mel');
  other.database.close();
  readBackup({ path, draftFolder: join(other.folder, 'restore.new'), now }, noProgress);
  markReady(other.folder);
  const database = openRestored(other.folder, () =>
    openDatabase(join(other.folder, 'shop.db'), shopMigrations),
  );
  const names = database.db.prepare('SELECT name FROM current_versions').all();
  database.close();
  expect(names.map(({ name }) => name)).toEqual(['Queijo Canastra']);
  expect(readFileSync(join(other.folder, 'whatsapp.db'), 'latin1')).toBe(secrets[2]);
});
