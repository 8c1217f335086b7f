import pino from 'pino';
import { expect, test } from 'vitest';
import { AppError } from '../../shared/failure.ts';
import { hourMs, minuteMs, openSender, secondMs, withPost } from './open-sender.ts';

const three = ['Clientes', 'Vizinhos', 'Família'];
const allSent = ['sent', 'sent', 'sent'];

test('a lost connection holds what waits, and it goes on by itself, not before five seconds after the new one', async () => {
  const { start, clock, far, kinds, taken, find } = await openSender();
  const id = await start(three);
  await clock.run(secondMs);
  await far.whatsapp.disconnect();
  await clock.run(10 * minuteMs);
  expect(kinds(id)).toEqual(['sent', 'held: not-connected', 'held: not-connected']);
  expect(find(id)?.nextAt).toBeNull();

  await far.whatsapp.connect();
  await clock.run(5 * secondMs - 1);
  expect(await taken(three)).toEqual([1, 0, 0]);
  await clock.run(1);
  expect(await taken(three)).toEqual([1, 1, 0]);
  await clock.run(2 * minuteMs);
  expect(kinds(id)).toEqual(allSent);
});

test('a message that did not leave the computer is tried again, under the same id', async () => {
  const ids: string[] = [];
  const { start, clock, kinds, taken } = await openSender({
    wrapWhatsApp: (whatsapp) =>
      withPost(whatsapp, async (message) => {
        ids.push(message.id);
        return ids.length === 1 ? { kind: 'not-sent', reason: 'not-connected' } : whatsapp.post(message);
      }),
  });
  const id = await start(['Clientes']);
  await clock.run(secondMs);
  expect(kinds(id)).toEqual(['waiting']);
  await clock.run(minuteMs);
  expect(kinds(id)).toEqual(['sent']);
  expect(await taken(['Clientes'])).toEqual([1]);
  expect(new Set(ids).size).toBe(1);
});

test('a message that never leaves although there is a connection fails at last, and lets the others pass', async () => {
  let tries = 0;
  const { start, clock, kinds, groupId } = await openSender({
    wrapWhatsApp: (whatsapp) =>
      withPost(whatsapp, async (message) => {
        const { destination } = message;
        if (destination.kind !== 'group' || destination.id !== groupId('Clientes'))
          return whatsapp.post(message);
        tries += 1;
        return { kind: 'not-sent', reason: 'server-silent' };
      }),
  });
  const id = await start(three);
  await clock.run(10 * minuteMs);
  expect(kinds(id)).toEqual(['failed: server-silent', 'sent', 'sent']);
  expect(tries).toBe(5);
});

test('bad Wi-Fi all night makes nothing fail', async () => {
  let isBad = true;
  const { start, clock, kinds, far } = await openSender({
    wrapWhatsApp: (whatsapp) =>
      withPost(whatsapp, async (message) => {
        if (!isBad) return whatsapp.post(message);
        await whatsapp.disconnect();
        return { kind: 'not-sent', reason: 'not-connected' };
      }),
  });
  const id = await start(['Clientes']);
  for (let loss = 0; loss < 12; loss += 1) {
    await clock.run(2 * minuteMs);
    await far.whatsapp.connect();
  }
  isBad = false;
  await clock.run(2 * minuteMs);
  expect(kinds(id)).toEqual(['sent']);
});

test('a refusal is shown with its reason, and the next group gets its turn', async () => {
  const { start, clock, far, kinds, taken } = await openSender();
  await far.server.ackNextWith(403);
  const id = await start(three);
  await clock.run(3 * minuteMs);
  expect(kinds(id)).toEqual(['failed: may-not-post', 'sent', 'sent']);
  expect(await taken(three)).toEqual([0, 1, 1]);
});

test('a fault in the adapter makes one delivery unknown, is logged with a number, and stops nothing', async () => {
  const lines: string[] = [];
  let isFirst = true;
  const { start, clock, kinds } = await openSender({
    log: pino({ base: null }, { write: (line: string) => lines.push(line) }),
    wrapWhatsApp: (whatsapp) =>
      withPost(whatsapp, async (message) => {
        if (!isFirst) return whatsapp.post(message);
        isFirst = false;
        throw new TypeError('undefined is not a function');
      }),
  });
  const id = await start(three);
  await clock.run(3 * minuteMs);
  expect(kinds(id)).toEqual(['unknown', 'sent', 'sent']);
  const faults = lines.map((line) => JSON.parse(line)).filter(({ level }) => level === 50);
  expect(faults).toEqual([expect.objectContaining({ incident: expect.stringMatching(/^[0-9a-f-]{36}$/) })]);
});

test('while the disk takes no writing nothing more is sent, and what was acknowledged is sent in the end', async () => {
  let isFull = true;
  const { start, clock, kinds, taken } = await openSender({
    wrapStore: (store) => ({
      ...store,
      outbox: {
        ...store.outbox,
        settle(taken, settlement, at) {
          if (isFull) throw new AppError('data-folder-full');
          store.outbox.settle(taken, settlement, at);
        },
      },
    }),
  });
  const id = await start(three);
  await clock.run(20 * minuteMs);
  expect(await taken(three)).toEqual([1, 0, 0]);
  expect(kinds(id)).toEqual(['sending', 'waiting', 'waiting']);
  isFull = false;
  await clock.run(5 * minuteMs);
  expect(kinds(id)).toEqual(allSent);
  expect(await taken(three)).toEqual([1, 1, 1]);
});

test('a message that cannot be marked on the disk is not handed over', async () => {
  let isFull = true;
  const { start, clock, kinds, taken } = await openSender({
    wrapStore: (store) => ({
      ...store,
      outbox: {
        ...store.outbox,
        take(id, at, pauseMs) {
          if (isFull) throw new AppError('data-folder-full');
          return store.outbox.take(id, at, pauseMs);
        },
      },
    }),
  });
  const id = await start(three);
  await clock.run(10 * minuteMs);
  expect(await taken(three)).toEqual([0, 0, 0]);
  isFull = false;
  await clock.run(5 * minuteMs);
  expect(kinds(id)).toEqual(allSent);
});

test('a clock that jumps ahead shortens no pause, one that is set back lengthens none by a day', async () => {
  const { start, clock, taken, kinds, handlers } = await openSender();
  const id = await start(three);
  await clock.run(secondMs);
  clock.setTo(clock.now() + 3 * hourMs);
  handlers['broadcasts.resume']({ id });
  await clock.run(18 * secondMs);
  expect(await taken(three)).toEqual([1, 0, 0]);
  await clock.run(minuteMs);
  expect(await taken(three)).toEqual([1, 1, 0]);
  clock.setTo(clock.now() - 24 * hourMs);
  await clock.run(3 * minuteMs);
  expect(kinds(id)).toEqual(allSent);
});
