import { expect, test } from 'vitest';
import type { MessageId } from '../../main/whatsapp/whatsapp.ts';
import type { BroadcastId, DeliveryId } from '../../shared/broadcasts.ts';
import type { ChangeWish } from '../../shared/changes.ts';
import type { ProductId } from '../../shared/products.ts';
import { openTestShop } from '../builders.ts';
import {
  dayMs,
  hourMs,
  minuteMs,
  openSender,
  productId,
  type Sender,
  secondMs,
  threeGroups,
  withPost,
} from './open-sender.ts';

const three = ['Clientes', 'Vizinhos', 'Família'];
const note = 'Esgotou! Obrigada a todos.';
const newText = '*Queijo Canastra*\n\nPor *R$ 69,90*';
const edit: ChangeWish = { kind: 'edit', text: newText, replyText: null };
const remove: ChangeWish = { kind: 'delete', replyText: note };

/** A promo that all three groups have. */
async function sendToAll(options: Parameters<typeof openSender>[0] = {}) {
  const sender = await openSender(options);
  const id = await sender.start(three);
  await sender.clock.run(3 * minuteMs);
  expect(sender.kinds(id)).toEqual(['sent', 'sent', 'sent']);
  return { ...sender, id };
}

const make = ({ handlers }: Pick<Sender, 'handlers'>, broadcastId: BroadcastId, wish: ChangeWish) =>
  handlers['changes.make']({ broadcastId, wish });

async function entries({ far }: Pick<Sender, 'far'>, name: string) {
  const [inbox] = await far.group(name).inbox();
  return inbox?.entries ?? [];
}

test('an edit reaches every group, one at a time at the usual pace, and each says what became of it', async () => {
  const sender = await sendToAll();
  const { id, clock, changes } = sender;
  make(sender, id, edit);
  await clock.run(secondMs);
  expect(changes(id).slice(1)).toEqual(['edit: waiting', 'edit: waiting']);
  await clock.run(3 * minuteMs);
  expect(changes(id)).toEqual(['edit: done', 'edit: done', 'edit: done']);
  for (const name of three) {
    expect(await entries(sender, name)).toMatchObject([{ text: newText, isEdited: true }]);
  }
  const starts = sender.shop.db.prepare('SELECT started_at AS at FROM posts ORDER BY id').all();
  const times = (starts as { at: number }[]).map(({ at }) => at);
  expect(times).toHaveLength(6);
  for (const [index, at] of times.slice(1).entries()) {
    expect(at - (times[index] ?? 0)).toBeGreaterThanOrEqual(20 * secondMs);
  }
  expect(await sender.far.takeViolations()).toEqual([]);
});

test('a deletion takes the promo from every group', async () => {
  const sender = await sendToAll();
  make(sender, sender.id, remove);
  await sender.clock.run(3 * minuteMs);
  expect(sender.changes(sender.id)).toEqual(['delete: done', 'delete: done', 'delete: done']);
  for (const name of three) expect(await entries(sender, name)).toMatchObject([{ isDeleted: true }]);
});

test('a change goes before new promos, also those that waited longer', async () => {
  const sender = await sendToAll();
  const { clock, start, id, kinds, changes } = sender;
  const next = await start(three);
  await clock.run(secondMs);
  expect(kinds(next)).toEqual(['sent', 'waiting', 'waiting']);
  make(sender, id, edit);
  while (changes(id).includes('edit: waiting') || !changes(id).includes('edit: done')) {
    expect(kinds(next)).toEqual(['sent', 'waiting', 'waiting']);
    await clock.run(secondMs);
  }
  await clock.run(3 * minuteMs);
  expect(kinds(next)).toEqual(['sent', 'sent', 'sent']);
});

test('every change is on the disk, byte for byte, before the first one is handed over', async () => {
  let look = (_id: string, _bytes: Uint8Array): void => {};
  const { shop, ...sender } = await sendToAll({
    wrapWhatsApp: (whatsapp) =>
      withPost(whatsapp, (message) => {
        look(message.id, message.bytes);
        return whatsapp.post(message);
      }),
  });
  const seen: unknown[] = [];
  look = (id, bytes) => {
    const rows = shop.db.prepare("SELECT state FROM changes WHERE kind = 'edit' ORDER BY number").all();
    const stored = sender.store.readSentMessage(id as never);
    seen.push([rows.map(({ state }) => state), Buffer.from(stored ?? []).equals(bytes)]);
  };
  make(sender, sender.id, edit);
  await sender.clock.run(3 * minuteMs);
  expect(seen).toEqual([
    [['sending', 'waiting', 'waiting'], true],
    [['done', 'sending', 'waiting'], true],
    [['done', 'done', 'sending'], true],
  ]);
});

