import { createHash } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import type { WhatsApp } from '../../main/whatsapp/whatsapp.ts';
import type { BroadcastId } from '../../shared/broadcasts.ts';
import type { GroupId } from '../../shared/groups.ts';
import type { ProductId } from '../../shared/products.ts';
import type { TemplateId } from '../../shared/templates.ts';
import {
  hourMs,
  minuteMs,
  openSender,
  photo,
  productId,
  secondMs,
  threeGroups,
  withPost,
} from './open-sender.ts';

/** A snapshot comes at most so late. */
const showGapMs = 250;
const three = ['Clientes', 'Vizinhos', 'Família'];

test('a promo reaches every group once, with the text that was shown and the photo uploaded once', async () => {
  const { start, kinds, clock, far, texts, taken, find, sentCount } = await openSender();
  const id = await start(three);
  await clock.run(3 * minuteMs);

  expect(kinds(id)).toEqual(['sent', 'sent', 'sent']);
  expect(await taken(three)).toEqual([1, 1, 1]);
  expect(await far.server.uploadCount()).toBe(1);
  expect((await texts('Família')).map((text) => text.replaceAll('\u00a0', ' '))).toEqual([
    '*Queijo Canastra*\n\nPor *R$ 64,90*',
  ]);
  const [device] = await far.group('Vizinhos').inbox();
  expect(device?.entries[0]?.photoSha256).toBe(createHash('sha256').update(photo.jpeg).digest('hex'));
  expect(find(id)).toMatchObject({ productName: 'Queijo Canastra', isPaused: false, nextAt: null });
  expect(find(id)?.deliveries.map(({ groupName, peopleCount }) => [groupName, peopleCount])).toEqual(
    three.map((name) => [name, 3]),
  );
  expect(sentCount()).toBe(3);
  expect(await far.takeViolations()).toEqual([]);
});

test('every message is on the disk, byte for byte, before the first one is handed over', async () => {
  const seen: unknown[] = [];
  let file = '';
  const { start, clock, shop } = await openSender({
    wrapWhatsApp: (whatsapp) =>
      withPost(whatsapp, (message) => {
        seen.push(lookFromOutside(file, message));
        return whatsapp.post(message);
      }),
  });
  file = shop.file;
  await start(three);
  await clock.run(3 * minuteMs);
  expect(seen).toEqual([
    { states: ['sending', 'waiting', 'waiting'], isSameOnDisk: true, messageIds: 3 },
    { states: ['sent', 'sending', 'waiting'], isSameOnDisk: true, messageIds: 3 },
    { states: ['sent', 'sent', 'sending'], isSameOnDisk: true, messageIds: 3 },
  ]);
});

/** What another process would find on the disk at this moment. */
function lookFromOutside(file: string, { id, bytes }: Parameters<WhatsApp['post']>[0]) {
  const db = new DatabaseSync(file, { readOnly: true });
  const rows = db.prepare('SELECT state, message_id FROM deliveries ORDER BY position').all();
  const stored = db.prepare('SELECT bytes FROM messages WHERE id = ?').get(id) as { bytes: Uint8Array };
  db.close();
  return {
    states: rows.map(({ state }) => state),
    isSameOnDisk: Buffer.from(stored.bytes).equals(bytes),
    messageIds: new Set(rows.map(({ message_id }) => message_id)).size,
  };
}

