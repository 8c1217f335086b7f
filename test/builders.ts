import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type Database, openDatabase } from '../main/storage/open-database.ts';
import { shopMigrations } from '../main/storage/shop-migrations.ts';
import type { Group, GroupFacts, GroupId } from '../shared/groups.ts';
import type { Centavos } from '../shared/money.ts';
import type { PhotoId } from '../shared/photos.ts';
import type { ProductDraft } from '../shared/products.ts';

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
    name: 'Queijo Canastra',
    note: '',
    photoId: null,
    ...others,
    price: price as Centavos,
    oldPrice: oldPrice as Centavos | null,
  };
}

interface Prices {
  readonly price?: number;
  readonly oldPrice?: number | null;
}

/** A group as WhatsApp tells of it. */
export function groupFacts(name: string, fields: Partial<GroupFacts> = {}): GroupFacts {
  return {
    id: `id of ${name}` as GroupId,
    name,
    memberCount: 3,
    announceOnly: false,
    disappearingSeconds: 0,
    community: null,
    ...fields,
  };
}

export function aGroup(name: string, fields: Partial<Group> = {}): Group {
  return { ...groupFacts(name), footer: '', lastPostedAt: null, lastPromo: '', ...fields };
}

export const aPhotoId = (digit: string) => digit.repeat(64) as PhotoId;
