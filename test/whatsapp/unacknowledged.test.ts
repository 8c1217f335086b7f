import { beforeEach, expect, onTestFinished, test } from 'vitest';
import type { KeyChanges, KeyStore } from '../../main/whatsapp/key-store/key-store.ts';
import { type BoxWorld, type BoxWorldPlan, startBoxWorld } from './box-world.ts';
import { link, makeReady } from './deeds.ts';
import { until } from './until.ts';

const plan: BoxWorldPlan = {
  groups: [{ name: 'Clientes', members: 4, devicesPerMember: [1, 2] }],
  refreshesPerPairing: 0,
};

let rotations = 0;

beforeEach(() => {
  rotations = 0;
});

/** Notes each time that a group's own key is thrown away. */
const noting = (keys: KeyStore): KeyStore => ({
  ...keys,
  write(changes: KeyChanges) {
    if (Object.values(changes['sender-key'] ?? {}).includes(null)) rotations += 1;
    return keys.write(changes);
  },
});

async function openLinked(differs: Partial<BoxWorldPlan> = {}): Promise<BoxWorld> {
  const world = await startBoxWorld({ ...plan, wrapKeys: noting, ...differs });
  onTestFinished(() => world.stop());
  await link(world);
  return world;
}

async function reconnect(world: BoxWorld): Promise<void> {
  await world.whatsapp.connect();
  await until('it is connected', () => world.whatsapp.connection.kind === 'connected');
}

async function allHold(world: BoxWorld, messageId: string): Promise<void> {
  await until('every device holds the message', async () =>
    (await world.box.group('Clientes').inbox()).every(({ entries }) =>
      entries.some((entry) => entry.messageId === messageId),
    ),
  );
}

test('while all goes well, a group keeps its key', async () => {
  const world = await openLinked();
  for (let count = 0; count < 3; count += 1) {
    expect(await world.whatsapp.post(await makeReady(world, 'Clientes'))).toMatchObject({ kind: 'sent' });
  }
  expect(rotations).toBe(0);
});

test('after a message that was never acknowledged the same one goes again under a new key, and all read it once', async () => {
  const world = await openLinked({ timeouts: { ackMs: 200 } });
  const message = await makeReady(world, 'Clientes');
  await world.box.server.holdAcks();
  expect(await world.whatsapp.post(message)).toEqual({ kind: 'unknown' });
  await world.box.server.releaseAcks();
  expect(await world.whatsapp.post(message)).toMatchObject({ kind: 'sent' });
  expect(rotations).toBe(1);
  expect(await world.whatsapp.post(await makeReady(world, 'Clientes'))).toMatchObject({ kind: 'sent' });
  expect(rotations).toBe(1);
  await allHold(world, message.id);
  const inboxes = await world.box.group('Clientes').inbox();
  for (const { entries } of inboxes)
    expect(entries.filter(({ messageId }) => messageId === message.id)).toHaveLength(1);
  const taken = (await world.box.record()).find(({ messageId }) => messageId === message.id);
  expect(taken).toMatchObject({
    groupName: 'Clientes',
    text: 'Queijo',
    stanzaCount: 2,
    isAcknowledged: true,
  });
  expect(await world.takeViolations()).toEqual([]);
});

test('the next start after a crash in the middle of a message rotates too', async () => {
  const world = await openLinked();
  await world.box.server.holdAcks();
  const outcome = world.whatsapp.post(await makeReady(world, 'Clientes'));
  await until('the server has it', async () => (await world.box.group('Clientes').stanzaCount()) === 1);
  await world.restart();
  expect(await outcome).toEqual({ kind: 'unknown' });
  await world.box.server.releaseAcks();
  await reconnect(world);
  const next = await makeReady(world, 'Clientes');
  expect(await world.whatsapp.post(next)).toMatchObject({ kind: 'sent' });
  expect(rotations).toBe(1);
  await allHold(world, next.id);
  expect(await world.takeViolations()).toEqual([]);
});

test('a refused message gave nobody the key, and everybody can read the next one', async () => {
  const world = await openLinked();
  await world.box.server.ackNextWith(500);
  expect(await world.whatsapp.post(await makeReady(world, 'Clientes'))).toMatchObject({ kind: 'refused' });
  const next = await makeReady(world, 'Clientes');
  expect(await world.whatsapp.post(next)).toMatchObject({ kind: 'sent' });
  await allHold(world, next.id);
  expect(await world.takeViolations()).toEqual([]);
});

test("the own phone's receipt proves that WhatsApp has it, and counts for nobody", async () => {
  const world = await openLinked({ sendsReceipts: false, phoneConfirms: true, timeouts: { ackMs: 200 } });
  const message = await makeReady(world, 'Clientes');
  const proofs: string[] = [];
  const people: string[] = [];
  world.whatsapp.on('proof', ({ messageId }) => proofs.push(messageId));
  world.whatsapp.on('receipt', ({ messageId }) => people.push(messageId));
  await world.box.server.holdAcks();
  expect(await world.whatsapp.post(message)).toEqual({ kind: 'unknown' });
  await until('it is proven', () => proofs.length > 0);
  expect(proofs).toEqual([message.id]);
  expect(people).toEqual([]);
});

test('receipts that came while the computer was off are told at the next start', async () => {
  const world = await openLinked({ sendsReceipts: false });
  const message = await makeReady(world, 'Clientes');
  await world.whatsapp.post(message);
  await allHold(world, message.id);
  await world.whatsapp.close();
  const { members } = world.box.group('Clientes');
  for (const member of members) await member.readEverything();
  await world.restart();
  const seenBy = new Set<string>();
  world.whatsapp.on('receipt', ({ messageId, person, kind }) => {
    if (messageId === message.id && kind === 'seen') seenBy.add(person);
  });
  await reconnect(world);
  await until('all are told', () => seenBy.size === members.length);
});
