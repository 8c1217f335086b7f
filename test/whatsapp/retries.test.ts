import { afterEach, expect, test } from 'vitest';
import type { PracticeGroup } from '../../main/practice/practice-box.ts';
import type { KeyStore } from '../../main/whatsapp/key-store/key-store.ts';
import type { ReadyMessage } from '../../main/whatsapp/whatsapp.ts';
import { type BoxWorld, type BoxWorldPlan, startBoxWorld } from './box-world.ts';
import { link, makeReady } from './deeds.ts';
import { until } from './until.ts';

let world: BoxWorld;

afterEach(() => world.stop());

/** Two groups; the devices of "Clientes" are phone, phone and companion, phone, phone and companion … */
async function start(plan: Partial<BoxWorldPlan> = {}, members = 6): Promise<PracticeGroup> {
  const groups = [
    { name: 'Clientes', members, devicesPerMember: [1, 2] as const },
    { name: 'Vizinhas', members: 4, addressing: 'phone-number' as const, devicesPerMember: [2] as const },
  ];
  world = await startBoxWorld({
    groups,
    refreshesPerPairing: 0,
    timeouts: { gatherMs: 40, repeatMs: 600 },
    ...plan,
  });
  await link(world);
  return world.box.group('Clientes');
}

async function post(name = 'Clientes'): Promise<ReadyMessage> {
  const message = await makeReady(world, name);
  expect(await world.whatsapp.post(message)).toMatchObject({ kind: 'sent' });
  return message;
}

async function copies(group: PracticeGroup, id: string): Promise<number[]> {
  const inboxes = await group.inbox();
  return inboxes.map(({ entries }) => entries.find(({ messageId }) => messageId === id)?.copies ?? 0);
}

async function isReadByAll(group: PracticeGroup, id: string): Promise<boolean> {
  return (await copies(group, id)).every((count) => count > 0);
}

async function stanzasOf(group: PracticeGroup, id: string) {
  return (await group.stanzas()).filter(({ messageId }) => messageId === id);
}

test.each([0, 1])(
  'device %i that asks gets a copy of its own, nobody else gets one, and the next message hands out no key',
  async (device) => {
    const group = await start();
    const message = await post();
    await until('everybody has read it', () => isReadByAll(group, message.id));
    await group.members[1]?.askForRetry(device);
    await until('it has a second copy', async () => (await copies(group, message.id))[1 + device] === 2);
    expect((await copies(group, message.id)).filter((count) => count === 2)).toHaveLength(1);
    const next = await post();
    await until('everybody has read the next one', () => isReadByAll(group, next.id));
    expect(await stanzasOf(group, next.id)).toMatchObject([{ pairwiseCount: 0 }]);
    expect(await world.takeViolations()).toEqual([]);
  },
);

test.each(['Clientes', 'Vizinhas'])(
  'a device of "%s" that lost all its keys asks by itself, reads the message, and the next one without asking',
  async (name) => {
    await start();
    const group = world.box.group(name);
    await post(name);
    await group.members[1]?.loseKeys(1);
    const message = await post(name);
    await until('it has read it', () => isReadByAll(group, message.id));
    expect(await stanzasOf(group, message.id)).toMatchObject([
      { isForOne: false, pairwiseCount: 0 },
      { isForOne: true, pkmsgCount: 1 },
    ]);
    const next = await post(name);
    await until('it has read the next one', () => isReadByAll(group, next.id));
    expect(await stanzasOf(group, next.id)).toMatchObject([{ pairwiseCount: 0 }]);
    expect(await world.takeViolations()).toEqual([]);
  },
);

test('when many phones lost their keys one repeat serves them all, and each companion gets its own copy', async () => {
  const group = await start({ jitterSeed: 7, timeouts: { gatherMs: 120, repeatMs: 600 } });
  await post();
  for (const [index, member] of group.members.entries()) {
    await member.loseKeys();
    if (index % 2 === 1) await member.loseKeys(1);
  }
  const message = await post();
  await until('everybody has read it', () => isReadByAll(group, message.id));
  const stanzas = await stanzasOf(group, message.id);
  expect(stanzas.filter(({ isForOne }) => !isForOne)).toHaveLength(2);
  expect(stanzas.filter(({ isForOne }) => isForOne)).toHaveLength(3);
  const next = await post();
  await until('everybody has read the next one', () => isReadByAll(group, next.id));
  expect(await stanzasOf(group, next.id)).toMatchObject([{ pkmsgCount: 0 }]);
  expect(await world.takeViolations()).toEqual([]);
});

