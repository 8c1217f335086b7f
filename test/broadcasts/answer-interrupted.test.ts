import { describe, expect, test } from 'vitest';
import type { BroadcastId, DeliveryId } from '../../shared/broadcasts.ts';
import { everyDay } from '../../shared/pacing/opening-hours.ts';
import type { PlainDate } from '../../shared/plain-date.ts';
import { answer, cutOff, startAfter, three } from './cut-off.ts';
import {
  dayMs,
  hourMs,
  minuteMs,
  openSender,
  productId,
  type Sender,
  secondMs,
  threeGroups,
} from './open-sender.ts';

describe('she decides', () => {
  test('"now": the rest goes at the normal pace, each group once, and it is no question any more', async () => {
    const { id, sender, clock } = await startAfter(3 * hourMs);
    answer(sender, id, 'now');
    await clock.run(secondMs);
    expect(await sender.taken(three)).toEqual([1, 1, 0]);
    expect(sender.find(id)?.interruption).toBeUndefined();
    await clock.run(19 * secondMs);
    expect(await sender.taken(three)).toEqual([1, 1, 0]);
    await clock.run(2 * minuteMs);
    expect(await sender.taken(three)).toEqual([1, 1, 1]);
    expect(() => answer(sender, id, 'now')).toThrow('not-found');
  });

  test('"discard": the rest never goes, and what arrived stays what it was', async () => {
    const { id, sender, clock } = await startAfter(3 * hourMs);
    answer(sender, id, 'discard');
    await clock.run(2 * dayMs);
    expect(sender.kinds(id)).toEqual(['sent', 'cancelled', 'cancelled']);
    expect(await sender.taken(three)).toEqual([1, 0, 0]);
  });

  test('"next free" goes behind all that waits, and what comes later goes behind it', async () => {
    const order: string[] = [];
    const { id, sender, clock } = await startAfter(3 * hourMs);
    const other = await sender.start(['Clientes', 'Família']);
    answer(sender, id, 'next-free');
    const later = await sender.start(['Vizinhos']);
    for (let step = 0; step < 60 && order.length < 5; step += 1) {
      for (const [name, each] of Object.entries({ id, other, later })) {
        const sent = sender.kinds(each).filter((kind) => kind === 'sent').length;
        const known = order.filter((one) => one === name).length;
        if (sent > known + (name === 'id' ? 1 : 0)) order.push(name);
      }
      await clock.run(10 * secondMs);
    }
    expect(order).toEqual(['other', 'other', 'id', 'id', 'later']);
  });

  test('"now" outside of the opening hours waits for them', async () => {
    const hours = everyDay({ isOpen: true, opens: 8 * 60, closes: 18 * 60 });
    const { id, sender, clock } = await startAfter(13 * hourMs, { wish: { hours } });
    expect(sender.kinds(id)).toEqual(cutOff);
    answer(sender, id, 'now');
    await clock.run(minuteMs);
    expect(sender.kinds(id)).toEqual(['sent', 'held: outside-hours', 'held: outside-hours']);
    await clock.run(12 * hourMs);
    expect(await sender.taken(three)).toEqual([1, 1, 1]);
  });

  test('"now" without a connection says so, and the question stays', async () => {
    const { id, sender, far } = await startAfter(3 * hourMs);
    await far.whatsapp.disconnect();
    expect(() => answer(sender, id, 'now')).toThrow('not-connected');
    expect(() => answer(sender, null, 'now')).toThrow('not-connected');
    expect(sender.kinds(id)).toEqual(cutOff);
  });

  test('"continue" among the broadcasts is the same as "now"', async () => {
    const { id, sender, clock } = await startAfter(3 * hourMs);
    sender.handlers['broadcasts.resume']({ id });
    await clock.run(2 * minuteMs);
    expect(await sender.taken(three)).toEqual([1, 1, 1]);
  });
});

test.for<readonly ['sold-out' | 'archived', (sender: Sender) => void, string]>([
  ['sold-out', ({ products }) => void products.setSoldOut(productId, 1), 'sold-out'],
  ['archived', ({ products }) => products.archive([productId], 1), 'bad-input'],
])('a rest whose product is %s can only be given up', async ([why, end, code]) => {
  const { id, sender, clock } = await startAfter(3 * hourMs);
  end(sender);
  for (const given of ['now', 'next-free'] as const) {
    expect(() => answer(sender, id, given)).toThrow(code);
  }
  await clock.run(secondMs);
  expect(sender.find(id)?.interruption?.heldBy).toBe(why);
  answer(sender, null, 'now');
  await clock.run(hourMs);
  expect(sender.kinds(id)).toEqual(cutOff);
  expect(await sender.taken(three)).toEqual([1, 0, 0]);
  answer(sender, id, 'discard');
  await clock.run(secondMs);
  expect(sender.kinds(id)).toEqual(['sent', 'cancelled', 'cancelled']);
});

