import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { DecodedPhoto, PhotoId } from '../../shared/photos.ts';
import { emptyDraft, type ProductId, productDraft } from '../../shared/products.ts';
import type { Chance } from '../system/chance.ts';
import type { Clock } from '../system/clock.ts';
import type { NewProduct, ProductsStore } from './products-store.ts';

export interface SampleShopDeps {
  readonly store: Pick<ProductsStore, 'add' | 'hasAny'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly chance: Pick<Chance, 'uuid'>;
  readonly keepPhoto: (photo: DecodedPhoto) => Promise<{ readonly id: PhotoId }>;
  /** The folder with `products.json` and the JPEG files that it names. */
  readonly folder: string;
}

const sampleProducts = z.array(
  z.looseObject({
    /** Names `<photo>.jpg` and `<photo>-thumbnail.jpg`. */
    photo: z.string().regex(/^[a-z-]+$/),
    width: z.int().positive(),
    height: z.int().positive(),
  }),
);

type SampleProduct = z.output<typeof sampleProducts>[number];

/** Fills an empty catalogue with a small cheese shop to practise with; one that ever held a product is left alone. */
export async function seedSampleShop(deps: SampleShopDeps): Promise<void> {
  if (deps.store.hasAny()) return;
  const samples = sampleProducts.parse(
    JSON.parse(await readFile(join(deps.folder, 'products.json'), 'utf8')),
  );
  const products = await Promise.all(samples.map((sample) => takeIn(sample, deps)));
  // The list shows the newest first, so the first sample is added last.
  deps.store.add(products.toReversed(), deps.clock.now());
}

async function takeIn(sample: SampleProduct, deps: SampleShopDeps): Promise<NewProduct> {
  const { photo: file, width, height, ...fields } = sample;
  const [jpeg, thumbnailJpeg] = await Promise.all([
    readFile(join(deps.folder, `${file}.jpg`)),
    readFile(join(deps.folder, `${file}-thumbnail.jpg`)),
  ]);
  const { id: photoId } = await deps.keepPhoto({ jpeg, thumbnailJpeg, width, height });
  return {
    id: deps.chance.uuid() as ProductId,
    draft: productDraft.parse({ ...emptyDraft, ...fields, photoIds: [photoId] }),
  };
}