test('after 15 minutes no edit is even tried; the short reply goes instead, quoting the promo', async () => {
  const sender = await sendToAll();
  const { clock, id, handlers, changes } = sender;
  await clock.run(16 * minuteMs);
  const { places } = await handlers['changes.foresee']({ of: { broadcastId: id } });
  expect(places.map(({ ways }) => ways)).toEqual(
    Array(3).fill({ edit: 'too-late', delete: 'now', reply: 'nothing' }),
  );
  make(sender, id, { ...edit, replyText: note });
  await clock.run(3 * minuteMs);
  expect(changes(id)).toEqual(['reply: done', 'reply: done', 'reply: done']);
  expect(sender.find(id)?.deliveries[0]?.change).toMatchObject({ insteadOf: 'edit' });
  for (const name of three) {
    const [promo, reply] = await entries(sender, name);
    expect(promo).toMatchObject({ isEdited: false });
    expect(reply).toMatchObject({ text: note, quotedId: promo?.messageId });
  }
  make(sender, id, { ...edit, replyText: note });
  await clock.run(3 * minuteMs);
  expect((await entries(sender, 'Clientes')).length).toBe(2);
});

test('after 60 hours the same holds for a deletion; without a reply nothing happens at all', async () => {
  const sender = await sendToAll();
  await sender.clock.run(61 * hourMs);
  make(sender, sender.id, { kind: 'delete', replyText: null });
  await sender.clock.run(minuteMs);
  expect(sender.changes(sender.id)).toEqual(['nothing', 'nothing', 'nothing']);
  make(sender, sender.id, remove);
  await sender.clock.run(3 * minuteMs);
  expect(sender.changes(sender.id)).toEqual(['reply: done', 'reply: done', 'reply: done']);
});

test('what WhatsApp refuses as too late says so, and the reply that was asked for goes by itself', async () => {
  const sender = await sendToAll();
  const { clock, id, far, changes } = sender;
  await far.server.advanceClock(16 * minuteMs);
  make(sender, id, { ...edit, replyText: note });
  await clock.run(6 * minuteMs);
  expect(changes(id)).toEqual(['reply: done', 'reply: done', 'reply: done']);
  expect(await entries(sender, 'Vizinhos')).toMatchObject([{ isEdited: false }, { text: note }]);
});

test('what WhatsApp refuses as too late offers a reply afterwards', async () => {
  const sender = await sendToAll();
  const { clock, id, far, changes, handlers } = sender;
  await far.server.advanceClock(16 * minuteMs);
  make(sender, id, edit);
  await clock.run(3 * minuteMs);
  expect(changes(id)).toEqual(['edit: too-late', 'edit: too-late', 'edit: too-late']);
  const { places } = await handlers['changes.foresee']({ of: { broadcastId: id } });
  expect(places.map(({ ways }) => ways.reply)).toEqual(['now', 'now', 'now']);
  make(sender, id, { kind: 'reply', text: note });
  await clock.run(3 * minuteMs);
  expect(changes(id)).toEqual(['reply: done', 'reply: done', 'reply: done']);
});

test('an edit whose time runs out in the queue is not tried, and its reply goes instead', async () => {
  const groups = Array.from({ length: 30 }, (_, index) => ({ name: `Grupo ${index}`, members: 1 }));
  const sender = await openSender({ groups });
  const id = await sender.start(groups.map(({ name }) => name));
  await sender.clock.run(13 * minuteMs);
  await sender.far.whatsapp.disconnect();
  make(sender, id, { ...edit, replyText: note });
  await sender.clock.run(10 * minuteMs);
  await sender.far.whatsapp.connect();
  await sender.clock.run(2 * hourMs);
  const outcomes = sender.changes(id);
  expect(new Set(outcomes)).toEqual(new Set(['edit: done', 'again: done', 'reply: done']));
  expect(
    sender.shop.db.prepare("SELECT count(*) AS count FROM changes WHERE state = 'too-late'").get(),
  ).toEqual({
    count: outcomes.filter((outcome) => outcome === 'reply: done').length,
  });
  expect(sender.shop.db.prepare("SELECT count(*) AS count FROM changes WHERE state = 'spare'").get()).toEqual(
    {
      count: 0,
    },
  );
});

