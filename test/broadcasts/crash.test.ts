import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createBroadcastsStore } from '../../main/broadcasts/broadcasts-store.ts';
import type { MessageId, WhatsApp, WhatsAppEvents } from '../../main/whatsapp/whatsapp.ts';
import { makeFolder, openTestShop } from '../builders.ts';
import { createFakeClock } from '../fakes/clock.ts';
import { startProcess } from '../start-process.ts';
import { hourMs, minuteMs, openSender, secondMs } from './open-sender.ts';

const script = join(import.meta.dirname, 'outbox-process.ts');

/** Starts the outbox in a process of its own. */
function startOutbox(folder: string, groupCount: number, acks: 'held' | number) {
  const { lines, ended, kill } = startProcess(script, folder, groupCount, acks);
  const said = (start: string, times = 1) =>
    new Promise<void>((resolve, reject) => {
      let count = 0;
      lines.on('line', (line) => {
        if (line.startsWith(start)) count += 1;
        if (count === times) resolve();
      });
      void ended.then(() => reject(new Error(`the process ended before it said "${start}"`)));
    });
  return { said, kill };
}

function readDisk(folder: string) {
  const shop = openTestShop(folder);
  const rows = shop.db
    .prepare(
      `SELECT d.state, d.message_id, length(m.bytes) AS size FROM deliveries d
       LEFT JOIN messages m ON m.id = d.message_id ORDER BY d.position`,
    )
    .all() as { state: string; message_id: MessageId; size: number | null }[];
  shop.close();
  return rows;
}

function readTaken(folder: string): string[] {
  const file = join(folder, 'taken.log');
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
}

test('killed between the handing over and the answer: the disk knows, nothing goes twice, the rest goes on', async () => {
  const folder = makeFolder();
  const process = startOutbox(folder, 3, 'held');
  await process.said('handed over');
  await process.kill();

  const rows = readDisk(folder);
  expect(rows.map(({ state }) => state)).toEqual(['sending', 'waiting', 'waiting']);
  expect(rows.every(({ size }) => (size ?? 0) > 0)).toBe(true);
  expect(readTaken(folder)).toEqual([rows[0]?.message_id]);

  const names = ['Grupo 0', 'Grupo 1', 'Grupo 2'];
  const clock = createFakeClock(Date.now());
  const shop = openTestShop(folder);
  let acknowledge = (_ack: WhatsAppEvents['lateAck']) => {};
  const again = await openSender({
    clock,
    shop,
    groups: names.map((name) => ({ name, members: 0 })),
    wrapWhatsApp: (whatsapp) =>
      listening(whatsapp, (listener) => {
        acknowledge = listener;
      }),
  });
  const [broadcast] = again.shown();
  if (!broadcast) throw new Error('the broadcast is gone');
  expect(again.kinds(broadcast.id)).toEqual(['unknown', 'waiting', 'waiting']);
  expect(broadcast.nextAt).toBeGreaterThanOrEqual(clock.now() + 15 * secondMs);

  await clock.run(hourMs);
  expect(again.kinds(broadcast.id)).toEqual(['unknown', 'sent', 'sent']);
  expect(await again.taken(names)).toEqual([0, 1, 1]);

  acknowledge({ messageId: rows[0]?.message_id as MessageId, at: clock.now() });
  await clock.run(secondMs);
  expect(again.kinds(broadcast.id)).toEqual(['sent', 'sent', 'sent']);
  expect(again.sentCount()).toBe(3);
});

/** The same port, with its late acknowledgements in the hand of the test. */
function listening(
  whatsapp: WhatsApp,
  take: (listener: (ack: WhatsAppEvents['lateAck']) => void) => void,
): WhatsApp {
  const on: WhatsApp['on'] = (name, listener) => {
    if (name === 'lateAck') take(listener as (ack: WhatsAppEvents['lateAck']) => void);
    return whatsapp.on(name, listener);
  };
  return Object.create(whatsapp, { on: { value: on } }) as WhatsApp;
}

