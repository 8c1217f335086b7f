import { expect, test } from 'vitest';
import type { ProductId } from '../../shared/products.ts';
import { aPhotoId } from '../builders.ts';
import { hourMs, minuteMs, openSender, productId, secondMs, withPost } from './open-sender.ts';
import { aProductWish, aText, composed, countBroadcasts, sendPromos, three } from './send-promos.ts';

const footers: Readonly<Record<string, string>> = {
  Clientes: 'Para sair, avise. 💛',
  Vizinhos: '*Retirada*: Rua das Flores\naté 18 h',
  Família: '',
};

async function openWithFooters(options: Parameters<typeof openSender>[0] = {}) {
  const sender = await openSender(options);
  for (const name of three) await sender.setFooter(name, footers[name] ?? '');
  return sender;
}

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
  const outcome = await sendPromos(sender, [
    aProductWish(productId, 'complete'),
    aProductWish(honey, 'short'),
  ]);
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
  await sendPromos(sender, [aProductWish(productId), aProductWish(other)]);
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
  await expect(sendPromos(sender, [aProductWish(productId), aProductWish(honey)])).rejects.toThrow(
    'sold-out',
  );
  const gone = '33333333-3333-4333-8333-333333333333' as ProductId;
  await expect(sendPromos(sender, [aProductWish(productId), aProductWish(gone)])).rejects.toThrow(
    'not-found',
  );
  expect(countBroadcasts(sender)).toBe(0);
});

test('a disk that takes only the first broadcast keeps none of them', async () => {
  const sender = await openSender();
  const honey = sender.addProduct({ name: 'Mel' });
  sender.shop.db.exec(`CREATE TRIGGER second_fails BEFORE INSERT ON broadcasts WHEN new.number = 2
    BEGIN SELECT raise(ABORT, 'no room'); END`);
  await expect(sendPromos(sender, [aProductWish(productId), aProductWish(honey)])).rejects.toThrow();
  expect(countBroadcasts(sender)).toBe(0);
  expect(sender.shop.db.prepare('SELECT count(*) AS count FROM messages').get()).toEqual({ count: 0 });
});

test('more messages than can be made in one go are refused', async () => {
  const names = Array.from({ length: 251 }, (_, index) => `Grupo ${index}`);
  const sender = await openSender({ groups: names.map((name) => ({ name, members: 1 })) });
  const honey = sender.addProduct({ name: 'Mel' });
  await expect(sendPromos(sender, [aProductWish(productId), aProductWish(honey)], names)).rejects.toThrow(
    'bad-input',
  );
  expect(countBroadcasts(sender)).toBe(0);
});

test('an edit says the new words above the footer of each group, sent or not sent yet', async () => {
  const sender = await openWithFooters();
  const outcome = await sendPromos(sender, [aProductWish(productId)]);
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
  await sendPromos(sender, [aProductWish(productId)]);
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
  const outcome = await sendPromos(sender, [aText('\n*Bom dia!* Hoje abrimos às 10\nAté já')]);
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
  const outcome = await sendPromos(sender, [{ kind: 'free-text', text: '', photoId: aPhotoId('a') }]);
  const [id] = outcome.kind === 'started' ? outcome.ids : [];
  await sender.clock.run(3 * minuteMs);
  expect(id && sender.find(id)?.productName).toBe('Foto');
  expect(id && sender.kinds(id)).toEqual(['sent', 'sent', 'sent']);
  await expect(sendPromos(sender, [aText(' \n ')])).rejects.toThrow('bad-input');
});

test('the forecast of several products counts every message', async () => {
  const sender = await openSender();
  const foresee = (groupCount: number) => sender.handlers['broadcasts.foresee']({ groupCount });
  const six = await foresee(6);
  expect((six?.lastAt ?? 0) - sender.clock.now()).toBe(5 * 40 * secondMs);
  expect((await foresee(61))?.holdsLater).toEqual(['hourly-cap']);
  expect(((await foresee(61))?.lastAt ?? 0) - sender.clock.now()).toBeGreaterThanOrEqual(hourMs);
});
