import { expect, test } from 'vitest';
import type { ParsedInput } from '../../shared/ipc/call.ts';
import type { PlainDate } from '../../shared/plain-date.ts';
import type { ProductId } from '../../shared/products.ts';
import { composePromo } from '../../shared/promo.ts';
import type { PromoWish, StartOutcome } from '../../shared/start-broadcasts.ts';
import type { TemplateId } from '../../shared/templates.ts';
import { aPhotoId } from '../builders.ts';
import {
  dayMs,
  hourMs,
  minuteMs,
  openSender,
  productId,
  readTemplate,
  type Sender,
  secondMs,
  withPost,
} from './open-sender.ts';

const three = ['Clientes', 'Vizinhos', 'Família'];
const footers: Readonly<Record<string, string>> = {
  Clientes: 'Para sair, avise. 💛',
  Vizinhos: '*Retirada*: Rua das Flores\naté 18 h',
  Família: '',
};

const aProductWish = (id: ProductId, templateId: string | null = null): PromoWish => ({
  ...{ kind: 'product', productId: id, templateId: templateId as TemplateId | null },
});
const aText = (text: string): PromoWish => ({ kind: 'free-text', text, photoId: null });

type Answer = ParsedInput<'broadcasts.start'>['repeats'];

async function send(
  { handlers, groupId }: Sender,
  promos: readonly PromoWish[],
  names: readonly string[] = three,
  repeats: Answer = 'ask',
): Promise<StartOutcome> {
  return handlers['broadcasts.start']({
    promos: [...promos],
    ...{ groupIds: names.map(groupId), toOwnChat: false, repeats },
  });
}

/** `Queijo → Clientes`, for everything that would come twice. */
function pairs(outcome: StartOutcome): readonly string[] {
  if (outcome.kind !== 'repeats') throw new Error('nobody was asked');
  return outcome.repeats.map(({ name, groupName }) => `${name} → ${groupName}`);
}

async function openWithFooters(options: Parameters<typeof openSender>[0] = {}) {
  const sender = await openSender(options);
  for (const name of three) await sender.setFooter(name, footers[name] ?? '');
  return sender;
}

function composed(sender: Sender, id: ProductId, template: string, footer: string): string {
  const product = sender.products.read(id);
  if (product === undefined) throw new Error('there is no such product');
  const at = { language: 'pt-BR', today: '2026-01-01' as PlainDate } as const;
  const text = readTemplate(template as TemplateId) ?? { text: '' };
  return composePromo({ kind: 'product', product }, text, { footer }, at).text;
}

const countBroadcasts = ({ shop }: Sender) =>
  shop.db.prepare('SELECT count(*) AS count FROM broadcasts').get()?.count;

test('two products reach three groups, each with the text that is composed for that group, in their order', async () => {
  const posted: string[] = [];
  const sender = await openWithFooters({
    wrapWhatsApp: (whatsapp) =>
      withPost(whatsapp, (message) => {
        posted.push(message.id);
        return whatsapp.post(message);
      }),
  });
  const honey = sender.addProduct({ name: 'Mel', price: 3_000, note: 'Da serra' });
  const outcome = await send(sender, [aProductWish(productId, 'complete'), aProductWish(honey, 'short')]);
  await sender.clock.run(6 * minuteMs);

  for (const name of three) {
    const footer = footers[name] ?? '';
    expect(await sender.texts(name)).toEqual([
      composed(sender, productId, 'complete', footer),
      composed(sender, honey, 'short', footer),
    ]);
  }
  expect((await sender.texts('Vizinhos'))[0]?.endsWith('\n\n*Retirada*: Rua das Flores\naté 18 h')).toBe(
    true,
  );
  expect((await sender.texts('Família'))[0]?.endsWith('*')).toBe(true);
  const inOrder = sender.shop.db
    .prepare(
      'SELECT d.message_id AS id FROM deliveries d JOIN broadcasts b ON b.id = d.broadcast_id ORDER BY b.number, d.position',
    )
    .all();
  expect(posted).toEqual(inOrder.map(({ id }) => id));
  const ids = outcome.kind === 'started' ? outcome.ids : [];
  expect(ids.map((id) => sender.find(id)?.productName)).toEqual(['Queijo Canastra', 'Mel']);
  expect(ids.map((id) => sender.find(id)?.text)).toEqual([
    composed(sender, productId, 'complete', ''),
    composed(sender, honey, 'short', ''),
  ]);
  expect(await sender.far.takeViolations()).toEqual([]);
});

