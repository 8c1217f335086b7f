import { afterEach, expect, test } from 'vitest';
import { type BoxWorld, type BoxWorldPlan, startBoxWorld } from './box-world.ts';
import { link, makeReady } from './deeds.ts';
import { until } from './until.ts';

let world: BoxWorld;

afterEach(() => world.stop());

async function start(plan: Partial<BoxWorldPlan> = {}): Promise<void> {
  world = await startBoxWorld({
    groups: [{ name: 'Clientes', members: 3 }],
    refreshesPerPairing: 0,
    ...plan,
  });
  await link(world);
}

async function msUntil(what: string, holds: () => boolean | Promise<boolean>): Promise<number> {
  const startedAt = performance.now();
  await until(what, holds);
  return performance.now() - startedAt;
}

const hasLeft = () => world.whatsapp.connection.kind !== 'connected';
const isBack = () => world.whatsapp.connection.kind === 'connected';

test.each(['goMute', 'goHalfOpen'] as const)(
  'at the usual pace a line that is dead (%s) is noticed within 10 s while a message waits',
  async (deed) => {
    await start();
    const message = await makeReady(world, 'Clientes');
    await world.box.server[deed]();
    const outcome = world.whatsapp.post(message);
    expect(await msUntil('it has left the line', hasLeft)).toBeLessThan(10_000);
    expect((await outcome).kind).toMatch(/^(unknown|not-sent)$/);
    await until('it is back', isBack);
    expect(await world.box.server.connectionCount()).toBe(1);
  },
);

test.each(['goMute', 'goHalfOpen'] as const)(
  'told twice of a wake-up, it leaves a dead line (%s) and is back within 3 s, with one connection',
  async (deed) => {
    await start();
    await world.box.server[deed]();
    const startedAt = performance.now();
    world.whatsapp.checkNow();
    world.whatsapp.checkNow();
    await until('it has left the line', hasLeft);
    await until('it is back', isBack);
    expect(performance.now() - startedAt).toBeLessThan(3_000);
    await until('one connection is left', async () => (await world.box.server.connectionCount()) === 1);
    expect(await world.takeViolations()).toEqual([]);
  },
);

test('a living line stays through a wake-up, for one question', async () => {
  await start({ timeouts: { checkMs: 200 } });
  const before = await world.box.server.countQueries('ping');
  const kinds: string[] = [];
  world.whatsapp.on('connection', ({ kind }) => kinds.push(kind));
  for (let round = 0; round < 5; round += 1) world.whatsapp.checkNow();
  await until('the question has come', async () => (await world.box.server.countQueries('ping')) > before);
  // Its acknowledgement comes when the line would have been given up long since.
  await world.box.server.delayAcks(800);
  expect(await world.whatsapp.post(await makeReady(world, 'Clientes'))).toMatchObject({ kind: 'sent' });
  expect(await world.box.server.countQueries('ping')).toBe(before + 1);
  expect(kinds).toEqual([]);
});

test('a link that waits for its next try comes at once when the network changes', async () => {
  await start();
  await world.box.server.refuseLogins(503);
  await world.box.server.dropConnection();
  await until('it waits for long', () => {
    const { connection } = world.whatsapp;
    return connection.kind === 'offline' && connection.retryAt - Date.now() > 3_000;
  });
  await world.box.server.refuseLogins(null);
  world.whatsapp.checkNow();
  expect(await msUntil('it is back', isBack)).toBeLessThan(3_000);
});

test('a wake-up wakes neither a link that was closed nor one that somebody else took over', async () => {
  await start();
  await world.box.server.endStream(440);
  await until('it has stopped', () => world.whatsapp.connection.kind === 'stopped');
  world.whatsapp.checkNow();
  expect(world.whatsapp.connection).toEqual({ kind: 'stopped', reason: 'replaced-elsewhere' });
  await world.whatsapp.connect();
  await until('it is back', isBack);
  await world.whatsapp.disconnect();
  world.whatsapp.checkNow();
  expect(world.whatsapp.connection).toEqual({ kind: 'off' });
});

test('an acknowledgement that is slow is waited for', async () => {
  await start({ timeouts: { eagerMs: 100, eagerPulseMs: 400 } });
  await world.box.server.delayAcks(2_000);
  expect(await world.whatsapp.post(await makeReady(world, 'Clientes'))).toMatchObject({ kind: 'sent' });
  await world.box.server.delayAcks(0);
});
