import { expect, test } from 'vitest';
import type { StartOutcome } from '../../shared/start-broadcasts.ts';
import { aPhotoId } from '../builders.ts';
import { dayMs, minuteMs, openSender, productId } from './open-sender.ts';
import { aProductWish, aText, composed, countBroadcasts, sendPromos, three } from './send-promos.ts';

/** `Queijo → Clientes`, for everything that would come twice. */
function pairs(outcome: StartOutcome): readonly string[] {
  if (outcome.kind !== 'repeats') throw new Error('nobody was asked');
  return outcome.repeats.map(({ name, groupName }) => `${name} → ${groupName}`);
}

test('the same product to the same group within seven days asks first, and says which, where and when', async () => {
  const sender = await openSender();
  const honey = sender.addProduct({ name: 'Mel' });
  await sendPromos(sender, [aProductWish(productId)], ['Clientes', 'Vizinhos']);
  await sender.clock.run(2 * minuteMs);
  const sentAt = sender.clock.now();
  await sender.clock.run(6 * dayMs);

  const promos = [aProductWish(honey), aProductWish(productId, 'short')];
  const outcome = await sendPromos(sender, promos);
  expect(pairs(outcome)).toEqual(['Queijo Canastra → Clientes', 'Queijo Canastra → Vizinhos']);
  const [first] = outcome.kind === 'repeats' ? outcome.repeats : [];
  expect(first).toMatchObject({ promo: 1, groupId: sender.groupId('Clientes') });
  expect(Math.abs((first?.lastAt ?? 0) - sentAt)).toBeLessThanOrEqual(2 * minuteMs);
  expect(countBroadcasts(sender)).toBe(1);
  const asked = { promos: [...promos], groupIds: three.map(sender.groupId) };
  expect(await sender.handlers['broadcasts.findRepeats'](asked)).toEqual(
    outcome.kind === 'repeats' && outcome.repeats,
  );

  await sender.clock.run(dayMs);
  expect((await sendPromos(sender, promos)).kind).toBe('started');
});

test('those groups are left out for that product only', async () => {
  const sender = await openSender();
  const honey = sender.addProduct({ name: 'Mel' });
  await sendPromos(sender, [aProductWish(productId)], ['Clientes', 'Vizinhos']);
  await sender.clock.run(2 * minuteMs);
  const outcome = await sendPromos(
    sender,
    [aProductWish(productId), aProductWish(honey)],
    three,
    'leave-out',
  );
  const shown = (outcome.kind === 'started' ? outcome.ids : []).map((id) => sender.find(id));
  expect(shown.map((broadcast) => broadcast?.deliveries.map(({ groupName }) => groupName))).toEqual([
    ['Família'],
    three,
  ]);
  await sender.clock.run(6 * minuteMs);
  expect(await sender.taken(three)).toEqual([2, 2, 2]);
});

test('a product that is left out everywhere makes no broadcast, and nothing left is asked about again', async () => {
  const sender = await openSender();
  const honey = sender.addProduct({ name: 'Mel' });
  await sendPromos(sender, [aProductWish(productId)]);
  await sender.clock.run(3 * minuteMs);
  const both = await sendPromos(sender, [aProductWish(productId), aProductWish(honey)], three, 'leave-out');
  expect(both).toEqual({ kind: 'started', ids: [expect.any(String)] });
  const none = await sendPromos(sender, [aProductWish(productId)], three, 'leave-out');
  expect(pairs(none)).toHaveLength(3);
  expect(countBroadcasts(sender)).toBe(2);
});

test('sent all the same, it arrives a second time', async () => {
  const sender = await openSender();
  await sendPromos(sender, [aProductWish(productId)]);
  await sender.clock.run(3 * minuteMs);
  expect((await sendPromos(sender, [aProductWish(productId)], three, 'send')).kind).toBe('started');
  await sender.clock.run(3 * minuteMs);
  expect(await sender.taken(three)).toEqual([2, 2, 2]);
});

