import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type BoxWorld, type BoxWorldPlan, twoGroups as groups, startBoxWorld } from './box-world.ts';
import { becomes, link, makeReady } from './deeds.ts';
import { until } from './until.ts';

let world: BoxWorld;

async function startLinked(plan: Partial<BoxWorldPlan> = {}): Promise<void> {
  world = await startBoxWorld({ groups, refreshesPerPairing: 0, ...plan });
  await link(world);
}

afterEach(() => world.stop());

describe('sending', () => {
  beforeEach(() => startLinked());

  test('two messages to the same group ask once whose devices are which', async () => {
    for (const { name } of groups) {
      const before = await world.box.server.countQueries('usync');
      expect(await world.whatsapp.post(await makeReady(world, name))).toMatchObject({ kind: 'sent' });
      expect(await world.whatsapp.post(await makeReady(world, name))).toMatchObject({ kind: 'sent' });
      expect(await world.box.server.countQueries('usync')).toBe(before + 1);
    }
  });

  test('the devices are still known after a reconnection', async () => {
    await world.whatsapp.post(await makeReady(world, 'Clientes'));
    const before = await world.box.server.countQueries('usync');
    await world.whatsapp.disconnect();
    await world.whatsapp.connect();
    await becomes(world, 'connected');
    expect(await world.whatsapp.post(await makeReady(world, 'Clientes'))).toMatchObject({ kind: 'sent' });
    expect(await world.box.server.countQueries('usync')).toBe(before);
  });

  test('one device without keys is left out, and gets the next message', async () => {
    const group = world.box.group('Clientes');
    const [dead] = group.members;
    if (dead === undefined) throw new Error('No members');
    await world.box.server.breakBundles(dead, 'error');
    const first = await makeReady(world, 'Clientes');
    expect(await world.whatsapp.post(first)).toMatchObject({ kind: 'sent' });
    await world.box.server.breakBundles(dead, 'given');
    const second = await makeReady(world, 'Clientes');
    expect(await world.whatsapp.post(second)).toMatchObject({ kind: 'sent' });
    const holders = async (id: string) =>
      (await group.inbox()).filter(({ entries }) => entries.some(({ messageId }) => messageId === id));
    await until('everybody holds the second one', async () => (await holders(second.id)).length === 6);
    expect((await holders(first.id)).length).toBe(5);
    expect(await world.takeViolations()).toEqual([]);
  });

  test.each([0, 1])('device %i of a member that could not read a message gets it again', async (device) => {
    const group = world.box.group('Clientes');
    const message = await makeReady(world, 'Clientes');
    await world.whatsapp.post(message);
    await until('the message arrived', async () =>
      (await group.inbox()).every(({ entries }) => entries.length === 1),
    );
    await group.members[1]?.askForRetry(device);
    await until('the device has a second copy', async () => {
      const inboxes = await group.inbox();
      const own = inboxes.find((inbox) => inbox.member === group.members[1]?.name && inbox.device === device);
      return own?.entries[0]?.copies === 2;
    });
    expect(await world.takeViolations()).toEqual([]);
  });

  test('who read a message while the app was away is told when it is back', async () => {
    const group = world.box.group('Clientes');
    const message = await makeReady(world, 'Clientes');
    await world.whatsapp.post(message);
    await until('it arrived', async () => (await group.inbox()).every(({ entries }) => entries.length === 1));
    await world.whatsapp.disconnect();
    for (const member of group.members) await member.readEverything();
    const readers = new Set<string>();
    world.whatsapp.on('receipt', ({ messageId, kind, person }) => {
      if (messageId === message.id && kind === 'seen') readers.add(person);
    });
    await world.whatsapp.connect();
    await until('all of them are told', () => readers.size === group.members.length);
    expect(await world.takeViolations()).toEqual([]);
  });

  test('the line is cut while the acknowledgement is awaited: it is unknown at once', async () => {
    const message = await makeReady(world, 'Clientes');
    await world.box.server.holdAcks();
    const outcome = world.whatsapp.post(message);
    await until('the message is there', async () => (await world.box.group('Clientes').stanzaCount()) === 1);
    await world.box.server.dropConnection();
    expect(await outcome).toEqual({ kind: 'unknown' });
    await world.box.server.releaseAcks();
  });

  test('a message that waits behind another when the line is cut has not left', async () => {
    const [first, second] = [await makeReady(world, 'Clientes'), await makeReady(world, 'Vizinhas')];
    await world.box.server.holdAcks();
    const outcomes = [world.whatsapp.post(first), world.whatsapp.post(second)];
    await until('the first is there', async () => (await world.box.group('Clientes').stanzaCount()) === 1);
    await world.box.server.dropConnection();
    expect(await Promise.all(outcomes)).toEqual([
      { kind: 'unknown' },
      { kind: 'not-sent', reason: 'not-connected' },
    ]);
    await world.box.server.releaseAcks();
    expect(await world.box.group('Vizinhas').stanzaCount()).toBe(0);
  });
});

test('a server that stops answering in the middle of a message is left, and the message has not gone out', async () => {
  await startLinked({ timeouts: { handOverMs: 300 } });
  const message = await makeReady(world, 'Clientes');
  await world.box.server.goSilent();
  expect(await world.whatsapp.post(message)).toEqual({ kind: 'not-sent', reason: 'not-connected' });
  await world.box.server.speakAgain();
  await becomes(world, 'connected');
  expect(await world.whatsapp.post(message)).toMatchObject({ kind: 'sent' });
  expect(await world.takeViolations()).toEqual([]);
});

test('a group that she was removed from goes from the list, and takes no message', async () => {
  await startLinked();
  const names: string[][] = [];
  world.whatsapp.on('groups', (list) => names.push(list.map(({ name }) => name)));
  const message = await makeReady(world, 'Clientes');
  await world.box.group('Clientes').removeAccount();
  await until('it is gone', () => names.at(-1)?.includes('Clientes') === false);
  expect(await world.whatsapp.post(message)).toEqual({ kind: 'not-sent', reason: 'may-not-post' });
  expect(await world.box.group('Clientes').stanzaCount()).toBe(0);
});

test('a photo that cannot be uploaded is named, and texts still go out', async () => {
  const { generate } = await import('selfsigned');
  const { cert } = await generate([{ name: 'commonName', value: 'somebody else' }]);
  await startLinked({ mediaCa: cert });
  const photo = { jpeg: Buffer.alloc(9_000, 1), thumbnailJpeg: Buffer.alloc(90, 1), width: 16, height: 16 };
  await expect(world.whatsapp.preparePromo({ text: 'Queijo', photo })).rejects.toMatchObject({
    code: 'photo-upload-failed',
  });
  expect(await world.box.server.uploadCount()).toBe(0);
  expect(await world.whatsapp.post(await makeReady(world, 'Clientes'))).toMatchObject({ kind: 'sent' });
});
