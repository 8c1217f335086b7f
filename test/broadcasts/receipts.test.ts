import { expect, test } from 'vitest';
import { createReceiptsStore } from '../../main/broadcasts/receipts-store.ts';
import type { MessageId, Receipt } from '../../main/whatsapp/whatsapp.ts';
import type { Destination } from '../../shared/broadcasts.ts';
import { dayMs, minuteMs, openSender, secondMs, threeGroups } from './open-sender.ts';

const counts = (deliveredCount: number, seenCount: number) => [
  { kind: 'sent', sentAt: expect.any(Number), deliveredCount, seenCount },
];

test('everyone who got it and everyone who saw it is counted, once each', async () => {
  const { start, clock, far, states } = await openSender({ groups: threeGroups(4) });
  const id = await start(['Clientes']);
  await clock.run(secondMs);
  expect(states(id)).toEqual(counts(4, 0));

  const [first, second] = far.group('Clientes').members;
  await first?.readEverything();
  await first?.readEverything();
  await second?.readEverything();
  await clock.run(secondMs);
  expect(states(id)).toEqual(counts(4, 2));
});

test('who has seen it has also got it, whichever receipt comes first', async () => {
  const { start, clock, states, shop, handlers } = await openSender({ groups: threeGroups(0) });
  const id = await start(['Clientes']);
  await clock.run(secondMs);
  const store = createReceiptsStore(shop);
  const messageId = readMessageIds(shop)[0] as MessageId;
  const receipt = (person: string, kind: Receipt['kind']): Receipt => ({
    messageId,
    person,
    kind,
    at: clock.now(),
  });

  const seenFirst = [
    receipt('a', 'seen'),
    receipt('a', 'delivered'),
    receipt('b', 'delivered'),
    receipt('a', 'seen'),
  ];
  expect(store.countAll(seenFirst, 0)).toEqual({ hasChanged: true, provenCount: 0 });
  expect(store.countAll([receipt('a', 'delivered'), receipt('b', 'delivered')], 0).hasChanged).toBe(false);
  expect(store.countAll([receipt('b', 'seen')], 0).hasChanged).toBe(true);

  handlers['broadcasts.resume']({ id });
  await clock.run(secondMs);
  expect(states(id)).toEqual(counts(2, 2));
});

test('the same person counts in each group for itself', async () => {
  const { start, clock, states } = await openSender({ groups: threeGroups(1) });
  const id = await start(['Clientes', 'Vizinhos']);
  await clock.run(2 * minuteMs);
  expect(states(id)).toEqual([...counts(1, 0), ...counts(1, 0)]);
});

test('receipts of messages that are not ours, or were never handed over, count for nothing', async () => {
  const { start, clock, shop, far, handlers, store } = await openSender({ groups: threeGroups(0) });
  await far.server.holdAcks();
  const id = await start(['Clientes', 'Vizinhos']);
  handlers['broadcasts.pause']({ id });
  await clock.run(secondMs);
  const [, waiting] = readMessageIds(shop);
  const receipts = [waiting, 'somebody-elses'].map((messageId) => ({
    messageId: messageId as MessageId,
    person: 'a',
    kind: 'seen' as const,
    at: clock.now(),
  }));
  expect(store.receipts.countAll(receipts, 0)).toEqual({ hasChanged: false, provenCount: 0 });
  expect(shop.db.prepare('SELECT count(*) AS count FROM receipts').get()).toEqual({ count: 0 });
});

test('after 14 days who was counted is forgotten, the counts stay, and nobody is counted twice', async () => {
  const { start, clock, states, shop, far, handlers } = await openSender({ groups: threeGroups(3) });
  const id = await start(['Clientes']);
  await clock.run(secondMs);
  const countPeople = () => shop.db.prepare('SELECT count(*) AS count FROM receipts').get()?.count;
  await clock.run(13 * dayMs);
  expect(countPeople()).toBe(3);
  await clock.run(2 * dayMs);
  expect(countPeople()).toBe(0);

  for (const member of far.group('Clientes').members) await member.readEverything();
  handlers['broadcasts.resume']({ id });
  await clock.run(secondMs);
  expect(states(id)).toEqual(counts(3, 0));
  expect(countPeople()).toBe(0);
});

