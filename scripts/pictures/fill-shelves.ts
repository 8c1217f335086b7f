import type { Centavos } from '../../shared/money.ts';
import { emptyDraft, type ProductDraft } from '../../shared/products.ts';
import type { Shop } from '../demo/open-shop.ts';
import { ask } from '../demo/week/ask.ts';
import { listProducts } from './act.ts';
import { dayNear } from './link-shop.ts';

/** The product that has everything that a product can have. */
export const fullName =
  'Cesta de Natal da serra com queijo canastra, doce de leite, goiabada cascão, café em grãos e geleia de amora';

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
}
