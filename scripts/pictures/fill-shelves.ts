import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Centavos } from '../../shared/money.ts';
import type { PhotoId } from '../../shared/photos.ts';
import { emptyDraft, type ProductDraft, productLimits } from '../../shared/products.ts';
import type { Shop } from '../demo/open-shop.ts';
import { ask } from '../demo/week/ask.ts';
import { listProducts } from './act.ts';
import { dayNear } from './link-shop.ts';

const root = join(import.meta.dirname, '../..');

/** The product that has everything that a product can have. */
export const fullName =
  'Cesta de Natal da serra com queijo canastra, doce de leite, goiabada cascão, café em grãos e geleia de amora';

/** One with as many photos as a product takes. */
export const tenPhotosName = 'Tábua de frios da serra, serve seis pessoas';

const things = ['Queijo', 'Café', 'Mel', 'Goiabada', 'Geleia', 'Doce', 'Pão', 'Rapadura'] as const;
const kinds = ['da serra', 'caseiro', 'curado', 'com pimenta', 'sem açúcar', 'da roça'] as const;
const shelves = ['Queijos', 'Mercearia', 'Doces', 'Padaria'] as const;

/** So many products that they do not fit on the screen, and one with all that a product can have. */
export async function fillShelves({ page }: Shop): Promise<void> {
  const photos = (await listProducts(page)).flatMap((product) => product.photos.map(({ id }) => id));
  for (let index = 0; index < 48; index += 1) {
    const photo = photos[index % photos.length];
    const price = (790 + ((index * 1_370) % 18_000)) as Centavos;
    const product: ProductDraft = {
      ...emptyDraft,
      name: `${things[index % things.length]} ${kinds[index % kinds.length]}, ${100 + index * 10} g`,
      ...{ price, oldPrice: index % 3 === 0 ? ((price + 900) as Centavos) : null },
      pixPrice: index % 4 === 0 ? ((price - 100) as Centavos) : null,
      stock: index % 5 === 0 ? index : null,
      category: shelves[index % shelves.length] ?? '',
      photoIds: photo === undefined || index % 9 === 8 ? [] : [photo],
    };
    await ask(page, 'products.save', { product });
  }
  await ask(page, 'products.save', {
    product: {
      ...emptyDraft,
      name: fullName,
      ...{ price: 28_990 as Centavos, oldPrice: 349_990 as Centavos, pixPrice: 27_490 as Centavos },
      instalments: { count: 3, value: 9_664 as Centavos, total: 28_992 as Centavos, monthlyInterest: 0 },
      coupon: { code: 'NATAL10', discount: { kind: 'percent', percent: 10, cap: 3_000 as Centavos } },
      ...{
        stock: 12,
        validUntil: dayNear(9),
        category: 'Cestas',
        link: 'https://loja.com.br/cesta-de-natal',
      },
      note: 'Retirada na loja ou entrega no bairro. Até acabar o estoque.',
      photoIds: photos.slice(0, 5),
    },
  });
  const more = await Promise.all(['mel-silvestre', 'goiabada'].map((name) => addPhoto(page, name)));
  const photoIds = [...new Set(photos), ...more].slice(0, productLimits.photos);
  await ask(page, 'products.save', {
    product: { ...emptyDraft, name: tenPhotosName, price: 18_990 as Centavos, category: 'Cestas', photoIds },
  });
}

/** A small picture of the sample shop as one more photo, as if it had been pasted. */
async function addPhoto(page: Page, name: string): Promise<PhotoId> {
  const file = join(root, 'assets/sample-shop', `${name}-thumbnail.jpg`);
  const bytes = readFileSync(file).toString('base64');
  return page.evaluate(async (base64) => {
    const reply = await window.promoBrothers.call('photos.add', { bytes: Uint8Array.fromBase64(base64) });
    if (!reply.ok) throw new Error(reply.failure.code);
    return reply.value.id;
  }, bytes);
}