test('a photo that several products share goes up once', async () => {
  const sender = await openSender();
  const other = sender.addProduct({ name: 'Queijo inteiro', photoIds: [aPhotoId('a')] });
  await send(sender, [aProductWish(productId), aProductWish(other)]);
  expect(await sender.far.server.uploadCount()).toBe(1);
  await sender.clock.run(6 * minuteMs);
  const [device] = await sender.far.group('Clientes').inbox();
  const photos = device?.entries.map(({ photoSha256 }) => photoSha256) ?? [];
  expect(photos).toHaveLength(2);
  expect(new Set(photos).size).toBe(1);
  expect(photos[0]).not.toBeNull();
});

test('what cannot be made whole is not made at all', async () => {
  const sender = await openSender();
  const honey = sender.addProduct({ name: 'Mel' });
  sender.products.setSoldOut(honey, 1);
  await expect(send(sender, [aProductWish(productId), aProductWish(honey)])).rejects.toThrow('sold-out');
  const gone = '33333333-3333-4333-8333-333333333333' as ProductId;
  await expect(send(sender, [aProductWish(productId), aProductWish(gone)])).rejects.toThrow('not-found');
  expect(countBroadcasts(sender)).toBe(0);
});

test('a disk that takes only the first broadcast keeps none of them', async () => {
  const sender = await openSender();
  const honey = sender.addProduct({ name: 'Mel' });
  sender.shop.db.exec(`CREATE TRIGGER second_fails BEFORE INSERT ON broadcasts WHEN new.number = 2
    BEGIN SELECT raise(ABORT, 'no room'); END`);
  await expect(send(sender, [aProductWish(productId), aProductWish(honey)])).rejects.toThrow();
  expect(countBroadcasts(sender)).toBe(0);
  expect(sender.shop.db.prepare('SELECT count(*) AS count FROM messages').get()).toEqual({ count: 0 });
});

test('more messages than can be made in one go are refused', async () => {
  const names = Array.from({ length: 251 }, (_, index) => `Grupo ${index}`);
  const sender = await openSender({ groups: names.map((name) => ({ name, members: 1 })) });
  const honey = sender.addProduct({ name: 'Mel' });
  await expect(send(sender, [aProductWish(productId), aProductWish(honey)], names)).rejects.toThrow(
    'bad-input',
  );
  expect(countBroadcasts(sender)).toBe(0);
});

test('an edit says the new words above the footer of each group, sent or not sent yet', async () => {
  const sender = await openWithFooters();
  const outcome = await send(sender, [aProductWish(productId)]);
  const [id] = outcome.kind === 'started' ? outcome.ids : [];
  if (id === undefined) throw new Error('nothing was started');
  await sender.clock.run(secondMs);
  expect(sender.kinds(id)).toEqual(['sent', 'waiting', 'waiting']);
  // What stands under later promos is not what stands under this one.
  await sender.setFooter('Clientes', 'Outro rodapé');
  const outlook = await sender.handlers['changes.foresee']({ of: { broadcastId: id } });
  expect(outlook).toMatchObject({ text: composed(sender, productId, 'complete', ''), hasFooters: true });
  await sender.handlers['changes.make']({
    broadcastId: id,
    wish: { kind: 'edit', text: 'Agora por 50', replyText: null },
  });
  await sender.clock.run(5 * minuteMs);
  expect(sender.changes(id)).toEqual(['edit: done', 'again: done', 'again: done']);
  expect(await sender.texts('Clientes')).toEqual(['Agora por 50\n\nPara sair, avise. 💛']);
  expect(await sender.texts('Vizinhos')).toEqual(['Agora por 50\n\n*Retirada*: Rua das Flores\naté 18 h']);
  expect(await sender.texts('Família')).toEqual(['Agora por 50']);
});

