import { expect, test } from 'vitest';
import type { BroadcastId, DeliveryId } from '../../shared/broadcasts.ts';
import type { ProductId } from '../../shared/products.ts';
import { hourMs, minuteMs, openSender, secondMs, threeGroups, withPost } from './open-sender.ts';
import {
  destinationOf,
  edit,
  entries,
  make,
  newText,
  note,
  remove,
  sendToAll,
  three,
} from './send-to-all.ts';

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
    const stored = sender.store.readSentMessage(id as never, destinationOf(shop, id));
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