test('the first group gets it at once, the others after pauses of 20 to 60 seconds that differ', async () => {
  const at: number[] = [];
  const names = Array.from({ length: 12 }, (_, index) => `Grupo ${index}`);
  const { start, clock } = await openSender({
    groups: names.map((name) => ({ name, members: 1 })),
    wrapWhatsApp: (whatsapp) =>
      withPost(whatsapp, (message) => {
        at.push(clock.now());
        return whatsapp.post(message);
      }),
  });
  const begunAt = clock.now();
  await start(names);
  await clock.run(12 * minuteMs);

  expect(at.length).toBe(12);
  expect(at[0]).toBe(begunAt);
  const gaps = at.slice(1).map((time, index) => time - (at[index] ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(20 * secondMs);
  expect(Math.max(...gaps)).toBeLessThanOrEqual(60 * secondMs);
  expect(new Set(gaps).size).toBeGreaterThan(6);
});

test('the sixty-first group of an hour waits, says so, and gets it in the next one', async () => {
  const names = Array.from({ length: 61 }, (_, index) => `Grupo ${index}`);
  const { start, clock, kinds, find } = await openSender({
    groups: names.map((name) => ({ name, members: 0 })),
  });
  const begunAt = clock.now();
  const id = await start(names);
  await clock.run(hourMs - 1);
  expect(kinds(id)).toEqual([...Array(60).fill('sent'), 'held: hourly-cap']);
  expect(find(id)?.nextAt).toBeGreaterThanOrEqual(begunAt + hourMs);
  await clock.run(hourMs);
  expect(kinds(id).every((kind) => kind === 'sent')).toBe(true);
  expect(Math.max(...(find(id)?.deliveries.map(sentAt) ?? []))).toBeGreaterThanOrEqual(begunAt + hourMs);
});

function sentAt({ state }: { readonly state: { readonly kind: string; readonly sentAt?: number } }): number {
  return state.sentAt ?? 0;
}

test('two broadcasts share one pace, the older one goes first', async () => {
  const { start, clock, kinds, find } = await openSender();
  const first = await start(['Clientes', 'Vizinhos']);
  const second = await start(['Família']);
  await clock.run(showGapMs);
  expect([kinds(first), kinds(second)]).toEqual([['sent', 'waiting'], ['waiting']]);
  expect(find(second)?.nextAt).toBeGreaterThan(find(first)?.nextAt ?? Number.POSITIVE_INFINITY);
  await clock.run((find(first)?.nextAt ?? 0) - clock.now() + showGapMs);
  expect([kinds(first), kinds(second)]).toEqual([['sent', 'sent'], ['waiting']]);
  await clock.run(minuteMs);
  expect(kinds(second)).toEqual(['sent']);
});

test('"send to me first" puts the own chat before the groups, and counts nobody for it', async () => {
  const { start, clock, find, far, kinds } = await openSender();
  const id = await start(['Clientes'], true);
  await clock.run(showGapMs);
  expect(kinds(id)).toEqual(['sent', 'waiting']);
  expect(find(id)?.deliveries[0]).toMatchObject({
    destination: { kind: 'own-chat' },
    groupName: '',
    peopleCount: 0,
  });
  expect((await far.phone.ownChat()).length).toBe(1);
});

test('a group that is ticked twice gets it once', async () => {
  const { start, clock, taken, kinds } = await openSender();
  const id = await start(['Clientes', 'Clientes']);
  await clock.run(3 * minuteMs);
  expect(kinds(id)).toEqual(['sent']);
  expect(await taken(['Clientes'])).toEqual([1]);
});

test('a second click while the photo is still going up is the same wish', async () => {
  const { start, clock, taken, shown } = await openSender();
  const [first, second] = await Promise.all([start(three), start(three)]);
  expect(second).toBe(first);
  await clock.run(5 * minuteMs);
  expect(shown().length).toBe(1);
  expect(await taken(three)).toEqual([1, 1, 1]);
});

test.for([
  ['to a group that nobody knows', 'group-unknown', { groupIds: ['elsewhere' as GroupId] }],
  ['to nowhere', 'bad-input', { groupIds: [] }],
  [
    'of a product that is not there',
    'not-found',
    { productId: '22222222-2222-4222-8222-222222222222' as ProductId },
  ],
  ['through a template that is not there', 'not-found', { templateId: 'elsewhere' as TemplateId }],
] as const)('a promo %s is refused, and nothing is written down', async ([, code, wrong]) => {
  const { handlers, groupId, shop } = await openSender();
  const wish = { productId, templateId: null, groupIds: [groupId('Clientes')], ...wrong };
  const started = handlers['broadcasts.start']({
    promos: [{ kind: 'product', productId: wish.productId, templateId: wish.templateId }],
    ...{ groupIds: [...wish.groupIds], toOwnChat: false, repeats: 'ask' },
  });
  await expect(started).rejects.toThrow(code);
  expect(shop.db.prepare('SELECT count(*) AS count FROM broadcasts').get()).toEqual({ count: 0 });
});

test('a promo to a group where only admins post is refused for all of the groups', async () => {
  const groups = [...threeGroups(), { name: 'Avisos', members: 5, announceOnly: true }];
  const { start, shop, clock, taken } = await openSender({ groups });
  await expect(start(['Clientes', 'Avisos'])).rejects.toThrow('may-not-post');
  await clock.run(minuteMs);
  expect(shop.db.prepare('SELECT count(*) AS count FROM deliveries').get()).toEqual({ count: 0 });
  expect(await taken(['Clientes'])).toEqual([0]);
});

test('without a connection it is not begun, and nothing is written down', async () => {
  const { start, far, shop } = await openSender();
  await far.whatsapp.disconnect();
  await expect(start(three)).rejects.toThrow('not-connected');
  expect(shop.db.prepare('SELECT count(*) AS count FROM broadcasts').get()).toEqual({ count: 0 });
});

test('in practice the same pauses run on a faster clock', async () => {
  const { start, clock, kinds } = await openSender({ clockSpeed: 60 });
  const id = await start(three);
  await clock.run(2 * secondMs + showGapMs);
  expect(kinds(id)).toEqual(['sent', 'sent', 'sent']);
});

test('no speed of the clock below one stretches or lifts the pauses', async () => {
  const { start, clock, kinds } = await openSender({ clockSpeed: Number.NaN });
  const id = await start(three);
  await clock.run(19 * secondMs);
  expect(kinds(id)).toEqual(['sent', 'waiting', 'waiting']);
  await clock.run(2 * minuteMs);
  expect(kinds(id)).toEqual(['sent', 'sent', 'sent']);
});

test('the window gets at most four snapshots a second, and the last one is right', async () => {
  const names = Array.from({ length: 3 }, (_, index) => `Grupo ${index}`);
  const { start, clock, publishedAt, states } = await openSender({
    groups: names.map((name) => ({ name, members: 500 })),
    clockSpeed: 1_000,
  });
  const id = await start(names);
  await clock.run(5 * secondMs);
  const gaps = publishedAt.slice(1).map((time, index) => time - (publishedAt[index] ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(250);
  expect(states(id)).toEqual(names.map(() => expect.objectContaining({ deliveredCount: 500 })));
});

test('a broadcast that nobody knows cannot be steered', async () => {
  const { handlers } = await openSender();
  const id = '33333333-3333-4333-8333-333333333333' as BroadcastId;
  expect(() => handlers['broadcasts.pause']({ id })).toThrow('not-found');
  expect(() => handlers['broadcasts.resume']({ id })).toThrow('not-found');
  expect(() => handlers['broadcasts.cancel']({ id })).toThrow('not-found');
});

test('the end of the app leaves no timer and no listener behind', async () => {
  const { start, clock, broadcasts, groups, far, publishedAt } = await openSender();
  await start(three);
  await broadcasts.stop();
  groups.stop();
  const count = publishedAt.length;
  await far.whatsapp.disconnect();
  expect(clock.pendingCount()).toBe(0);
  expect(publishedAt.length).toBe(count);
});