test('killed again and again at any moment, no group gets a message twice and none is forgotten', async () => {
  const folder = makeFolder();
  const groupCount = 40;
  let killCount = 0;
  for (const finished = { yet: false }; !finished.yet; ) {
    const process = startOutbox(folder, groupCount, 12);
    const done = process.said('finished').then(() => true);
    // So many messages and a moment more, however slow the computer is just now.
    const aim = process.said('handed over', Math.ceil(Math.random() * 9)).catch(() => {});
    finished.yet = await Promise.race([done, aim.then(() => after(Math.random() * 20))]);
    await process.kill();
    await done.catch(() => {});
    killCount += 1;
    checkAgainstServer(folder, groupCount);
    if (killCount > 100) throw new Error('the outbox does not come to an end');
  }
  expect(killCount).toBeGreaterThan(3);
  const states = readDisk(folder).map(({ state }) => state);
  expect(new Set([...states, 'sent', 'unknown', 'sending'])).toEqual(new Set(['sent', 'unknown', 'sending']));
  expect(states.filter((state) => state === 'sent').length).toBeGreaterThan(groupCount / 2);
}, 120_000);

/** What the disk says must be true of what the server took, at every moment at which a process may end. */
function checkAgainstServer(folder: string, groupCount: number): void {
  const taken = readTaken(folder);
  expect(new Set(taken).size).toBe(taken.length);
  const rows = readDisk(folder);
  expect(rows.length === 0 || rows.length === groupCount).toBe(true);
  for (const { state, message_id: id } of rows) {
    if (state === 'waiting') expect(taken).not.toContain(id);
    if (state === 'sent') expect(taken).toContain(id);
    expect(['waiting', 'sending', 'sent', 'unknown']).toContain(state);
  }
}

function after(ms: number): Promise<false> {
  return new Promise((resolve) => setTimeout(() => resolve(false), ms));
}

test('a crash forgets no pause: the next start waits at least as if nothing had happened', async () => {
  const first = await openSender();
  const id = await first.start(['Clientes', 'Vizinhos']);
  await first.clock.run(secondMs);
  const nextAt = first.find(id)?.nextAt ?? 0;
  await first.broadcasts.stop();

  const second = await openSender({ shop: first.shop, clock: first.clock, far: first.far });
  // Its connection is new, so it waits even longer.
  const nextOfAll = second.find(id)?.nextAt ?? 0;
  expect(nextOfAll).toBeGreaterThanOrEqual(nextAt);
  await first.clock.run(nextOfAll - first.clock.now() - 1);
  expect(await second.taken(['Clientes', 'Vizinhos'])).toEqual([1, 0]);
  await first.clock.run(1);
  expect(await second.taken(['Clientes', 'Vizinhos'])).toEqual([1, 1]);
});

test('after a week switched off nothing goes before she says so, and nothing is hurried then', async () => {
  const names = ['Clientes', 'Vizinhos', 'Família'];
  const first = await openSender();
  await first.start(names);
  await first.clock.run(secondMs);
  await first.broadcasts.stop();
  await first.clock.run(7 * 24 * hourMs);
  const second = await openSender({ shop: first.shop, clock: first.clock, far: first.far });
  await first.clock.run(24 * hourMs);
  expect(await second.taken(names)).toEqual([1, 0, 0]);
  second.handlers['broadcasts.answerInterrupted']({ id: null, answer: 'now' });
  await first.clock.run(secondMs);
  expect(await second.taken(names)).toEqual([1, 1, 0]);
  await first.clock.run(19 * secondMs);
  expect(await second.taken(names)).toEqual([1, 1, 0]);
  await first.clock.run(2 * minuteMs);
  expect(await second.taken(names)).toEqual([1, 1, 1]);
});

test('a receipt that arrived before the crash proves what became unknown', async () => {
  const shop = openTestShop();
  const first = await openSender({ shop, groups: [{ name: 'Clientes', members: 2 }] });
  await first.far.server.holdAcks();
  await first.start(['Clientes']);
  await first.clock.run(secondMs);
  const outbox = createBroadcastsStore(shop).outbox;
  expect(outbox.recover(first.clock.now())).toBe(0);
  const rows = shop.db.prepare('SELECT state, delivered_count FROM deliveries').all();
  expect(rows).toEqual([{ state: 'sent', delivered_count: 2 }]);
});