test('a device that asks again within the window is answered when it ends, and five times in all', async () => {
  const group = await start({ timeouts: { gatherMs: 10, repeatMs: 300 } });
  const message = await post();
  await until('everybody has read it', () => isReadByAll(group, message.id));
  const ask = () => group.members[1]?.askForRetry(1);
  await ask();
  await until('it has a second copy', async () => (await copies(group, message.id))[2] === 2);
  const at = performance.now();
  await ask();
  await until('it has a third copy', async () => (await copies(group, message.id))[2] === 3);
  expect(performance.now() - at).toBeGreaterThan(150);
  for (const count of [4, 5, 6]) {
    await ask();
    await until(`it has copy ${count}`, async () => (await copies(group, message.id))[2] === count);
  }
  await ask();
  // Given up, it gets the key with the next message, and no seventh copy of this one.
  await until('it is believed to have no key', async () => {
    const next = await post();
    return (await stanzasOf(group, next.id))[0]?.pairwiseCount === 1;
  });
  expect((await copies(group, message.id))[2]).toBe(6);
  expect(await world.takeViolations()).toEqual([]);
});

test('a message that is kept no more is answered with nothing, and only that device gets the key anew', async () => {
  const group = await start();
  const message = await makeReady(world, 'Clientes');
  world.keep({ ...message, destination: { kind: 'own-chat' } });
  expect(await world.whatsapp.post(message)).toMatchObject({ kind: 'sent' });
  await until('everybody has read it', () => isReadByAll(group, message.id));
  await group.members[1]?.askForRetry(1);
  await until('it is believed to have no key', async () => {
    const next = await post();
    return (await stanzasOf(group, next.id))[0]?.pairwiseCount === 1;
  });
  expect(await stanzasOf(group, message.id)).toHaveLength(1);
  expect(await world.takeViolations()).toEqual([]);
});

test('a request that was not answered before the line was cut is answered over the next one', async () => {
  const group = await start({ timeouts: { gatherMs: 500, repeatMs: 600 } });
  const message = await post();
  await until('everybody has read it', () => isReadByAll(group, message.id));
  await group.members[1]?.askForRetry(1);
  await world.box.server.dropConnection();
  await until('the line is cut', () => world.whatsapp.connection.kind !== 'connected');
  await world.whatsapp.connect();
  await until('it has a second copy', async () => (await copies(group, message.id))[2] === 2);
  expect(await stanzasOf(group, message.id)).toHaveLength(2);
  expect(await world.takeViolations()).toEqual([]);
});

test('who has left the group gets nothing of it any more', async () => {
  const group = await start();
  const [member] = group.members;
  if (member === undefined) throw new Error('No members');
  const message = await post();
  await until('everybody has read it', () => isReadByAll(group, message.id));
  await group.removeMember(member);
  const next = await post();
  await until('the others have read the next one', () => isReadByAll(group, next.id));
  await member.askForRetry();
  await group.members[0]?.askForRetry();
  await until('the other one has its copy', async () => (await copies(group, next.id)).includes(2));
  expect(await stanzasOf(group, next.id)).toHaveLength(2);
  expect(await world.takeViolations()).toEqual([]);
});

test('however much is posted to a group, our key of it stays small and everybody reads everything', async () => {
  const sizes: number[] = [];
  const noteSizes = (keys: KeyStore): KeyStore => ({
    ...keys,
    write(changes) {
      for (const key of Object.values(changes['sender-key'] ?? {}))
        if (key) sizes.push((key as Buffer).length);
      return keys.write(changes);
    },
  });
  const group = await start({ wrapKeys: noteSizes, sendsReceipts: false }, 3);
  const ids: string[] = [];
  for (let count = 0; count < 60; count += 1) ids.push((await post()).id);
  await until('everybody has read the last one', () => isReadByAll(group, ids.at(-1) ?? ''));
  for (const { entries } of await group.inbox())
    expect(entries.map(({ messageId }) => messageId)).toEqual(ids);
  expect(Math.max(...sizes)).toBeLessThan(1_000);
  expect((await group.stanzas()).slice(1).every(({ pairwiseCount }) => pairwiseCount === 0)).toBe(true);
  expect(await world.takeViolations()).toEqual([]);
});