test('a message can be answered for again during 14 days, exactly as it was, only where it went, and not before', async () => {
  const { start, clock, shop, store, far, handlers, groupId } = await openSender();
  const id = await start(['Clientes', 'Vizinhos']);
  handlers['broadcasts.pause']({ id });
  await clock.run(secondMs);
  const [sent, waiting] = readMessageIds(shop) as [MessageId, MessageId];
  const [clientes, vizinhos] = ['Clientes', 'Vizinhos'].map((name) => ({
    kind: 'group' as const,
    id: groupId(name),
  })) as [Destination, Destination];
  const written = shop.db.prepare('SELECT bytes FROM messages WHERE id = ?').get(sent)?.bytes as Uint8Array;
  const [device] = await far.group('Clientes').inbox();

  expect(store.readSentMessage(sent, clientes)).toEqual(written);
  expect(device?.entries[0]?.messageId).toBe(sent);
  expect(store.readSentMessage(sent, vizinhos)).toBeUndefined();
  expect(store.readSentMessage(sent, { kind: 'own-chat' })).toBeUndefined();
  expect(store.readSentMessage(waiting, vizinhos)).toBeUndefined();
  expect(store.readSentMessage('never-made' as MessageId, clientes)).toBeUndefined();

  await clock.run(14 * dayMs - minuteMs);
  expect(store.readSentMessage(sent, clientes)).toEqual(written);
  await clock.run(2 * dayMs);
  expect(store.readSentMessage(sent, clientes)).toBeUndefined();
  expect(shop.db.prepare('SELECT count(*) AS count FROM messages').get()).toEqual({ count: 1 });
});

test('when the messages take too much room, those settled first go, and never one that is still to be sent', async () => {
  const { start, clock, shop, store, handlers } = await openSender();
  await start(['Clientes', 'Vizinhos', 'Família']);
  handlers['broadcasts.pause']({ id: await start(['Clientes']) });
  await clock.run(minuteMs * 5);
  const readSizes = () =>
    shop.db
      .prepare(
        `SELECT length(m.bytes) AS size, d.group_name AS name, d.settled_at IS NULL AS waits
         FROM messages m JOIN deliveries d ON d.message_id = m.id ORDER BY d.settled_at IS NULL, d.settled_at`,
      )
      .all() as { size: number; name: string; waits: number }[];
  const [first, second, third, waiting] = readSizes();
  expect(waiting).toMatchObject({ name: 'Clientes', waits: 1 });
  const two = (second?.size ?? 0) + (third?.size ?? 0);

  expect(store.outbox.shorten(two + (first?.size ?? 0))).toBe(0);
  expect(store.outbox.shorten(two)).toBe(1);
  expect(readSizes()).toEqual([second, third, waiting]);
  expect(store.outbox.shorten(two - 1)).toBe(1);
  expect(readSizes()).toEqual([third, waiting]);
  expect(store.outbox.shorten(0)).toBe(1);
  expect(readSizes()).toEqual([waiting]);
});

test('a broadcast that waited for longer than that is sent whole, when she says so', async () => {
  const { start, clock, far, kinds, texts, handlers } = await openSender();
  const id = await start(['Clientes', 'Vizinhos']);
  await clock.run(secondMs);
  await far.whatsapp.disconnect();
  await clock.run(30 * dayMs);
  await far.whatsapp.connect();
  handlers['broadcasts.answerInterrupted']({ id, answer: 'now' });
  await clock.run(minuteMs);
  expect(kinds(id)).toEqual(['sent', 'sent']);
  expect((await texts('Vizinhos')).length).toBe(1);
});

test('a thousand receipts at once reach the disk together', async () => {
  let writes = 0;
  const { start, clock, states } = await openSender({
    groups: [{ name: 'Clientes', members: 1_000 }],
    wrapStore: (store) => ({
      ...store,
      receipts: {
        ...store.receipts,
        countAll(receipts, since) {
          writes += 1;
          return store.receipts.countAll(receipts, since);
        },
      },
    }),
  });
  const id = await start(['Clientes']);
  await clock.run(secondMs);
  expect(states(id)).toEqual(counts(1_000, 0));
  expect(writes).toBe(2);
});

function readMessageIds(shop: Awaited<ReturnType<typeof openSender>>['shop']): string[] {
  return shop.db
    .prepare('SELECT message_id FROM deliveries ORDER BY position')
    .all()
    .map((row) => String(row.message_id));
}
