import { afterEach, beforeEach, expect, test } from 'vitest';
import type { KeyStore } from '../../main/whatsapp/key-store/key-store.ts';
import { type BoxWorld, startBoxWorld, twoGroups } from './box-world.ts';
import { link, makeReady, readGroup } from './deeds.ts';
import { until } from './until.ts';

let world: BoxWorld;
let isDiskFull: boolean;

/** A disk that is full exactly when the keys of a message that has left should be written down. */
const withFullDisk = (keys: KeyStore): KeyStore => ({
  ...keys,
  async write(changes) {
    const memories = Object.values(changes['sender-key-memory'] ?? {});
    if (isDiskFull && memories.some((memory) => memory !== null)) throw new Error('disk full');
    return keys.write(changes);
  },
});

beforeEach(async () => {
  isDiskFull = false;
  world = await startBoxWorld({
    groups: twoGroups,
    refreshesPerPairing: 0,
    timeouts: { gatherMs: 40, repeatMs: 600 },
    wrapKeys: withFullDisk,
  });
  await link(world);
});

afterEach(() => world.stop());

async function post(groupName: string): Promise<string> {
  const message = await makeReady(world, groupName);
  expect(await world.whatsapp.post(message)).toMatchObject({ kind: 'sent' });
  await until('every device holds the message', async () => {
    const inboxes = await world.box.group(groupName).inbox();
    return inboxes.every(({ entries }) => entries.some(({ messageId }) => messageId === message.id));
  });
  return message.id;
}

test.each(['Clientes', 'Vizinhas'])(
  'when the keys of a message could not be written down, everybody in "%s" can read the next one all the same',
  async (groupName) => {
    await post(groupName);
    isDiskFull = true;
    await post(groupName);
    isDiskFull = false;
    await post(groupName);
    await post(groupName);
    expect(await world.takeViolations()).toEqual([]);
  },
);

test.each(['Clientes', 'Vizinhas'])(
  'when that happens to a message that gives out a new key, everybody in "%s" can read the next one all the same',
  async (groupName) => {
    await post(groupName);
    isDiskFull = true;
    await post(groupName);
    // This one gives every device the new key, in a session whose step is then not written down.
    await post(groupName);
    await post(groupName);
    isDiskFull = false;
    await post(groupName);
    await post(groupName);
    expect(await world.takeViolations()).toEqual([]);
  },
);

test('when the power fails between a message and its keys, everybody can read the next one all the same', async () => {
  await post('Clientes');
  isDiskFull = true;
  await post('Clientes');
  await world.restart();
  isDiskFull = false;
  await world.whatsapp.connect();
  await until('it is connected', () => world.whatsapp.connection.kind === 'connected');
  await post('Clientes');
  await post('Clientes');
  expect(await world.takeViolations()).toEqual([]);
});

test('a step of a session that was lost in one group is used for nobody in another group', async () => {
  await post('Clientes');
  isDiskFull = true;
  await post('Clientes');
  await post('Clientes');
  await world.restart();
  isDiskFull = false;
  await world.whatsapp.connect();
  await until('it is connected', () => world.whatsapp.connection.kind === 'connected');
  // The own phone is in both groups, and gets the key of this one in the same session.
  await post('Vizinhas');
  await post('Clientes');
  expect(await world.takeViolations()).toEqual([]);
});

/** An answer to one device takes its session two steps further (ratchet-journal.ts says why). */
async function loseAnswer(): Promise<void> {
  const id = await post('Clientes');
  isDiskFull = true;
  await group().members[1]?.askForRetry(1, false);
  await untilCopied(id, 2);
  await world.restart();
  isDiskFull = false;
  await world.whatsapp.connect();
  await until('it is connected', () => world.whatsapp.connection.kind === 'connected');
}

const group = () => world.box.group('Clientes');

function untilCopied(id: string, count: number): Promise<void> {
  return until(`a device has ${count} copies`, async () =>
    (await group().inbox()).some(({ entries }) =>
      entries.some(({ messageId, copies }) => messageId === id && copies >= count),
    ),
  );
}

test('a device whose answer was lost to the disk can read the next answer', async () => {
  await loseAnswer();
  const id = await post('Clientes');
  await group().members[1]?.askForRetry(1, false);
  await untilCopied(id, 2);
  expect(await world.takeViolations()).toEqual([]);
});

test('a device whose answer was lost to the disk can read the next message that gives out a key', async () => {
  await loseAnswer();
  const { id } = await readGroup(world.whatsapp, 'Clientes');
  await world.whatsapp.repairGroup(id, 'new-key');
  await post('Clientes');
  expect(await world.takeViolations()).toEqual([]);
});
