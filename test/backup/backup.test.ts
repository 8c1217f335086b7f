import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { newestSchema } from '../../main/backup/copied-shop-store.ts';
import { openRestored } from '../../main/backup/open-restored.ts';
import { readBackup } from '../../main/backup/read-backup.ts';
import { markReady } from '../../main/backup/take-in.ts';
import { writeBackup } from '../../main/backup/write-backup.ts';
import { createGroupSetsStore } from '../../main/groups/group-sets-store.ts';
import { createGroupsStore } from '../../main/groups/groups-store.ts';
import { openDatabase } from '../../main/storage/open-database.ts';
import { shopMigrations } from '../../main/storage/shop-migrations.ts';
import type { GroupId } from '../../shared/groups.ts';
import { groupFacts, makeFolder } from '../builders.ts';
import { makeShop, secrets } from './make-shop.ts';
import { pack, unpack } from './pack-backup.ts';
import { noProgress, now, plan, readAll, restore, save } from './save-and-restore.ts';

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

test('it is a tar as other programs read it', () => {
  const path = save(makeShop());
  const listed = execFileSync('tar', ['-tf', path], { encoding: 'utf8' }).trim().split('\n');
  expect(listed.slice(0, 3)).toEqual(['promo-brothers.json', 'settings.json', 'shop.db']);
  expect(listed.at(-1)).toBe('manifest.json');
  expect(statSync(path).size % 512).toBe(0);
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
