import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createPhotoFiles, type PhotoFiles } from '../../main/photos/photo-files.ts';
import { createPhotos } from '../../main/photos/photos.ts';
import { createPhotosStore } from '../../main/photos/photos-store.ts';
import { createProductsStore } from '../../main/products/products-store.ts';
import type { DecodedPhoto, PhotoId } from '../../shared/photos.ts';
import type { ProductId } from '../../shared/products.ts';
import { aProduct, makeFolder, openTestShop } from '../builders.ts';
import { createSeededChance } from '../fakes/chance.ts';
import { createFakeClock } from '../fakes/clock.ts';

const sampleFolder = join(import.meta.dirname, '..', '..', 'assets', 'sample-shop');
const jpeg = readFileSync(join(sampleFolder, 'queijo-canastra.jpg'));
const thumbnailJpeg = readFileSync(join(sampleFolder, 'queijo-canastra-thumbnail.jpg'));

/** Each with a content, and so an id, of its own. */
const aPhoto = (number: number): DecodedPhoto => ({
  jpeg: Buffer.concat([jpeg, Buffer.from([number])]),
  thumbnailJpeg,
  width: 1_200,
  height: 1_200,
});
const productId = '11111111-1111-4111-8111-111111111111' as ProductId;

function openShop() {
  const folder = makeFolder();
  const database = openTestShop(folder);
  const photoFolder = join(folder, 'photos');
  const store = createPhotosStore(database);
  const products = createProductsStore(database);

  /** Starts the app, as far as its photos are concerned. */
  function start(wrap: (files: PhotoFiles) => PhotoFiles = (files) => files) {
    const clock = createFakeClock();
    const photos = createPhotos({
      ...{ store, clock, chance: createSeededChance() },
      files: wrap(createPhotoFiles(photoFolder, createSeededChance())),
      decode: async () => ({ problem: 'photo-unreadable' }),
      chooseFiles: async () => [],
    });
    photos.begin();
    return { clock, photos };
  }

  /** @returns the ids of photos that an earlier run of the app took in */
  async function keepInEarlierRun(count: number): Promise<readonly PhotoId[]> {
    const { photos } = start();
    const ids: PhotoId[] = [];
    for (let number = 0; number < count; number += 1) ids.push((await photos.keep(aPhoto(number))).id);
    photos.stop();
    return ids;
  }

  const isThere = (id: PhotoId) => {
    const parts = [
      store.read(id) !== undefined,
      existsSync(join(photoFolder, `${id}-full.jpg`)),
      existsSync(join(photoFolder, `${id}-thumbnail.jpg`)),
    ];
    return parts.every(Boolean) ? 'there' : parts.some(Boolean) ? 'in pieces' : 'gone';
  };
  return { database, products, photoFolder, start, keepInEarlierRun, isThere };
}

const longEnoughMs = 120_000;

test('a photo that nothing names is gone after the next start, files and all, and not at once', async () => {
  const { keepInEarlierRun, start, isThere } = openShop();
  const ids = await keepInEarlierRun(2);
  const { clock } = start();
  clock.advance(20_000);
  expect(ids.map(isThere)).toEqual(['there', 'there']);
  clock.advance(longEnoughMs);
  expect(ids.map(isThere)).toEqual(['gone', 'gone']);
  expect(clock.pendingCount()).toBe(0);
});

test('what a product names stays, as a second photo and in an archived product, too', async () => {
  const { keepInEarlierRun, start, isThere, products } = openShop();
  const [cover, second, loose] = await keepInEarlierRun(3);
  if (!cover || !second || !loose) throw new Error('three were kept');
  products.add([{ id: productId, draft: aProduct({ photoIds: [cover, second] }) }], 1);
  products.archive([productId], 2);
  start().clock.advance(longEnoughMs);
  expect([cover, second, loose].map(isThere)).toEqual(['there', 'there', 'gone']);
});

test('what a broadcast shows in the history stays, when the product has another photo by now', async () => {
  const { keepInEarlierRun, start, isThere, products, database } = openShop();
  const [sent, now] = await keepInEarlierRun(2);
  if (!sent || !now) throw new Error('two were kept');
  products.add([{ id: productId, draft: aProduct({ photoIds: [sent] }) }], 1);
  database.db
    .prepare(
      `INSERT INTO broadcasts (id, number, product_id, product_name, text, photo_id, created_at)
       VALUES ('b', 1, ?, 'Queijo', 'Queijo', ?, 1)`,
    )
    .run(productId, sent);
  products.change(productId, aProduct({ photoIds: [now] }), 2);
  start().clock.advance(longEnoughMs);
  expect([sent, now].map(isThere)).toEqual(['there', 'there']);
});

