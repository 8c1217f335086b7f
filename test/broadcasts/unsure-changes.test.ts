import { expect, test } from 'vitest';
import type { MessageId } from '../../main/whatsapp/whatsapp.ts';
import { openTestShop } from '../builders.ts';
import { dayMs, minuteMs, openSender, type Sender, secondMs, withPost } from './open-sender.ts';
import { destinationOf, edit, make, remove, sendToAll, three } from './send-to-all.ts';

test('what is on its way is changed once it is known that it arrived', async () => {
  const sender = await openSender();
  const { far, start, clock, changes, kinds } = sender;
  await far.server.holdAcks();
  const id = await start(['Clientes']);
  await clock.run(secondMs);
  make(sender, id, edit);
  await clock.run(secondMs);
  expect([kinds(id), changes(id)]).toEqual([['sending'], ['edit: not-yet']]);
  await far.server.releaseAcks();
  await clock.run(2 * minuteMs);
  expect([kinds(id), changes(id)]).toEqual([['sent'], ['edit: done']]);
});

test('where it is unknown whether the promo arrived, the change waits for the proof and is never guessed', async () => {
  const sender = await openSender({ groups: [{ name: 'Clientes', members: 0 }] });
  const { far, start, clock, changes, kinds, taken } = sender;
  await far.server.holdAcks();
  const id = await start(['Clientes']);
  await clock.run(2 * minuteMs);
  expect(kinds(id)).toEqual(['unknown']);
  make(sender, id, remove);
  await clock.run(minuteMs);
  expect(changes(id)).toEqual(['delete: not-yet']);
  expect(await taken(['Clientes'])).toEqual([1]);
  await far.server.releaseAcks();
  await clock.run(secondMs);
  expect([kinds(id), changes(id)]).toEqual([['sent'], ['delete: done']]);
});

test('a change that is not acknowledged is unknown, is not repeated, and a late answer settles it', async () => {
  const sender = await sendToAll();
  const { far, clock, id, changes, taken } = sender;
  await far.server.holdAcks();
  make(sender, id, { kind: 'delete', replyText: null });
  await clock.run(2 * minuteMs);
  expect(changes(id)[0]).toBe('delete: unknown');
  await far.server.releaseAcks();
  await clock.run(3 * minuteMs);
  expect(changes(id)).toEqual(['delete: done', 'delete: done', 'delete: done']);
  expect(await taken(three)).toEqual([2, 2, 2]);
});

test('a receipt proves a change, before its answer comes and after it did not', async () => {
  const sender = await sendToAll();
  const { far, clock, id, changes, shop, store } = sender;
  const messageId = () =>
    shop.db.prepare('SELECT message_id AS id FROM changes ORDER BY number').get()?.id as MessageId;
  const prove = () =>
    store.receipts.countAll([{ messageId: messageId(), person: 'a', kind: 'delivered', at: clock.now() }], 0);
  await far.server.holdAcks();
  make(sender, id, remove);
  await clock.run(secondMs);
  expect(prove().hasChanged).toBe(false);
  expect(prove().hasChanged).toBe(false);
  expect(store.outbox.recover(clock.now())).toBe(0);
  expect(shop.db.prepare('SELECT state FROM changes ORDER BY number').get()).toEqual({ state: 'done' });
  await clock.run(2 * minuteMs);
  shop.db.exec("UPDATE changes SET state = 'unknown', is_proven = 0 WHERE number = 1");
  expect(prove().hasChanged).toBe(true);
  await clock.run(secondMs);
  expect(changes(id)[0]).toBe('delete: done');
  await far.server.releaseAcks();
});

test('quiet that WhatsApp asks for at a change holds everything, and the change goes first after it', async () => {
  const sender = await sendToAll();
  const { far, clock, id, changes, start, kinds } = sender;
  await far.server.ackNextWith(429);
  make(sender, id, remove);
  const next = await start(['Clientes']);
  await clock.run(14 * minuteMs);
  expect(changes(id)).toEqual(Array(3).fill('delete: held: paused-by-whatsapp'));
  expect(kinds(next)).toEqual(['held: paused-by-whatsapp']);
  await clock.run(minuteMs + secondMs);
  expect(changes(id)).toEqual(['delete: done', 'delete: waiting', 'delete: waiting']);
  expect(kinds(next)).toEqual(['waiting']);
  await clock.run(4 * minuteMs);
  expect(kinds(next)).toEqual(['sent']);
});

test('a crash between the handing over and the answer: the disk knows, nothing is repeated, the rest goes on', async () => {
  const shop = openTestShop();
  const first = await sendToAll({ shop });
  await first.far.server.holdAcks();
  make(first, first.id, remove);
  while (!first.changes(first.id).includes('delete: sending')) await first.clock.run(secondMs);
  const atCrash = shop.db.prepare("SELECT state FROM changes WHERE kind = 'delete' ORDER BY number").all();
  expect(atCrash.map(({ state }) => state)).toEqual(['sending', 'waiting', 'waiting']);

  await first.far.whatsapp.disconnect();
  const second = await openSender({ shop, clock: first.clock, far: first.far });
  expect(second.changes(first.id)[0]).toBe('delete: unknown');
  await first.far.server.releaseAcks();
  await first.clock.run(4 * minuteMs);
  expect(second.changes(first.id).slice(1)).toEqual(['delete: done', 'delete: done']);
  expect(await second.taken(three)).toEqual([2, 2, 2]);
});

test('after a restart a device that asks for a change gets its exact bytes, and nothing of one that never left', async () => {
  const bytes = new Map<string, Uint8Array>();
  const shop = openTestShop();
  const first = await sendToAll({
    shop,
    wrapWhatsApp: (whatsapp) =>
      withPost(whatsapp, (message) => {
        bytes.set(message.id, message.bytes);
        return whatsapp.post(message);
      }),
  });
  make(first, first.id, remove);
  await first.clock.run(3 * minuteMs);
  await first.broadcasts.stop();
  const second = await openSender({ shop, clock: first.clock, far: first.far });
  const rows = shop.db.prepare('SELECT message_id AS id, state FROM changes').all();
  expect(rows).toHaveLength(3);
  for (const { id } of rows) {
    const stored = second.store.readSentMessage(id as never, destinationOf(shop, id as string));
    expect(Buffer.from(stored ?? []).equals(bytes.get(id as string) ?? Buffer.from('none'))).toBe(true);
  }
  await first.far.whatsapp.disconnect();
  await first.clock.run(secondMs);
  const id = await again(second);
  const waiting = shop.db.prepare("SELECT message_id AS id FROM changes WHERE state = 'waiting'").all();
  expect([id, waiting.length > 0]).toEqual([undefined, true]);
  for (const row of waiting)
    expect(
      second.store.readSentMessage(row.id as never, destinationOf(shop, row.id as string)),
    ).toBeUndefined();

  async function again(sender: Sender): Promise<undefined> {
    await first.far.whatsapp.connect();
    const next = await sender.start(three);
    await first.clock.run(3 * minuteMs);
    await first.far.whatsapp.disconnect();
    make(sender, next, edit);
  }
});

test('messages of changes are forgotten after 14 days, and what became of them is not', async () => {
  const sender = await sendToAll();
  make(sender, sender.id, remove);
  await sender.clock.run(15 * dayMs);
  const count = (table: string) =>
    sender.shop.db.prepare(`SELECT count(*) AS count FROM ${table}`).get()?.count;
  expect([count('change_messages'), count('changes')]).toEqual([0, 3]);
});
