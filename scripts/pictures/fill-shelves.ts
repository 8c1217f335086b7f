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

/** What such a shop sells, on which shelf it lies, and the beginning of the name of a neighbour that looks like it. */
const sorts = [
  ['Queijo da serra', 'Queijos', 'Queijo Canastra'],
  ['Café moído', 'Mercearia', 'Café'],
  ['Mel de laranjeira', 'Doces', 'Mel'],
  ['Broa de milho', 'Padaria', 'Pão'],
  ['Ricota fresca', 'Queijos', 'Queijo Minas'],
  ['Goiabada em calda', 'Doces', 'Goiabada'],
  ['Doce de leite com coco', 'Doces', 'Doce'],
  ['Geleia de pimenta', 'Doces', 'Geleia'],
  ['Queijo com ervas', 'Queijos', 'Queijo Minas'],
  ['Fubá de moinho', 'Mercearia', null],
  ['Pão de queijo recheado', 'Padaria', 'Pão'],
  ['Cappuccino da casa', 'Mercearia', 'Café'],
  ['Queijo curado', 'Queijos', 'Queijo Canastra'],
  ['Geleia de jabuticaba', 'Doces', 'Geleia'],
  ['Rapadura', 'Doces', null],
  ['Requeijão moreno', 'Queijos', 'Queijo Minas'],
] as const;
const sizes = ['200 g', '450 g', '1 kg'] as const;

/** So many products that they do not fit on the screen, and one with all that a product can have. */
export async function fillShelves({ page }: Shop): Promise<void> {
  const known = await listProducts(page);
  const photos = known.flatMap((product) => product.photos.map(({ id }) => id));
  const wanted = sizes.flatMap((size) => sorts.map((sort) => [size, sort] as const));
  for (const [index, [size, [name, category, like]]] of wanted.entries()) {
    const price = (790 + ((index * 370) % 6_000)) as Centavos;
    const neighbour = known.find((product) => like !== null && product.name.startsWith(like));
    const product: ProductDraft = {
      ...emptyDraft,
      name: `${name}, ${size}`,
      ...{ price, oldPrice: index % 3 === 0 ? ((price + 900) as Centavos) : null },
      pixPrice: index % 4 === 0 ? ((price - 100) as Centavos) : null,
      stock: index % 5 === 0 ? index : null,
      category,
      photoIds: neighbour?.photos.map(({ id }) => id) ?? [],
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
    product: { ...emptyDraft, name: tenPhotosName, price: 18_990 as Centavos, category: 'Queijos', photoIds },
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
