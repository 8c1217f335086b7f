import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type Database, openDatabase } from '../main/storage/open-database.ts';
import { shopMigrations } from '../main/storage/shop-migrations.ts';
import type { Group, GroupId } from '../shared/groups.ts';
import type { Centavos } from '../shared/money.ts';
import type { PhotoId } from '../shared/photos.ts';
import type { PlainDate } from '../shared/plain-date.ts';
import { emptyDraft, type ProductDraft } from '../shared/products.ts';

/** A folder of the test's own, deleted when it is over. */
export function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'promo-brothers-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A real shop.db in a folder of the test's own. */
export function openTestShop(folder = makeFolder()): Database & { readonly file: string } {
  const file = join(folder, 'shop.db');
  const database = openDatabase(file, shopMigrations);
  let isOpen = true;
  const close = () => {
    if (isOpen) database.close();
    isOpen = false;
  };
  onTestFinished(close);
  return { ...database, close, file };
}

export function aProduct(
  fields: Partial<Omit<ProductDraft, 'price' | 'oldPrice'>> & Prices = {},
): ProductDraft {
  const { price = 6490, oldPrice = null, ...others } = fields;
  return {
    ...emptyDraft,
    name: 'Queijo Canastra',
    ...others,
    price: price as Centavos,
    oldPrice: oldPrice as Centavos | null,
  };
}

/** A product of which everything is said. */
export const aWholeProduct: ProductDraft = {
  name: 'Queijo Canastra',
  code: 'QC-500',
  price: 6_490 as Centavos,
  oldPrice: 7_990 as Centavos,
  pixPrice: 5_990 as Centavos,
  instalments: { count: 3, value: 2_164 as Centavos, total: 6_492 as Centavos, monthlyInterest: 0 },
  link: 'https://loja.example/canastra',
  category: 'Queijos',
  coupon: { code: 'SEXTA10', discount: { kind: 'percent', percent: 10, cap: 1_000 as Centavos } },
  stock: 12,
  validUntil: '2026-12-24' as PlainDate,
  note: 'Meia cura',
  photoIds: [],
};

interface Prices {
  readonly price?: number;
  readonly oldPrice?: number | null;
}

export function aGroup(name: string, fields: Partial<Group> = {}): Group {
  return {
    id: `id of ${name}` as GroupId,
    name,
    memberCount: 3,
    announceOnly: false,
    disappearingSeconds: 0,
    ...fields,
  };
}

export const aPhotoId = (digit: string) => digit.repeat(64) as PhotoId;
