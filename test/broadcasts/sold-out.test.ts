import { expect, test } from 'vitest';
import { dayMs, hourMs, minuteMs, openSender, productId, secondMs, withPost } from './open-sender.ts';
import { edit, entries, note, remove, sendToAll, three } from './send-to-all.ts';

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
