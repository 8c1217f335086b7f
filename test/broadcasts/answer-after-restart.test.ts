import { createHash } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import { createBroadcasts } from '../../main/broadcasts/broadcasts.ts';
import { type BroadcastsStore, createBroadcastsStore } from '../../main/broadcasts/broadcasts-store.ts';
import { createProductsStore } from '../../main/products/products-store.ts';
import { systemChance } from '../../main/system/chance.ts';
import { systemClock } from '../../main/system/clock.ts';
import type { Broadcast } from '../../shared/broadcasts.ts';
import { builtInWords } from '../../shared/promo/built-in-templates.ts';
import { aGroup, aPhotoId, aProduct, makeFolder, openTestShop } from '../builders.ts';
import { silentLog } from '../fakes/log.ts';
import { alwaysAwake } from '../fakes/sleep.ts';
import { type BoxWorld, startBoxWorld } from '../whatsapp/box-world.ts';
import { link, readGroup } from '../whatsapp/deeds.ts';
import { until } from '../whatsapp/until.ts';
import { openAllDay } from './open-all-day.ts';
import { photo, productId } from './open-sender.ts';

const plan = { name: 'Clientes', members: 4, devicesPerMember: [1, 2] } as const;

/** Sends the product through the feature, from a real shop.db over the real link, and ends it again. */
async function sendProduct(world: BoxWorld, store: BroadcastsStore, readProduct: ReadProduct): Promise<void> {
  const group = await readGroup(world.whatsapp, plan.name);
  let shown: readonly Broadcast[] = [];
  const broadcasts = createBroadcasts({
    ...alwaysAwake,
    ...{
      store,
      readProduct,
      whatsapp: world.whatsapp,
      clock: systemClock,
      chance: systemChance,
      log: silentLog,
    },
    ...openAllDay(1),
    readGroup: () => aGroup(group.name, group),
    readPhoto: () => photo,
    readLanguage: () => 'pt-BR',
    readTemplate: () => builtInWords('complete', 'pt-BR'),
    onSent: () => undefined,
    markSoldOut: () => undefined,
    publish: (value) => {
      shown = value;
    },
  });
  broadcasts.begin();
  await broadcasts.handlers['broadcasts.start']({
    promos: [{ kind: 'product', productId, templateId: null }],
    ...{ groupIds: [group.id], toOwnChat: false, repeats: 'ask' },
  });
  await until('it is sent', () => shown[0]?.deliveries[0]?.state.kind === 'sent');
  await broadcasts.stop();
}

type ReadProduct = Parameters<typeof createBroadcasts>[0]['readProduct'];

function addProduct({
  db,
  products,
}: {
  db: ReturnType<typeof openTestShop>['db'];
  products: ProductsStore;
}) {
  db.exec(`INSERT INTO photos VALUES ('${aPhotoId('a')}', 1200, 1200, 0)`);
  products.add([{ id: productId, draft: aProduct({ photoIds: [aPhotoId('a')] }) }], 0);
}

type ProductsStore = ReturnType<typeof createProductsStore>;

test('after a restart a device that could not read a promo gets the very one, with its photo', async () => {
  const folder = makeFolder();
  let shop = openTestShop(folder);
  let store = createBroadcastsStore(shop);
  const world = await startBoxWorld({
    groups: [plan],
    refreshesPerPairing: 0,
    readSentMessage: (id, destination) => store.readSentMessage(id, destination),
  });
  onTestFinished(() => world.stop());
  await link(world);
  const products = createProductsStore(shop);
  addProduct({ db: shop.db, products });
  await sendProduct(world, store, products.read);
  const group = world.box.group(plan.name);
  await until('every device holds it', async () =>
    (await group.inbox()).every(({ entries }) => entries.length === 1),
  );
  const [first] = await group.inbox();

  shop.close();
  const whatsapp = await world.restart();
  for (const device of [0, 1]) {
    await group.members[1]?.loseKeys(device);
    await group.members[1]?.askForRetry(device);
  }
  shop = openTestShop(folder);
  store = createBroadcastsStore(shop);
  await whatsapp.connect();
  await until('both devices have it twice', async () => {
    const inboxes = await group.inbox();
    return inboxes.filter(({ entries }) => entries[0]?.copies === 2).length === 2;
  });
  const photoSha256 = createHash('sha256').update(photo.jpeg).digest('hex');
  const { messageId, text } = first?.entries[0] ?? {};
  expect(text).toContain('R$');
  for (const { entries } of await group.inbox()) {
    expect(entries).toMatchObject([{ messageId, text, photoSha256 }]);
  }
  expect(await world.takeViolations()).toEqual([]);
  shop.close();
});
