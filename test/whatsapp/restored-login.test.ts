import { randomFillSync } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, expect, test } from 'vitest';
import { openOrSetAside } from '../../main/whatsapp/key-store/open-or-set-aside.ts';
import { createSeal, joinName } from '../../main/whatsapp/key-store/seal.ts';
import { type BoxWorld, twoGroups as groups, startBoxWorld } from './box-world.ts';
import { link, makeReady } from './deeds.ts';
import { until } from './until.ts';

const messageCount = 20;
const masterKey = Buffer.alloc(32, 9);

let world: BoxWorld;

afterEach(() => world.stop());

/** Writes noise over the row of the login, as a failing disk does. */
function damageLogin(file: string): void {
  const db = new DatabaseSync(file);
  const id = createSeal(masterKey).nameRow(joinName('login', 'login'));
  const { changes } = db.prepare('UPDATE sealed SET value = randomblob(400) WHERE id = ?').run(id);
  db.close();
  expect(changes).toBe(1);
}

function loseLogin(file: string): void {
  const db = new DatabaseSync(file);
  const id = createSeal(masterKey).nameRow(joinName('login', 'login'));
  db.prepare('DELETE FROM sealed WHERE id = ?').run(id);
  db.close();
}

/** Writes noise over the whole file but its first page, so that SQLite itself gives it up. */
function damageFile(file: string): void {
  const bytes = readFileSync(file);
  writeFileSync(file, randomFillSync(bytes, 100));
}

const hasCome = async (name: string, text: string) =>
  (await world.box.group(name).inbox()).every(({ entries }) =>
    entries.some((entry) => entry.text === text && entry.copies === 1),
  );

async function postToAll(text: string): Promise<void> {
  for (const { name } of groups) {
    const message = await makeReady(world, name, { text, photo: null });
    expect(await world.whatsapp.post(message)).toMatchObject({ kind: 'sent' });
  }
}

async function readCounts(): Promise<{ readonly receipts: number; readonly retries: number }> {
  const { countQueries } = world.box.server;
  return { receipts: await countQueries('receipt'), retries: await countQueries('retry') };
}

/** Every member writes in turn. */
async function writeToUs(text: string): Promise<void> {
  const [group] = groups;
  const { members } = world.box.group(group?.name ?? '');
  for (let index = 0; index < messageCount; index += 1) {
    await members[index % members.length]?.write(`${text} ${index}`);
  }
}

test.each([
  ['whose row is damaged', damageLogin],
  ['whose row is gone', loseLogin],
])('a login %s comes back without a QR, and 20 messages each way are readable', async (_, damage) => {
  world = await startBoxWorld({ groups, refreshesPerPairing: 0, masterKey });
  await link(world);
  await postToAll('Antes');
  await writeToUs('Antes');
  await until('we have read all of it', async () => (await readCounts()).receipts >= messageCount);

  await world.restart(() => damage(join(world.folder, 'whatsapp.db')));
  await world.whatsapp.connect();
  await until('it is connected', () => world.whatsapp.connection.kind === 'connected');
  const before = await readCounts();

  for (let index = 0; index < messageCount; index += 1) await postToAll(`Depois ${index}`);
  await writeToUs('Depois');
  await until('we have read all of it', async () => {
    const { receipts } = await readCounts();
    return receipts - before.receipts >= messageCount;
  });
  expect((await readCounts()).retries).toBe(before.retries);
  for (let index = 0; index < messageCount; index += 1) {
    for (const { name } of groups)
      await until('everybody has read it', () => hasCome(name, `Depois ${index}`));
  }
  // The member who comes anew gets keys that fit together with what this computer still holds.
  const newcomer = await world.box.group('Clientes').addMember();
  await newcomer.write('Cheguei');
  await until('we have read the newcomer', async () => {
    const { receipts } = await readCounts();
    return receipts - before.receipts > messageCount;
  });
  expect((await readCounts()).retries).toBe(before.retries);
  expect(await world.takeViolations()).toEqual([]);
});

test('a key store that is damaged as a whole is put aside, and members read what is posted after it', async () => {
  world = await startBoxWorld({ groups, refreshesPerPairing: 0, masterKey, openKeys: openOrSetAside });
  await link(world);
  await postToAll('Antes');
  await world.restart(() => damageFile(join(world.folder, 'whatsapp.db')));
  await world.whatsapp.connect();
  await until('it is connected', () => world.whatsapp.connection.kind === 'connected');
  for (let index = 0; index < messageCount; index += 1) await postToAll(`Depois ${index}`);
  for (const { name } of groups) {
    await until('everybody has read the last one', () => hasCome(name, `Depois ${messageCount - 1}`));
    await until('everybody has read the first one', () => hasCome(name, 'Depois 0'));
  }
  expect(await world.takeViolations()).toEqual([]);
});
