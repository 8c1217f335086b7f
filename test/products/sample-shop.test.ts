import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createPhotoFiles } from '../../main/photos/photo-files.ts';
import { createPhotos } from '../../main/photos/photos.ts';
import { createPhotosStore } from '../../main/photos/photos-store.ts';
import { readPhotoHeader } from '../../main/photos/read-photo-header.ts';
import { createProductsStore } from '../../main/products/products-store.ts';
import { seedSampleShop } from '../../main/products/sample-shop.ts';
import { largestThumbnail, longestPhotoSide } from '../../shared/photos.ts';
import { dayOf } from '../../shared/plain-date.ts';
import type { ProductId } from '../../shared/products.ts';
import { builtInWords } from '../../shared/promo/built-in-templates.ts';
import { composePromo } from '../../shared/promo.ts';
import { aProduct, makeFolder, openTestShop } from '../builders.ts';
import { createSeededChance } from '../fakes/chance.ts';
import { createFakeClock } from '../fakes/clock.ts';
import { listProducts } from './list-products.ts';

const sampleFolder = join(import.meta.dirname, '..', '..', 'assets', 'sample-shop');

function openEmptyShop(folder = sampleFolder) {
  const database = openTestShop();
  const clock = createFakeClock();
  const chance = createSeededChance();
  const store = createProductsStore(database);
  const photos = createPhotos({
    store: createPhotosStore(database),
    files: createPhotoFiles(join(makeFolder(), 'photos'), chance),
    clock,
    chance,
    decode: async () => ({ problem: 'photo-unreadable' }),
    chooseFiles: async () => [],
  });
  return {
    store,
    photos,
    list: (search = '') => listProducts(database, 'unscheduled', { search }),
    seed: () => seedSampleShop({ store, clock, chance, keepPhoto: photos.keep, folder }),
  };
}

test('a handful of products with prices and real photos fill an empty shop, the first sample first', async () => {
  const { photos, seed, list } = openEmptyShop();
  await seed();
  const products = await list();
  expect(products.length).toBe(8);
  expect(products[0]?.name).toBe('Queijo Canastra meia-cura, peça de 500 g');

  for (const { photos: ofOne, price, oldPrice } of products) {
    const [photo] = ofOne;
    if (!photo) throw new Error('a sample has no photo');
    const { jpeg, thumbnailJpeg } = photos.readForPromo(photo.id);
    expect(readPhotoHeader(jpeg)).toEqual({ format: 'jpeg', width: photo.width, height: photo.height });
    expect(readPhotoHeader(thumbnailJpeg)?.format).toBe('jpeg');
    expect(thumbnailJpeg.byteLength).toBeLessThanOrEqual(largestThumbnail);
    expect(Math.max(photo.width, photo.height)).toBeLessThanOrEqual(longestPhotoSide);
    expect(oldPrice ?? Number.POSITIVE_INFINITY).toBeGreaterThan(price ?? 0);
  }
});

test('a sample makes a promo as a Brazilian reads it', async () => {
  const { seed, list } = openEmptyShop();
  await seed();
  const [canastra] = await list('canastra meia');
  if (!canastra) throw new Error('there is no Canastra');
  const at = { language: 'pt-BR', today: dayOf(0) } as const;
  const template = builtInWords('complete', 'pt-BR');
  const { text } = composePromo({ kind: 'product', product: canastra }, template, { footer: '' }, at);
  expect(text.replaceAll('\u00a0', ' ')).toBe(
    [
      '*Queijo Canastra meia-cura, peça de 500 g*',
      '',
      'De ~R$ 79,90~',
      'Por *R$ 64,90*',
      '',
      'Feito na semana, casca lavada. 20 peças, até sábado ou enquanto durar o estoque.',
    ].join('\n'),
  );
});

test('the samples come once, and never into a shop that had a product, even an archived one', async () => {
  const { store, seed, list } = openEmptyShop();
  const id = '00000000-0000-4000-8000-000000000000' as ProductId;
  store.add([{ id, draft: aProduct() }], 0);
  store.archive([id], 1);
  await seed();
  expect(await list()).toEqual([]);

  const other = openEmptyShop();
  await other.seed();
  await other.seed();
  expect(await other.list()).toHaveLength(8);
});

test('a damaged sample leaves the shop empty rather than half filled', async () => {
  const folder = makeFolder();
  cpSync(sampleFolder, folder, { recursive: true });
  writeFileSync(join(folder, 'products.json'), '[{"name": "Queijo", "price": -1}]');
  const { store, seed } = openEmptyShop(folder);
  await expect(seed()).rejects.toThrow();
  expect(store.hasAny()).toBe(false);
});
