import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { join } from 'node:path';
import { createPhotoFiles } from '../../../main/photos/photo-files.ts';
import { createPhotosStore } from '../../../main/photos/photos-store.ts';
import { createProductsStore, type NewProduct } from '../../../main/products/products-store.ts';
import { openDatabase } from '../../../main/storage/open-database.ts';
import { shopMigrations } from '../../../main/storage/shop-migrations.ts';
import type { Centavos } from '../../../shared/money.ts';
import type { PhotoId } from '../../../shared/photos.ts';
import { emptyDraft, type ProductDraft, type ProductId } from '../../../shared/products.ts';
import { inRoot } from '../../setup/paths.mjs';

/** As many files as make the page cache of the window useless; each photo belongs to a few products. */
const photoCount = 2_000;

const things = [
  'Queijo',
  'Café',
  'Mel',
  'Goiabada',
  'Geleia',
  'Doce',
  'Pão',
  'Rapadura',
  'Cachaça',
  'Manteiga',
];
const kinds = [
  'canastra',
  'curado',
  'silvestre',
  'da serra',
  'de leite',
  'torrado',
  'caseiro',
  'com açúcar',
  'fresco',
];

/**
 * A data folder with so many products, each with a real photo of the sample shop that is a file of its own. It is
 * made once for each version of the database, and is not to be written to: `copyCatalogue` makes one to use.
 * @returns its path
 */
export async function fillCatalogue(productCount: number): Promise<string> {
  const folder = inRoot('.cache', `bench-catalogue-${productCount}-${nameOfMigrations()}`);
  if (existsSync(folder)) return folder;
  const draft = `${folder}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  const database = openDatabase(join(draft, 'shop.db'), shopMigrations);
  const photoIds = await fillPhotos(draft, createPhotosStore(database));
  const products = Array.from({ length: productCount }, (_, index) => aProduct(index, photoIds));
  createProductsStore(database).add(products, Date.now());
  database.db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  database.close();
  renameSync(draft, folder);
  return folder;
}

/** The database as a file of one's own, beside the photos of the one that was made once. */
export function copyCatalogue(from: string, to: string): void {
  copyFileSync(join(from, 'shop.db'), join(to, 'shop.db'));
  symlinkSync(join(from, 'photos'), join(to, 'photos'), 'junction');
}

function nameOfMigrations(): string {
  return createHash('sha256').update(shopMigrations.join('\n')).digest('hex').slice(0, 12);
}

async function fillPhotos(
  folder: string,
  store: ReturnType<typeof createPhotosStore>,
): Promise<readonly PhotoId[]> {
  const files = createPhotoFiles(join(folder, 'photos'), { uuid: () => crypto.randomUUID() });
  const sample = inRoot('assets', 'sample-shop');
  const names = readdirSync(sample).filter((name) => name.endsWith('-thumbnail.jpg'));
  const read = names.map((name) => ({
    jpeg: readFileSync(join(sample, name.replace('-thumbnail', ''))),
    thumbnailJpeg: readFileSync(join(sample, name)),
  }));
  const ids: PhotoId[] = [];
  for (let index = 0; index < photoCount; index += 1) {
    const photo = read[index % read.length];
    if (photo === undefined) throw new Error('there is no sample photo');
    const jpeg = withComment(photo.jpeg, `photo ${index}`);
    const id = await files.write({ jpeg, thumbnailJpeg: photo.thumbnailJpeg, width: 1_200, height: 900 });
    store.add({ id, width: 1_200, height: 900 }, 0);
    ids.push(id);
  }
  return ids;
}

/** The same picture in a file that is another one: JPEG carries comments (ITU-T T.81, B.2.4.5). */
function withComment(jpeg: Buffer, comment: string): Buffer {
  const text = Buffer.from(comment);
  const segment = Buffer.from([0xff, 0xfe, (text.length + 2) >> 8, (text.length + 2) & 0xff]);
  return Buffer.concat([jpeg.subarray(0, 2), segment, text, jpeg.subarray(2)]);
}

function aProduct(index: number, photoIds: readonly PhotoId[]): NewProduct {
  const pick = (from: readonly string[], step: number) => from[Math.floor(index / step) % from.length] ?? '';
  const photoId = photoIds[(index * 7) % photoIds.length];
  const price = 500 + ((index * 37) % 20_000);
  const draft: ProductDraft = {
    ...emptyDraft,
    name: `${pick(things, 1)} ${pick(kinds, 10)} ${index + 1}`,
    code: `SKU-${String(index + 1).padStart(5, '0')}`,
    price: price as Centavos,
    oldPrice: index % 3 === 0 ? ((price + 500) as Centavos) : null,
    category: `Linha ${(index % 24) + 1}`,
    stock: index % 4 === 0 ? index % 50 : null,
    // A letter that nearly every product has, as in a real shop: it is the hardest search.
    note: index % 10 === 0 ? 'Só hoje' : 'Com retirada na loja, cortado na hora, embalado a vácuo',
    photoIds: photoId === undefined ? [] : [photoId],
  };
  const id = `00000000-0000-4000-8000-${String(index).padStart(12, '0')}` as ProductId;
  return { id, draft };
}
