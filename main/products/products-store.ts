import type { SQLInputValue } from 'node:sqlite';
import { fold } from '../../shared/fold.ts';
import type { ProductPage } from '../../shared/ipc/contract.ts';
import type { Centavos } from '../../shared/money.ts';
import type { PhotoId } from '../../shared/photos.ts';
import type { Product, ProductDraft, ProductId, ProductTab } from '../../shared/products.ts';
import type { Database } from '../storage/open-database.ts';

export interface NewProduct {
  readonly id: ProductId;
  readonly draft: ProductDraft;
}

export interface ProductsStore {
  /** One stretch of a tab, newest first (in "sent": the latest sent first). Archived products are nowhere. */
  list(tab: ProductTab, search: string, offset: number, limit: number): readonly Product[];
  count(search: string): ProductPage['counts'];
  /** @returns `undefined` also when it is archived */
  read(id: ProductId): Product | undefined;
  /** Adds all or none; the last one is the newest. */
  add(products: readonly NewProduct[], at: number): void;
  /** @returns false when there is no such product, or it is archived */
  change(id: ProductId, draft: ProductDraft, at: number): boolean;
  archive(id: ProductId, at: number): boolean;
  /** @param at `null` when it is back in stock. @returns false when there is no such product, or it is archived */
  setSoldOut(id: ProductId, at: number | null): boolean;
  /** False as long as no product was ever added, archived ones included. */
  hasAny(): boolean;
}

interface ProductRow {
  readonly id: ProductId;
  readonly name: string;
  readonly price: Centavos;
  readonly old_price: Centavos | null;
  readonly note: string;
  readonly photo_id: PhotoId | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly last_sent_at: number | null;
  readonly sold_out_at: number | null;
}

const selectProducts = `
  SELECT p.id, p.name, p.price, p.old_price, p.note, p.photo_id, p.sold_out_at, ph.width, ph.height, s.last_sent_at
  FROM products p
  LEFT JOIN photos ph ON ph.id = p.photo_id
  LEFT JOIN product_sends s ON s.product_id = p.id
  WHERE p.archived_at IS NULL`;

/** What is true of a product decides where it is shown. Nothing can be scheduled yet. */
const whereTab: Readonly<Record<ProductTab, string>> = {
  unscheduled: 's.last_sent_at IS NULL',
  scheduled: 'false',
  sent: 's.last_sent_at IS NOT NULL',
};

export function createProductsStore({ db, transaction }: Database): ProductsStore {
  return {
    list(tab, search, offset, limit) {
      const { where, values } = whereSearch(search);
      const rows = db
        .prepare(
          `${selectProducts} AND ${whereTab[tab]} AND ${where}
           ORDER BY s.last_sent_at DESC, p.created_at DESC, p.rowid DESC LIMIT ? OFFSET ?`,
        )
        .all(...values, limit, offset);
      return (rows as unknown as ProductRow[]).map(toProduct);
    },

    count(search) {
      const { where, values } = whereSearch(search);
      const row = db
        .prepare(
          `SELECT count(*) AS all_products, count(s.last_sent_at) AS sent
           FROM products p LEFT JOIN product_sends s ON s.product_id = p.id
           WHERE p.archived_at IS NULL AND ${where}`,
        )
        .get(...values) as { all_products: number; sent: number };
      return { unscheduled: row.all_products - row.sent, scheduled: 0, sent: row.sent };
    },

    read(id) {
      const row = db.prepare(`${selectProducts} AND p.id = ?`).get(id);
      return row && toProduct(row as unknown as ProductRow);
    },

    add(products, at) {
      transaction(() => {
        const insert = db.prepare(
          `INSERT INTO products (name, price, old_price, note, photo_id, folded, changed_at, created_at, id)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        );
        for (const { id, draft } of products) insert.run(...toColumns(draft), at, at, id);
      });
    },

    change(id, draft, at) {
      return transaction(() => {
        const { changes } = db
          .prepare(
            `UPDATE products SET name = ?, price = ?, old_price = ?, note = ?, photo_id = ?, folded = ?, changed_at = ?
             WHERE id = ? AND archived_at IS NULL`,
          )
          .run(...toColumns(draft), at, id);
        return changes === 1;
      });
    },

    archive(id, at) {
      return transaction(() => {
        const { changes } = db
          .prepare('UPDATE products SET archived_at = ? WHERE id = ? AND archived_at IS NULL')
          .run(at, id);
        return changes === 1;
      });
    },

    setSoldOut(id, at) {
      return transaction(() => {
        const { changes } = db
          .prepare('UPDATE products SET sold_out_at = ? WHERE id = ? AND archived_at IS NULL')
          .run(at, id);
        return changes === 1;
      });
    },

    hasAny: () => db.prepare('SELECT 1 FROM products LIMIT 1').get() !== undefined,
  };
}

/** Every word of the search must occur somewhere in the name or the note. */
function whereSearch(search: string): { where: string; values: string[] } {
  const words = fold(search).split(/\s+/).filter(Boolean);
  const where = ['true', ...words.map(() => String.raw`p.folded LIKE ? ESCAPE '\'`)].join(' AND ');
  return { where, values: words.map((word) => `%${word.replace(/[\\%_]/g, String.raw`\$&`)}%`) };
}

function toColumns(draft: ProductDraft): SQLInputValue[] {
  const { name, price, oldPrice, note, photoId } = draft;
  return [name, price, oldPrice, note, photoId, fold(`${name}\n${note}`)];
}

function toProduct(row: ProductRow): Product {
  const { photo_id: photoId, width, height } = row;
  return {
    id: row.id,
    name: row.name,
    price: row.price,
    oldPrice: row.old_price,
    note: row.note,
    photo: photoId !== null && width !== null && height !== null ? { id: photoId, width, height } : null,
    lastSentAt: row.last_sent_at,
    soldOutAt: row.sold_out_at,
  };
}