test('"sold out" is written above the footer of each group, too', async () => {
  const sender = await openWithFooters();
  await send(sender, [aProductWish(productId)]);
  await sender.clock.run(3 * minuteMs);
  await sender.handlers['changes.sellOut']({
    productId,
    wish: { kind: 'edit', text: '*Esgotou!*', replyText: null },
  });
  await sender.clock.run(5 * minuteMs);
  expect(await sender.texts('Clientes')).toEqual(['*Esgotou!*\n\nPara sair, avise. 💛']);
  expect(await sender.texts('Família')).toEqual(['*Esgotou!*']);
});

test('a free text goes as she wrote it, with a name for the lists, and no product', async () => {
  const sender = await openWithFooters();
  const outcome = await send(sender, [aText('\n*Bom dia!* Hoje abrimos às 10\nAté já')]);
  const [id] = outcome.kind === 'started' ? outcome.ids : [];
  await sender.clock.run(3 * minuteMs);
  expect(await sender.texts('Clientes')).toEqual([
    '*Bom dia!* Hoje abrimos às 10\nAté já\n\nPara sair, avise. 💛',
  ]);
  expect(id && sender.find(id)).toMatchObject({
    productId: null,
    productName: 'Bom dia! Hoje abrimos às 10',
    text: '*Bom dia!* Hoje abrimos às 10\nAté já',
  });
});

test('a photo without words is a promo, and nothing at all is none', async () => {
  const sender = await openSender();
  const outcome = await send(sender, [{ kind: 'free-text', text: '', photoId: aPhotoId('a') }]);
  const [id] = outcome.kind === 'started' ? outcome.ids : [];
  await sender.clock.run(3 * minuteMs);
  expect(id && sender.find(id)?.productName).toBe('Foto');
  expect(id && sender.kinds(id)).toEqual(['sent', 'sent', 'sent']);
  await expect(send(sender, [aText(' \n ')])).rejects.toThrow('bad-input');
});

test('the same product to the same group within seven days asks first, and says which, where and when', async () => {
  const sender = await openSender();
  const honey = sender.addProduct({ name: 'Mel' });
  await send(sender, [aProductWish(productId)], ['Clientes', 'Vizinhos']);
  await sender.clock.run(2 * minuteMs);
  const sentAt = sender.clock.now();
  await sender.clock.run(6 * dayMs);

  const promos = [aProductWish(honey), aProductWish(productId, 'short')];
  const outcome = await send(sender, promos);
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
  expect((await send(sender, promos)).kind).toBe('started');
});

test('those groups are left out for that product only', async () => {
  const sender = await openSender();
  const honey = sender.addProduct({ name: 'Mel' });
  await send(sender, [aProductWish(productId)], ['Clientes', 'Vizinhos']);
  await sender.clock.run(2 * minuteMs);
  const outcome = await send(sender, [aProductWish(productId), aProductWish(honey)], three, 'leave-out');
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
  await send(sender, [aProductWish(productId)]);
  await sender.clock.run(3 * minuteMs);
  const both = await send(sender, [aProductWish(productId), aProductWish(honey)], three, 'leave-out');
  expect(both).toEqual({ kind: 'started', ids: [expect.any(String)] });
  const none = await send(sender, [aProductWish(productId)], three, 'leave-out');
  expect(pairs(none)).toHaveLength(3);
  expect(countBroadcasts(sender)).toBe(2);
});

test('sent all the same, it arrives a second time', async () => {
  const sender = await openSender();
  await send(sender, [aProductWish(productId)]);
  await sender.clock.run(3 * minuteMs);
  expect((await send(sender, [aProductWish(productId)], three, 'send')).kind).toBe('started');
  await sender.clock.run(3 * minuteMs);
  expect(await sender.taken(three)).toEqual([2, 2, 2]);
});