test('an offer that has expired meanwhile can only be given up, of all of them at once, too', async () => {
  const before = await openSender({ stopsAtEnd: false });
  const validUntil = '2025-11-22' as PlainDate;
  const cheese = before.addProduct({ name: 'Requeijão', validUntil });
  const { handlers, clock, shop, far } = before;
  const begin = async (id: typeof productId): Promise<BroadcastId> => {
    const outcome = await handlers['broadcasts.start']({
      promos: [{ kind: 'product', productId: id, templateId: null }],
      ...{ groupIds: three.map(before.groupId), toOwnChat: false, repeats: 'send' },
    });
    if (outcome.kind !== 'started' || outcome.ids[0] === undefined) throw new Error('not begun');
    return outcome.ids[0];
  };
  const [expiring, lasting] = [await begin(cheese), await begin(productId)];
  await clock.run(secondMs);
  await before.broadcasts.stop();
  await clock.run(dayMs);
  const sender = await openSender({ shop, clock, far });
  expect(sender.find(expiring)?.interruption?.heldBy).toBe('expired');
  expect(sender.find(lasting)?.interruption?.heldBy).toBeNull();
  answer(sender, null, 'now');
  await clock.run(10 * minuteMs);
  expect(sender.kinds(expiring)).toEqual(cutOff);
  expect(sender.kinds(lasting)).toEqual(['sent', 'sent', 'sent']);
  answer(sender, null, 'discard');
  await clock.run(secondMs);
  expect(sender.kinds(expiring)).toEqual(['sent', 'cancelled', 'cancelled']);
});

test('the unknown and the half-sent of one broadcast are two questions, each with its own answer', async () => {
  const before = await openSender({ groups: threeGroups(0), stopsAtEnd: false });
  await before.far.server.holdAcks();
  const id = await before.start(three);
  await before.clock.run(secondMs);
  void before.broadcasts.stop();
  const { shop, clock, far } = before;
  await clock.run(3 * hourMs);
  const sender = await openSender({ shop, clock, far });
  const [unknown, ...rest] = sender.kinds(id);
  expect([unknown, ...rest]).toEqual(['unknown', 'held: interrupted', 'held: interrupted']);
  const deliveryId = sender.find(id)?.deliveries[0]?.id as DeliveryId;
  sender.handlers['broadcasts.answerUnknown']({ id, deliveryId, answer: 'send-again' });
  await clock.run(2 * minuteMs);
  expect(sender.kinds(id).slice(1)).toEqual(cutOff.slice(1));
  expect(sender.kinds(id)[0]).not.toContain('held');
  await far.server.releaseAcks();
  answer(sender, id, 'discard');
  await clock.run(hourMs);
  expect(await sender.taken(['Vizinhos', 'Família'])).toEqual([0, 0]);
});

test('a deletion goes after any time, because it rings no phone; a short reply waits for her', async () => {
  const { start, clock, far, handlers, changes, find, texts } = await openSender();
  const id = await start(['Clientes', 'Vizinhos']);
  await clock.run(30 * minuteMs);
  const other = await start(['Família']);
  await clock.run(2 * minuteMs);
  await far.whatsapp.disconnect();
  await clock.run(secondMs);
  // WhatsApp takes no edit any more, so that a reply goes in its place.
  const wish = { kind: 'edit', text: 'Acabou', replyText: 'Esgotou!' } as const;
  await handlers['changes.make']({ broadcastId: id, wish });
  await handlers['changes.make']({ broadcastId: other, wish: { kind: 'delete', replyText: null } });
  await clock.run(3 * hourMs);
  await far.whatsapp.connect();
  await clock.run(10 * minuteMs);
  expect(changes(other)).toEqual(['delete: done']);
  expect(changes(id)).toEqual(Array(2).fill('reply: held: interrupted'));
  expect(find(id)?.interruption).toMatchObject({ heldBy: null });
  answer({ handlers }, id, 'now');
  await clock.run(5 * minuteMs);
  expect(changes(id)).toEqual(['reply: done', 'reply: done']);
  expect((await texts('Clientes')).filter((text) => text === 'Esgotou!').length).toBe(1);
});

test('after all of it the server has nothing to complain of', async () => {
  const { sender, clock, far, id } = await startAfter(3 * hourMs);
  answer(sender, id, 'now');
  await clock.run(5 * minuteMs);
  expect(sender.kinds(id)).toEqual(['sent', 'sent', 'sent']);
  expect(await far.takeViolations()).toEqual([]);
});
