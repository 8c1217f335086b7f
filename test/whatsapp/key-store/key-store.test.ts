import { deepStrictEqual } from 'node:assert';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createBreathe } from '../../../main/whatsapp/breathe.ts';
import { type KeyStore, openKeyStore } from '../../../main/whatsapp/key-store/key-store.ts';
import { mayHoldLogin } from '../may-hold-login.ts';

const masterKey = randomBytes(32);
const breathe = createBreathe(() => performance.now());

let folder: string;
let file: string;
let store: KeyStore;

const open = (key: Uint8Array = masterKey) => openKeyStore(file, key, breathe);

async function reopen(): Promise<void> {
  await store.close();
  store = open();
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'key-store-'));
  file = join(folder, 'whatsapp.db');
  store = open();
});

afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const code = (wanted: string) => expect.objectContaining({ code: wanted });

test('every type and every id keeps its own value, also types that nobody knows yet', async () => {
  const types = fc.oneof(
    fc.constantFrom('session', 'pre-key', 'sender-key', 'lid-mapping', 'tctoken', '__proto__'),
    fc.string(),
  );
  const ids = fc.oneof(
    fc.constantFrom(
      '1',
      '2',
      'a',
      'A',
      'x/y',
      'x:y',
      '5511999990000.0',
      '77_1.3',
      'g@g.us::77_1::0',
      '__proto__',
      '',
    ),
    fc.string({ unit: 'binary' }),
  );
  const change = fc.tuple(
    types,
    ids,
    fc.oneof(
      fc.constant(null),
      fc.uint8Array(),
      fc.dictionary(fc.string(), fc.integer(), { noNullPrototype: true }),
    ),
  );

  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(change, { maxLength: 8 }), { maxLength: 6 }), async (batches) => {
      await store.erase();
      const expected = new Map<string, unknown>();
      for (const batch of batches) {
        const changes: Record<string, Record<string, unknown>> = Object.create(null);
        for (const [type, id, value] of batch) {
          changes[type] ??= Object.create(null);
          (changes[type] as Record<string, unknown>)[id] = value;
          expected.set(JSON.stringify([type, id]), value);
        }
        await store.write(changes);
      }
      await reopen();
      for (const [name, value] of expected) {
        const [type, id] = JSON.parse(name) as [string, string];
        const read = store.read(type, [id, 'never written']);
        deepStrictEqual(Object.keys(read), value === null ? [] : [id]);
        deepStrictEqual(read[id], value instanceof Uint8Array ? Buffer.from(value) : (value ?? undefined));
      }
    }),
    { numRuns: 60 },
  );
});

test('who changes a value that was read, or one that was written, changes nothing here', async () => {
  const memory = { '1@lid': true };
  const key = Buffer.of(1, 2, 3);
  const writing = store.write({ 'sender-key-memory': { group: memory }, 'identity-key': { ana: key } });
  memory['1@lid'] = false;
  key.fill(0);
  (store.read('sender-key-memory', ['group']).group as typeof memory)['1@lid'] = false;
  await writing;
  (store.read('identity-key', ['ana']).ana as Buffer).fill(9);

  expect(store.read('sender-key-memory', ['group']).group).toEqual({ '1@lid': true });
  expect(store.read('identity-key', ['ana']).ana).toEqual(Buffer.of(1, 2, 3));
});

test('what is being written can be read at once, the latest of it', () => {
  void store.write({ session: { ana: { step: 1 } } });
  void store.write({ session: { ana: { step: 2 }, bia: { step: 1 } } });
  void store.write({ session: { bia: null } });
  expect(store.read('session', ['ana', 'bia'])).toEqual({ ana: { step: 2 } });
});

test('writes that overlap end in the order in which they were asked for', async () => {
  const many = Object.fromEntries(
    Array.from({ length: 3_000 }, (_, index) => [`device ${index}`, { step: 1 }]),
  );
  const slow = store.write({ session: many });
  const quick = store.write({ session: { 'device 7': { step: 2 } } });
  await Promise.all([slow, quick]);
  await reopen();
  expect(store.read('session', ['device 7', 'device 8'])).toEqual({
    'device 7': { step: 2 },
    'device 8': { step: 1 },
  });
});

test('a value that cannot be written leaves the whole change out', async () => {
  await store.write({ session: { ana: { step: 1 } } });
  const broken = async () => store.write({ session: { ana: { step: 2 } }, odd: { one: () => 'a function' } });
  await expect(broken()).rejects.toThrow();
  expect(store.read('session', ['ana'])).toEqual({ ana: { step: 1 } });
});

test('when a commit fails half way nothing of the change is kept, and the next one works', async () => {
  await store.write({ session: { ana: { step: 1 } } });
  const disk = new DatabaseSync(file);
  disk.exec(`CREATE TRIGGER no_room BEFORE INSERT ON sealed WHEN (SELECT count(*) FROM sealed) >= 4
    BEGIN SELECT RAISE(ABORT, 'no room'); END`);
  const many = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`device ${index}`, { step: 2 }]));
  await expect(store.write({ session: { ana: { step: 2 }, ...many } })).rejects.toThrow('no room');
  expect(store.read('session', ['ana', 'device 0', 'device 1'])).toEqual({ ana: { step: 1 } });

  disk.exec('DROP TRIGGER no_room');
  disk.close();
  await store.write({ session: { ana: { step: 3 } } });
  expect(store.read('session', ['ana', 'device 0'])).toEqual({ ana: { step: 3 } });
});

