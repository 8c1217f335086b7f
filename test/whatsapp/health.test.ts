import { afterEach, beforeEach, expect, test } from 'vitest';
import { type BoxWorld, startBoxWorld } from './box-world.ts';
import { link, makeReady } from './deeds.ts';
import { until } from './until.ts';

let world: BoxWorld;

beforeEach(async () => {
  world = await startBoxWorld({ groups: [{ name: 'Clientes', members: 3 }], refreshesPerPairing: 0 });
  await link(world);
});

afterEach(() => world.stop());

const post = async () => world.whatsapp.post(await makeReady(world, 'Clientes'));
const stanzaCount = () => world.box.server.countQueries('message');

test('after 429 nothing leaves, neither now nor after a restart', async () => {
  const waiting = await makeReady(world, 'Clientes');
  await world.box.server.ackNextWith(429);
  expect(await post()).toMatchObject({ kind: 'rate-limited', code: 429, pauseMs: expect.any(Number) });
  expect(await world.whatsapp.post(waiting)).toMatchObject({ kind: 'rate-limited' });
  await world.restart();
  await world.whatsapp.connect();
  await until('it is connected', () => world.whatsapp.connection.kind === 'connected');
  expect(await world.whatsapp.post(waiting)).toMatchObject({ kind: 'rate-limited' });
  expect(await stanzaCount()).toBe(1);
  expect(await world.takeViolations()).toEqual([]);
});

test('after 463 the end of the restriction is asked for and known', async () => {
  const until463 = Math.floor(Date.now() / 1_000) * 1_000 + 7_200_000;
  await world.box.server.setTimeLock(until463);
  await until('the push has come', () => world.whatsapp.standing.timeLock !== null);
  expect(world.whatsapp.standing).toMatchObject({
    timeLock: { until: until463 },
    quiet: { until: until463, code: 463 },
  });
  expect(await post()).toMatchObject({ kind: 'rate-limited' });
  expect(await stanzaCount()).toBe(0);
  await world.box.server.setTimeLock(null);
  await until('it is lifted', () => world.whatsapp.standing.timeLock === null);
  expect(await post()).toMatchObject({ kind: 'sent' });
  expect(await world.takeViolations()).toEqual([]);
});

test('463 without a push makes the app ask, and a person may ask too', async () => {
  expect(await world.whatsapp.readHealth()).toEqual({ timeLock: null, quiet: null, unknownCode: null });
  const asked = await world.box.server.countQueries('mex');
  expect(asked).toBe(1);
  await world.box.server.ackNextWith(463);
  expect(await post()).toMatchObject({ kind: 'rate-limited', code: 463 });
  await until('it has asked', async () => (await world.box.server.countQueries('mex')) > asked);
  expect(await post()).toMatchObject({ kind: 'rate-limited' });
  expect(await stanzaCount()).toBe(1);
});

test('an unknown refusal is named, told to the far side once, and the next message goes out', async () => {
  expect(await post()).toMatchObject({ kind: 'sent' });
  await world.box.server.ackNextWith(499);
  expect(await post()).toEqual({ kind: 'refused', reason: 'refused-by-whatsapp', code: 499 });
  expect(world.whatsapp.standing.unknownCode).toMatchObject({ code: 499 });
  expect(await stanzaCount()).toBe(2);
  expect(await post()).toMatchObject({ kind: 'sent' });
});

test('without a connection nobody can say how the account stands', async () => {
  await world.whatsapp.disconnect();
  await expect(world.whatsapp.readHealth()).rejects.toMatchObject({ code: 'not-connected' });
});
