import type { GroupSetColor, GroupSetId } from '../../../shared/group-sets.ts';
import type { Group, GroupId } from '../../../shared/groups.ts';
import type { Centavos } from '../../../shared/money.ts';
import { everyDay } from '../../../shared/pacing/opening-hours.ts';
import { draftOf, emptyDraft, type Product, type ProductId } from '../../../shared/products.ts';
import type { Shop } from '../open-shop.ts';
import { ask } from './ask.ts';

const lookEveryMs = 250;

/** The shop as it stands on Monday morning. */
export interface StockedShop {
  readonly products: ReadonlyMap<string, ProductId>;
  readonly sets: ReadonlyMap<string, GroupSetId>;
}

/** What the sample shop sells, by the beginnings of the names, with the shelf that it lies on. */
const shelves: readonly (readonly [string, string])[] = [
  ['Queijo', 'Queijos'],
  ['Doce', 'Doces'],
  ['Goiabada', 'Doces'],
  ['Mel', 'Doces'],
  ['Geleia', 'Doces'],
  ['Café', 'Mercearia'],
  ['Pão', 'Padaria'],
];

/** Four more, each with the photo of a neighbour. */
const more = [
  { name: 'Meia cura com pimenta rosa, 400 g', price: 5290, category: 'Queijos', like: 'Queijo Canastra' },
  { name: 'Requeijão de corte, 300 g', price: 2690, category: 'Queijos', like: 'Queijo Minas' },
  { name: 'Pão de queijo recheado, 12 unidades', price: 3190, category: 'Padaria', like: 'Pão de queijo' },
  { name: 'Café moído na hora, 500 g', price: 5490, category: 'Mercearia', like: 'Café' },
] as const;

export const setNames = { regulars: 'Freguesia', cheese: 'Clube do queijo' } as const;

const sets: readonly { name: string; color: GroupSetColor; groups: readonly string[] }[] = [
  { name: setNames.regulars, color: 'plum', groups: ['Clientes do Bairro', 'Feira de Sábado'] },
  { name: setNames.cheese, color: 'amber', groups: ['Queijo da Semana', 'Praça: ofertas'] },
];

/** Hours, shelves, a few more products and two group sets, all through the calls of the window. */
export async function stockShop(shop: Shop): Promise<StockedShop> {
  const { page, read } = shop;
  const { pace } = await read('settings');
  const hours = everyDay({ isOpen: true, opens: 8 * 60, closes: 20 * 60 });
  await ask(page, 'settings.changePace', { pace: { ...pace, hours } });
  const found = await listAll(shop);
  for (const product of found) {
    const shelf = shelves.find(([beginning]) => product.name.startsWith(beginning))?.[1] ?? '';
    await ask(page, 'products.save', { product: { ...draftOf(product), category: shelf } });
  }
  for (const { like, price, ...fields } of more) {
    const photoIds = found.find(({ name }) => name.startsWith(like))?.photos.map(({ id }) => id) ?? [];
    const product = { ...emptyDraft, ...fields, price: price as Centavos, photoIds };
    await ask(page, 'products.save', { product });
  }
  const groups = await waitForGroups(shop);
  const saved = new Map<string, GroupSetId>();
  for (const { name, color, groups: wanted } of sets) {
    const groupIds = wanted.map((group) => groups.find((one) => one.name === group)?.id as GroupId);
    saved.set(name, (await ask(page, 'groups.saveSet', { set: { name, color, groupIds } })).id);
  }
  const products = await listAll(shop);
  return { products: new Map(products.map(({ name, id }) => [name, id])), sets: saved };
}

/** All that the sets are made of. */
async function waitForGroups({ page, read }: Shop): Promise<readonly Group[]> {
  const wanted = sets.flatMap((set) => set.groups);
  for (;;) {
    const { groups } = await read('groups');
    if (wanted.every((name) => groups.some((group) => group.name === name))) return groups;
    await page.waitForTimeout(lookEveryMs);
  }
}

async function listAll({ page }: Shop): Promise<readonly Product[]> {
  const { products } = await ask(page, 'products.list', {
    ...{ tab: 'unscheduled', search: '', offset: 0, limit: 200 },
  });
  return products;
}