test('what has not left goes with the new text; the photo is not uploaded again', async () => {
  const sender = await openSender();
  const { start, clock, far, kinds, changes } = sender;
  const id = await start(three);
  await clock.run(secondMs);
  make(sender, id, edit);
  await clock.run(minuteMs / 4);
  expect(changes(id).slice(1)).toEqual(['again: done', 'again: done']);
  await clock.run(5 * minuteMs);
  expect(kinds(id)).toEqual(['sent', 'sent', 'sent']);
  expect(changes(id)).toEqual(['edit: done', 'again: done', 'again: done']);
  for (const name of three) {
    expect(await entries(sender, name)).toMatchObject([
      { text: newText, photoSha256: expect.any(String), isEdited: name === 'Clientes' },
    ]);
  }
  expect(await far.server.uploadCount()).toBe(1);
});

test('a deletion cancels what has not left', async () => {
  const sender = await openSender();
  const id = await sender.start(three);
  await sender.clock.run(secondMs);
  make(sender, id, remove);
  await sender.clock.run(2 * minuteMs);
  expect(sender.kinds(id)).toEqual(['sent', 'cancelled', 'cancelled']);
  expect(sender.changes(id)).toEqual(['delete: done', 'nothing', 'nothing']);
  expect(await sender.taken(three)).toEqual([2, 0, 0]);
});

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

