import { expect, onTestFinished, test } from 'vitest';
import { createBroadcasts } from '../../main/broadcasts/broadcasts.ts';
import { createBroadcastsStore } from '../../main/broadcasts/broadcasts-store.ts';
import { createProductsStore } from '../../main/products/products-store.ts';
import { systemChance } from '../../main/system/chance.ts';
import { builtInWords } from '../../shared/promo/built-in-templates.ts';
import { aGroup, aProduct, openTestShop } from '../builders.ts';
import { createFakeClock } from '../fakes/clock.ts';
import { silentLog } from '../fakes/log.ts';
import { alwaysAwake } from '../fakes/sleep.ts';
import { startBoxWorld } from '../whatsapp/box-world.ts';
import { link, readGroup } from '../whatsapp/deeds.ts';
import { until } from '../whatsapp/until.ts';
import { openAllDay } from './open-all-day.ts';
import { productId, secondMs } from './open-sender.ts';

/** The outbox on the real adapter, whose connection settles as the box lets it; its pace is in the test's hand. */
async function openOutboxOnBox() {
  const world = await startBoxWorld({ groups: [{ name: 'Clientes', members: 2 }], refreshesPerPairing: 0 });
  onTestFinished(() => world.stop());
  await link(world);
  const clock = createFakeClock();
  const shop = openTestShop();
  const products = createProductsStore(shop);
  products.add([{ id: productId, draft: aProduct() }], 0);
  const group = await readGroup(world.whatsapp, 'Clientes');
  const broadcasts = createBroadcasts({
    ...alwaysAwake,
    store: createBroadcastsStore(shop),
    ...{ whatsapp: world.whatsapp, clock, chance: systemChance, log: silentLog },
    ...openAllDay(),
    readProduct: products.read,
    readGroup: () => aGroup(group.name, group),
    readPhoto: () => {
      throw new Error('the product has no photo');
    },
    readLanguage: () => 'pt-BR',
    readTemplate: () => builtInWords('complete', 'pt-BR'),
    onSent: () => {},
    markSoldOut: () => {},
    publish: () => {},
  });
  await broadcasts.handlers['broadcasts.start']({
    promos: [{ kind: 'product', productId, templateId: null }],
    ...{ groupIds: [group.id], toOwnChat: false, repeats: 'ask' },
  });
  await world.whatsapp.disconnect();
  broadcasts.begin();
  onTestFinished(() => broadcasts.stop());
  return {
    ...{ world, clock },
    state: () => shop.db.prepare('SELECT state FROM deliveries').get()?.state,
    taken: () => world.box.group('Clientes').stanzaCount(),
    connect: async () => {
      await world.whatsapp.connect();
      await until('it is connected', () => world.whatsapp.connection.kind === 'connected');
    },
  };
}

test('nothing is handed over in the first five seconds of a connection', async () => {
  const { world, clock, state, taken, connect } = await openOutboxOnBox();
  await connect();
  await until('what had waited is there', () => world.whatsapp.isSettled);
  await clock.run(5 * secondMs - 1);
  expect(state()).toBe('waiting');
  await clock.run(1);
  expect(state()).toBe('sending');
  await until('it arrives', async () => (await taken()) === 1);
});

test('nor before WhatsApp has delivered what had waited for this computer, and then at once', async () => {
  const { world, clock, state, taken, connect } = await openOutboxOnBox();
  await world.box.server.holdWaiting();
  await connect();
  await clock.run(10 * secondMs);
  expect(world.whatsapp.isSettled).toBe(false);
  expect(state()).toBe('waiting');
  await world.box.server.releaseWaiting();
  await until('it arrives', async () => (await taken()) === 1);
  expect(world.whatsapp.isSettled).toBe(true);
});