test('what was taken in, shown or sent in this run stays until the next one, whenever that was', async () => {
  const { keepInEarlierRun, start, isThere } = openShop();
  const ids = await keepInEarlierRun(12);
  const [again, shown, sent, ...loose] = ids;
  if (!again || !shown || !sent) throw new Error('twelve were kept');
  const { clock, photos } = start();
  await photos.keep(aPhoto(0));
  photos.readPhoto(shown, 'thumbnail');
  photos.readForPromo(sent);
  // The first step is done; one of those that are next is shown.
  clock.advance(30_000);
  const [late, ...others] = loose.filter((id) => isThere(id) === 'there');
  if (!late) throw new Error('some are left after one step');
  photos.readPhoto(late, 'full');
  clock.advance(longEnoughMs);
  expect([again, shown, sent, late].map(isThere)).toEqual(['there', 'there', 'there', 'there']);
  expect(others.map(isThere)).toEqual(others.map(() => 'gone'));
  start().clock.advance(longEnoughMs);
  expect(ids.map(isThere)).toEqual(ids.map(() => 'gone'));
});

test('it goes in small steps, so that nothing waits for it', async () => {
  const { keepInEarlierRun, start, isThere } = openShop();
  const ids = await keepInEarlierRun(12);
  const { clock } = start();
  const goneCount = () => ids.filter((id) => isThere(id) === 'gone').length;
  clock.advance(30_000);
  const counts = [goneCount()];
  while (clock.pendingCount() > 0) {
    clock.advance(500);
    counts.push(goneCount());
  }
  expect(counts).toEqual([5, 10, 12]);
});

test('while a photo is being written nothing is deleted, and the one that comes back stays', async () => {
  const { keepInEarlierRun, start, isThere } = openShop();
  const [back, loose] = await keepInEarlierRun(2);
  if (!back || !loose) throw new Error('two were kept');
  let goOn = () => {};
  const written = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const { clock, photos } = start((files) => ({
    ...files,
    async write(photo) {
      const id = await files.write(photo);
      await written;
      return id;
    },
  }));
  const keeping = photos.keep(aPhoto(0));
  clock.advance(longEnoughMs);
  expect([back, loose].map(isThere)).toEqual(['there', 'there']);
  goOn();
  await keeping;
  clock.advance(longEnoughMs);
  expect([back, loose].map(isThere)).toEqual(['there', 'gone']);
});

test('one whose files are gone already, as after a power cut in the middle, is forgotten as well', async () => {
  const { keepInEarlierRun, start, isThere, photoFolder } = openShop();
  const [id] = await keepInEarlierRun(1);
  if (!id) throw new Error('one was kept');
  rmSync(join(photoFolder, `${id}-full.jpg`));
  expect(isThere(id)).toBe('in pieces');
  start().clock.advance(longEnoughMs);
  expect(isThere(id)).toBe('gone');
});

test('an app that ends in the middle of it ends it', async () => {
  const { keepInEarlierRun, start, isThere } = openShop();
  const ids = await keepInEarlierRun(12);
  const { clock, photos } = start();
  clock.advance(30_000);
  photos.stop();
  clock.advance(longEnoughMs);
  expect(ids.filter((id) => isThere(id) === 'there').length).toBe(7);
});

test('every column that holds the id of a photo says so to SQLite, or its photos would be cleaned up', () => {
  const { db } = openTestShop();
  const columns = db
    .prepare(
      `SELECT s.name || '.' || c.name AS name FROM sqlite_schema s, pragma_table_info(s.name) c
       WHERE s.type = 'table' AND c.name LIKE '%photo%' ORDER BY 1`,
    )
    .all();
  const references = db
    .prepare(
      `SELECT s.name || '.' || f."from" AS name FROM sqlite_schema s, pragma_foreign_key_list(s.name) f
       WHERE s.type = 'table' AND f."table" = 'photos' ORDER BY 1`,
    )
    .all();
  expect(columns.length).toBeGreaterThan(1);
  expect(columns).toEqual(references);
});