test('a promo that comes back unsent after it was sold out is not sent at all', async () => {
  let isRefusing = true;
  let answer = (): void => {};
  const sender = await openSender({
    groups: [{ name: 'Clientes', members: 2 }],
    wrapWhatsApp: (whatsapp) =>
      withPost(whatsapp, async (message) => {
        if (!isRefusing) return whatsapp.post(message);
        await new Promise<void>((resolve) => {
          answer = resolve;
        });
        return { kind: 'not-sent', reason: 'not-connected' };
      }),
  });
  const id = await sender.start(['Clientes']);
  await sender.clock.run(secondMs);
  sender.handlers['changes.sellOut']({ productId, wish: { ...edit, replyText: note } });
  isRefusing = false;
  answer();
  await sender.clock.run(5 * minuteMs);
  expect(sender.kinds(id)).toEqual(['cancelled']);
  expect(await sender.taken(['Clientes'])).toEqual([0]);
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

test('stopped in the middle, what waited for its turn is given up and can be asked for again', async () => {
  const sender = await sendToAll();
  const { clock, id, changes, handlers } = sender;
  make(sender, id, remove);
  await clock.run(secondMs);
  handlers['changes.cancel']({ broadcastId: id });
  await clock.run(3 * minuteMs);
  expect(changes(id).filter((change) => change === 'delete: cancelled').length).toBeGreaterThanOrEqual(2);
  make(sender, id, remove);
  await clock.run(3 * minuteMs);
  expect(changes(id)).toEqual(['delete: done', 'delete: done', 'delete: done']);
});

test('a second wish replaces the first where that has not been sent', async () => {
  const sender = await sendToAll();
  make(sender, sender.id, edit);
  make(sender, sender.id, { ...edit, text: 'Por *R$ 59,90*' });
  await sender.clock.run(4 * minuteMs);
  for (const name of three) expect(await entries(sender, name)).toMatchObject([{ text: 'Por *R$ 59,90*' }]);
  // The first edit of the first group was on its way already.
  expect(await sender.taken(three)).toEqual([3, 2, 2]);
});

test('the text that stands already is not sent again, and ends an edit that was still to come', async () => {
  const sender = await sendToAll();
  const old = sender.find(sender.id)?.text ?? '';
  make(sender, sender.id, edit);
  make(sender, sender.id, { ...edit, text: old });
  await sender.clock.run(4 * minuteMs);
  for (const name of three) {
    // In the first group an edit was on its way already: there the old text is put back.
    expect(await entries(sender, name)).toMatchObject([{ text: old, isEdited: name === 'Clientes' }]);
  }
});

test('a crash between the handing over and the answer: the disk knows, nothing is repeated, the rest goes on', async () => {
  const shop = openTestShop();
  const first = await sendToAll({ shop });
  await first.far.server.holdAcks();
  make(first, first.id, remove);
  await first.clock.run(30 * secondMs);
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
    const stored = second.store.readSentMessage(id as never);
    expect(Buffer.from(stored ?? []).equals(bytes.get(id as string) ?? Buffer.from('none'))).toBe(true);
  }
  await first.far.whatsapp.disconnect();
  await first.clock.run(secondMs);
  const id = await again(second);
  const waiting = shop.db.prepare("SELECT message_id AS id FROM changes WHERE state = 'waiting'").all();
  expect([id, waiting.length > 0]).toEqual([undefined, true]);
  for (const row of waiting) expect(second.store.readSentMessage(row.id as never)).toBeUndefined();

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

test('"sold out" marks the product, cancels what waits and changes what stands, in every broadcast of it', async () => {
  const sender = await sendToAll();
  const { clock, start, kinds, changes, handlers, products, id } = sender;
  const next = await start(three);
  await clock.run(secondMs);
  const { places, productName } = await handlers['changes.foresee']({ of: { productId } });
  expect(productName).toBe('Queijo Canastra');
  expect(places.map(({ ways }) => ways.delete)).toEqual(['now', 'now', 'now', 'now', 'before', 'before']);

  handlers['changes.sellOut']({ productId, wish: remove });
  expect(products.read(productId)?.soldOutAt).toBe(clock.now());
  await clock.run(3 * minuteMs);
  expect(kinds(next)).toEqual(['sent', 'cancelled', 'cancelled']);
  expect(changes(next)[0]).toBe('delete: done');
  expect(changes(id)).toEqual(['delete: done', 'delete: done', 'delete: done']);
  await expect(start(three)).rejects.toThrow('sold-out');
});

test('a product that sold out may leave the groups as they are', async () => {
  const sender = await sendToAll();
  const next = await sender.start(three);
  sender.handlers['changes.sellOut']({ productId, wish: null });
  await sender.clock.run(3 * minuteMs);
  expect(sender.kinds(next)).toEqual(['sent', 'cancelled', 'cancelled']);
  expect(sender.changes(sender.id)).toEqual(['nothing', 'nothing', 'nothing']);
  expect(await sender.taken(three)).toEqual([2, 1, 1]);
});

test('"sold out" answers only the newest promo in a group, and none of the week before', async () => {
  const sender = await sendToAll();
  const { clock, start, far } = sender;
  await clock.run(3 * dayMs);
  await start(['Clientes']);
  await clock.run(3 * dayMs);
  sender.handlers['changes.sellOut']({ productId, wish: remove });
  await clock.run(4 * minuteMs);
  expect((await entries(sender, 'Clientes')).filter(({ text }) => text === note)).toHaveLength(1);
  expect((await entries(sender, 'Vizinhos')).filter(({ text }) => text === note)).toHaveLength(1);

  await sender.clock.run(5 * dayMs);
  sender.handlers['changes.sellOut']({ productId, wish: remove });
  await clock.run(4 * minuteMs);
  expect((await entries(sender, 'Vizinhos')).filter(({ text }) => text === note)).toHaveLength(1);
  expect(await far.takeViolations()).toEqual([]);
});

test('a product that sells out while its photo goes up is not sent', async () => {
  const sender = await openSender();
  const started = sender.start(three);
  sender.handlers['changes.sellOut']({ productId, wish: null });
  await expect(started).rejects.toThrow('sold-out');
  expect(sender.shown()).toEqual([]);
});

test('without a connection "sold out" still cancels and marks; the rest waits and goes when it is back', async () => {
  const sender = await sendToAll();
  await sender.far.whatsapp.disconnect();
  sender.handlers['changes.sellOut']({ productId, wish: remove });
  await sender.clock.run(hourMs);
  expect(sender.changes(sender.id)).toEqual(Array(3).fill('delete: held: not-connected'));
  await sender.far.whatsapp.connect();
  await sender.clock.run(4 * minuteMs);
  expect(sender.changes(sender.id)).toEqual(['delete: done', 'delete: done', 'delete: done']);
});

test('changes of what nobody knows are refused', async () => {
  const { handlers } = await openSender();
  const broadcastId = '33333333-3333-4333-8333-333333333333' as BroadcastId;
  const stranger = '22222222-2222-4222-8222-222222222222' as ProductId;
  expect(() => handlers['changes.foresee']({ of: { broadcastId } })).toThrow('not-found');
  expect(() => handlers['changes.make']({ broadcastId, wish: remove })).toThrow('not-found');
  expect(() => handlers['changes.cancel']({ broadcastId })).toThrow('not-found');
  expect(await handlers['changes.foresee']({ of: { productId: stranger } })).toMatchObject({ places: [] });
});

test('a broadcast of long ago is shown again while and after it is changed', async () => {
  const sender = await openSender({ groups: threeGroups(1) });
  const first = await sender.start(['Clientes']);
  for (let count = 0; count < 11; count += 1) {
    await sender.start(['Vizinhos']);
    await sender.clock.run(2 * minuteMs);
  }
  expect(sender.find(first)).toBeUndefined();
  make(sender, first, remove);
  await sender.clock.run(2 * minuteMs);
  expect(sender.changes(first)).toEqual(['delete: done']);
  expect(sender.find(first)?.deliveries.map(({ id }) => id)).toEqual([expect.any(String) as DeliveryId]);
});