test('what still waits counts as a repeat without a time, and what was cancelled or went to herself does not', async () => {
  const sender = await openSender();
  const outcome = await sendPromos(sender, [aProductWish(productId)]);
  const waiting = await sendPromos(sender, [aProductWish(productId)], ['Família']);
  expect(waiting).toMatchObject({ kind: 'repeats', repeats: [{ groupName: 'Família', lastAt: null }] });
  const [id] = outcome.kind === 'started' ? outcome.ids : [];
  if (id !== undefined) await sender.handlers['broadcasts.cancel']({ id });
  await sender.handlers['broadcasts.start']({
    promos: [aProductWish(productId)],
    ...{ groupIds: [], toOwnChat: true, repeats: 'ask' },
  });
  await sender.clock.run(3 * minuteMs);
  expect((await sendPromos(sender, [aProductWish(productId)], ['Família'])).kind).toBe('started');
});

test('the same free text to the same group asks first, another one does not', async () => {
  const sender = await openSender();
  await sendPromos(sender, [aText('Bom dia')]);
  await sender.clock.run(3 * minuteMs);
  expect(pairs(await sendPromos(sender, [aText('\nBom dia\n')]))).toEqual([
    'Bom dia → Clientes',
    'Bom dia → Vizinhos',
    'Bom dia → Família',
  ]);
  expect((await sendPromos(sender, [aText('Boa tarde')])).kind).toBe('started');
});

test('the same words under another product, or under none, ask first and say what they were called', async () => {
  const sender = await openSender();
  const honey = sender.addProduct({ name: 'Mel', price: 3_000 });
  const copy = sender.addProduct({ name: 'Mel', price: 3_000 });
  const bread = sender.addProduct({ name: 'Pão', price: 3_000 });
  await sendPromos(sender, [aProductWish(honey)], ['Clientes']);
  await sender.clock.run(3 * minuteMs);
  expect(pairs(await sendPromos(sender, [aProductWish(copy)]))).toEqual(['Mel → Clientes']);
  const freely = aText(composed(sender, honey, 'complete', ''));
  const outcome = await sendPromos(sender, [freely]);
  expect(outcome).toMatchObject({ kind: 'repeats', repeats: [{ groupName: 'Clientes', sentAs: 'Mel' }] });
  const own = await sendPromos(sender, [aProductWish(honey)]);
  expect(own).toMatchObject({ kind: 'repeats', repeats: [{ groupName: 'Clientes', sentAs: null }] });
  expect((await sendPromos(sender, [aProductWish(bread)])).kind).toBe('started');
});

test('the same words with another photo are another promo, because a template may say the same of everything', async () => {
  const sender = await openSender();
  sender.shop.db.exec(`INSERT INTO photos VALUES ('${aPhotoId('b')}', 1200, 1200, 0)`);
  const [red, blue, bare] = [aPhotoId('a'), aPhotoId('b'), null].map((photo) =>
    sender.addProduct({ name: 'Blusa', price: 3_000, photoIds: photo === null ? [] : [photo] }),
  );
  if (red === undefined || blue === undefined || bare === undefined) throw new Error('there are three');
  await sendPromos(sender, [aProductWish(red)], ['Clientes']);
  await sender.clock.run(3 * minuteMs);
  expect((await sendPromos(sender, [aProductWish(blue)], ['Clientes'])).kind).toBe('started');
  expect(pairs(await sendPromos(sender, [aProductWish(bare)], ['Clientes']))).toEqual(['Blusa → Clientes']);
});

test('two clicks with different groups while the photo goes up do not bring it to a group twice', async () => {
  const sender = await openSender();
  const outcomes = await Promise.all([
    sendPromos(sender, [aProductWish(productId)], ['Clientes', 'Vizinhos']),
    sendPromos(sender, [aProductWish(productId)], ['Vizinhos', 'Família']),
  ]);
  expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['repeats', 'started']);
  await sender.clock.run(3 * minuteMs);
  expect((await sender.taken(['Vizinhos']))[0]).toBe(1);
});
