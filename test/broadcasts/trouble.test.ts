import pino from 'pino';
import { expect, test } from 'vitest';
import { AppError } from '../../shared/failure.ts';
import { hourMs, minuteMs, openSender, secondMs, threeGroups, withPost } from './open-sender.ts';

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

test('when WhatsApp asks for quiet all waits, and goes on after it, the refused one first and once', async () => {
  const { start, clock, far, kinds, taken, find } = await openSender();
  await far.server.ackNextWith(429);
  const id = await start(three);
  await clock.run(secondMs);
  expect(kinds(id)).toEqual(Array(3).fill('held: paused-by-whatsapp'));
  const until = find(id)?.nextAt ?? 0;
  expect(until - clock.now()).toBeGreaterThan(5 * minuteMs);

  await clock.run(until - clock.now() - 1);
  expect(await taken(three)).toEqual([0, 0, 0]);
  await clock.run(1);
  expect(await taken(three)).toEqual([1, 0, 0]);
  await clock.run(5 * minuteMs);
  expect(kinds(id)).toEqual(allSent);
});

test('quiet that WhatsApp asked for outlives the app', async () => {
  const first = await openSender();
  await first.far.server.ackNextWith(463);
  const id = await first.start(three);
  await first.clock.run(secondMs);
  await first.broadcasts.stop();

  const second = await openSender({ shop: first.shop, clock: first.clock, far: first.far });
  await first.clock.run(30 * minuteMs);
  expect(second.kinds(id)).toEqual(Array(3).fill('held: paused-by-whatsapp'));
  expect(await second.taken(three)).toEqual([0, 0, 0]);
  await first.clock.run(hourMs);
  expect(second.kinds(id)).toEqual(allSent);
});

test('a message of which nothing is heard is unknown, is not sent again, and the next group gets its turn', async () => {
  const { start, clock, far, kinds, taken } = await openSender({ groups: threeGroups(0) });
  await far.server.holdAcks();
  const id = await start(['Clientes', 'Vizinhos']);
  await clock.run(59 * secondMs);
  expect(kinds(id)).toEqual(['sending', 'waiting']);
  await clock.run(2 * secondMs);
  expect(kinds(id)).toEqual(['unknown', 'waiting']);
  await clock.run(hourMs);
  expect(kinds(id)).toEqual(['unknown', 'unknown']);
  expect(await taken(['Clientes', 'Vizinhos'])).toEqual([1, 1]);
});

test('unknown is shown until an acknowledgement comes late', async () => {
  const { start, clock, far, kinds, sentCount, states } = await openSender({ groups: threeGroups(0) });
  await far.server.holdAcks();
  const id = await start(['Clientes']);
  await clock.run(2 * hourMs);
  expect(kinds(id)).toEqual(['unknown']);
  expect(sentCount()).toBe(0);
  await far.server.releaseAcks();
  await clock.run(secondMs);
  expect(states(id)).toEqual([{ kind: 'sent', sentAt: expect.any(Number), deliveredCount: 0, seenCount: 0 }]);
  expect(sentCount()).toBe(1);
});

test('somebody who got it is as good as the acknowledgement that was lost', async () => {
  const { start, clock, far, states } = await openSender({ groups: threeGroups(2) });
  await far.server.holdAcks();
  const id = await start(['Clientes']);
  await clock.run(2 * minuteMs);
  expect(states(id)).toEqual([{ kind: 'sent', sentAt: expect.any(Number), deliveredCount: 2, seenCount: 0 }]);
});

test('a receipt that comes after it became unknown proves it too', async () => {
  const { start, clock, far, kinds, states, sentCount } = await openSender({ groups: threeGroups(0) });
  await far.server.holdAcks();
  const id = await start(['Clientes']);
  await clock.run(2 * minuteMs);
  expect(kinds(id)).toEqual(['unknown']);
  const late = await far.group('Clientes').addMember();
  await late.readEverything();
  await clock.run(secondMs);
  expect(states(id)).toEqual([{ kind: 'sent', sentAt: expect.any(Number), deliveredCount: 1, seenCount: 1 }]);
  expect(sentCount()).toBe(1);
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

test('a clock that is set back makes quiet that WhatsApp asked for no longer than it was', async () => {
  const { start, clock, far, kinds, handlers } = await openSender();
  await far.server.ackNextWith(429);
  const id = await start(['Clientes']);
  await clock.run(secondMs);
  clock.setTo(clock.now() - 24 * hourMs);
  handlers['broadcasts.resume']({ id });
  await clock.run(14 * minuteMs);
  expect(kinds(id)).toEqual(['held: paused-by-whatsapp']);
  await clock.run(2 * minuteMs);
  expect(kinds(id)).toEqual(['sent']);
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

test('pause holds what waits, resume goes on at the normal pace, and another broadcast may pass meanwhile', async () => {
  const { start, clock, handlers, kinds, find } = await openSender();
  const id = await start(['Clientes', 'Vizinhos']);
  await clock.run(secondMs);
  handlers['broadcasts.pause']({ id });
  const other = await start(['Família']);
  await clock.run(2 * minuteMs);
  expect(kinds(id)).toEqual(['sent', 'held: paused']);
  expect(find(id)).toMatchObject({ isPaused: true, nextAt: null });
  expect(kinds(other)).toEqual(['sent']);
  handlers['broadcasts.resume']({ id });
  await clock.run(minuteMs);
  expect(kinds(id)).toEqual(['sent', 'sent']);
});

test('a paused broadcast is still paused after the next start of the app', async () => {
  const first = await openSender();
  const id = await first.start(['Clientes', 'Vizinhos']);
  first.handlers['broadcasts.pause']({ id });
  await first.clock.run(secondMs);
  await first.broadcasts.stop();
  const second = await openSender({ shop: first.shop, clock: first.clock, far: first.far });
  await first.clock.run(hourMs);
  expect(second.kinds(id)).toEqual(['sent', 'held: paused']);
});

test('cancel drops what waits and keeps what is true of the rest', async () => {
  const { start, clock, far, handlers, kinds, taken, find } = await openSender({ groups: threeGroups(0) });
  await far.server.holdAcks();
  const id = await start(three);
  await clock.run(secondMs);
  handlers['broadcasts.cancel']({ id });
  await clock.run(secondMs);
  expect(kinds(id)).toEqual(['sending', 'cancelled', 'cancelled']);
  await far.server.releaseAcks();
  await clock.run(hourMs);
  expect(kinds(id)).toEqual(['sent', 'cancelled', 'cancelled']);
  expect(find(id)?.nextAt).toBeNull();
  expect(await taken(three)).toEqual([1, 0, 0]);
});