test('what still waits counts as a repeat without a time, and what was cancelled or went to herself does not', async () => {
  const sender = await openSender();
  const outcome = await send(sender, [aProductWish(productId)]);
  const waiting = await send(sender, [aProductWish(productId)], ['Família']);
  expect(waiting).toMatchObject({ kind: 'repeats', repeats: [{ groupName: 'Família', lastAt: null }] });
  const [id] = outcome.kind === 'started' ? outcome.ids : [];
  if (id !== undefined) await sender.handlers['broadcasts.cancel']({ id });
  await sender.handlers['broadcasts.start']({
    promos: [aProductWish(productId)],
    ...{ groupIds: [], toOwnChat: true, repeats: 'ask' },
  });
  await sender.clock.run(3 * minuteMs);
  expect((await send(sender, [aProductWish(productId)], ['Família'])).kind).toBe('started');
});

test('the same free text to the same group asks first, another one does not', async () => {
  const sender = await openSender();
  await send(sender, [aText('Bom dia')]);
  await sender.clock.run(3 * minuteMs);
  expect(pairs(await send(sender, [aText('\nBom dia\n')]))).toEqual([
    'Bom dia → Clientes',
    'Bom dia → Vizinhos',
    'Bom dia → Família',
  ]);
  expect((await send(sender, [aText('Boa tarde')])).kind).toBe('started');
});

test('the same words under another product, or under none, ask first and say what they were called', async () => {
  const sender = await openSender();
  const honey = sender.addProduct({ name: 'Mel', price: 3_000 });
  const copy = sender.addProduct({ name: 'Mel', price: 3_000 });
  const bread = sender.addProduct({ name: 'Pão', price: 3_000 });
  await send(sender, [aProductWish(honey)], ['Clientes']);
  await sender.clock.run(3 * minuteMs);
  expect(pairs(await send(sender, [aProductWish(copy)]))).toEqual(['Mel → Clientes']);
  const freely = aText(composed(sender, honey, 'complete', ''));
  const outcome = await send(sender, [freely]);
  expect(outcome).toMatchObject({ kind: 'repeats', repeats: [{ groupName: 'Clientes', sentAs: 'Mel' }] });
  const own = await send(sender, [aProductWish(honey)]);
  expect(own).toMatchObject({ kind: 'repeats', repeats: [{ groupName: 'Clientes', sentAs: null }] });
  expect((await send(sender, [aProductWish(bread)])).kind).toBe('started');
});

test('the same words with another photo are another promo, because a template may say the same of everything', async () => {
  const sender = await openSender();
  sender.shop.db.exec(`INSERT INTO photos VALUES ('${aPhotoId('b')}', 1200, 1200, 0)`);
  const [red, blue, bare] = [aPhotoId('a'), aPhotoId('b'), null].map((photo) =>
    sender.addProduct({ name: 'Blusa', price: 3_000, photoIds: photo === null ? [] : [photo] }),
  );
  if (red === undefined || blue === undefined || bare === undefined) throw new Error('there are three');
  await send(sender, [aProductWish(red)], ['Clientes']);
  await sender.clock.run(3 * minuteMs);
  expect((await send(sender, [aProductWish(blue)], ['Clientes'])).kind).toBe('started');
  expect(pairs(await send(sender, [aProductWish(bare)], ['Clientes']))).toEqual(['Blusa → Clientes']);
});

test('two clicks with different groups while the photo goes up do not bring it to a group twice', async () => {
  const sender = await openSender();
  const outcomes = await Promise.all([
    send(sender, [aProductWish(productId)], ['Clientes', 'Vizinhos']),
    send(sender, [aProductWish(productId)], ['Vizinhos', 'Família']),
  ]);
  expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['repeats', 'started']);
  await sender.clock.run(3 * minuteMs);
  expect((await sender.taken(['Vizinhos']))[0]).toBe(1);
});

test('the forecast of several products counts every message', async () => {
  const sender = await openSender();
  const foresee = (groupCount: number) => sender.handlers['broadcasts.foresee']({ groupCount });
  const six = await foresee(6);
  expect((six?.lastAt ?? 0) - sender.clock.now()).toBe(5 * 40 * secondMs);
  expect((await foresee(61))?.holdsLater).toEqual(['hourly-cap']);
  expect(((await foresee(61))?.lastAt ?? 0) - sender.clock.now()).toBeGreaterThanOrEqual(hourMs);
});