test('the login is on the disk when writeLogin returns and comes back with its keys as Buffer', async () => {
  expect(store.readLogin()).toBeUndefined();
  store.writeLogin({ registrationId: 7, noiseKey: { private: Buffer.of(1), public: new Uint8Array([2]) } });
  await reopen();
  expect(store.readLogin()).toEqual({
    registrationId: 7,
    noiseKey: { private: Buffer.of(1), public: Buffer.of(2) },
  });
});

test('under another master key the login is unreadable, never simply missing', async () => {
  store.writeLogin({ registrationId: 7 });
  await store.close();
  expect(() => open(randomBytes(32))).toThrow(code('login-unreadable'));
  store = open();
  expect(store.readLogin()).toEqual({ registrationId: 7 });
});

test('a login whose row was changed or swapped with another is unreadable and stays where it is', async () => {
  store.writeLogin({ registrationId: 7 });
  await store.write({ session: { ana: { step: 1 } } });
  const tamper = new DatabaseSync(file);
  tamper.exec(`CREATE TEMP TABLE old AS SELECT id, value, row_number() OVER (ORDER BY id) - 1 AS place FROM sealed;
    UPDATE sealed SET value = (SELECT value FROM old WHERE place = (
      SELECT (place + 1) % 3 FROM old AS mine WHERE mine.id = sealed.id))`);
  expect(() => store.readLogin()).toThrow(code('login-unreadable'));
  expect(() => store.read('session', ['ana'])).toThrow(code('database-damaged'));
  expect(tamper.prepare('SELECT count(*) AS rows FROM sealed').get()).toEqual({ rows: 3 });
  tamper.close();
});

test('erase leaves nothing, and the store goes on under the same key', async () => {
  store.writeLogin({ registrationId: 7 });
  await store.write({ session: { ana: { step: 1 } } });
  await store.erase();
  await reopen();
  expect(store.readLogin()).toBeUndefined();
  expect(store.read('session', ['ana'])).toEqual({});
});

test('whether there may be a login is known without the key, and a file that cannot be read counts as yes', async () => {
  expect(mayHoldLogin(join(folder, 'nothing.db'))).toBe(false);
  expect(mayHoldLogin(file)).toBe(false);
  store.writeLogin({ registrationId: 7 });
  expect(mayHoldLogin(file)).toBe(true);
  await store.erase();
  expect(mayHoldLogin(file)).toBe(false);
  writeFileSync(join(folder, 'broken.db'), 'not a database at all');
  expect(mayHoldLogin(join(folder, 'broken.db'))).toBe(true);
});

test('rows are counted by type, and a row keeps its type when it is written again', async () => {
  await store.write({ session: { a: 1, b: 2 }, 'pre-key': { 1: 1 }, strange: { a: 1 } });
  await store.write({ session: { a: 3, b: null } });
  store.writeLogin({ registrationId: 7 });
  expect(store.countRows()).toEqual({ login: 1, other: 2, 'pre-key': 1, session: 1 });
});

test('neither ids nor values lie readable in any file of the folder', async () => {
  const jid = '5511987654321@s.whatsapp.net';
  const secret = randomBytes(32);
  await store.write({
    session: { [jid]: { key: secret.toString('base64') } },
    'identity-key': { [jid]: secret },
  });
  const bytes = Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name))));
  for (const needle of [jid, '5511987654321', 'session', 'identity-key', secret, secret.toString('base64')]) {
    expect(bytes.includes(needle)).toBe(false);
  }
});

test.skipIf(process.platform === 'win32')('only this user can read the file', () => {
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('hashes stay the same over a restart and differ by purpose and by key', async () => {
  const before = store.hash('group', '1@g.us');
  await reopen();
  expect(store.hash('group', '1@g.us')).toBe(before);
  expect(store.hash('person', '1@g.us')).not.toBe(before);
  const other = openKeyStore(join(folder, 'other.db'), randomBytes(32), breathe);
  expect(other.hash('group', '1@g.us')).not.toBe(before);
  await other.close();
});

test('2,000 rows are written and read without holding up the event loop for long', async () => {
  const sessions = Object.fromEntries(
    Array.from({ length: 2_000 }, (_, index) => [
      `${index}_1.0`,
      { version: 'v1', key: randomBytes(400).toString('base64') },
    ]),
  );
  let [longestStallMs, last, isDone] = [0, performance.now(), false];
  const watch = (): void => {
    longestStallMs = Math.max(longestStallMs, performance.now() - last);
    last = performance.now();
    if (!isDone) setImmediate(watch);
  };
  setImmediate(watch);
  await store.write({ session: sessions });
  isDone = true;
  expect(longestStallMs).toBeLessThan(150);
  expect(Object.keys(store.read('session', Object.keys(sessions)))).toHaveLength(2_000);
});
