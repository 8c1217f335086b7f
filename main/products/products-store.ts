import type { SQLInputValue } from 'node:sqlite';
import type { ProductPage } from '../../shared/ipc/contract.ts';
import type { Product, ProductDraft, ProductId, ProductTab } from '../../shared/products.ts';
import type { Database } from '../storage/open-database.ts';
import { type ProductRow, productColumns, toColumns, toProduct } from './product-row.ts';

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
  /** What an import wrote is hers from then on. @returns false when there is no such product, or it is archived */
  change(id: ProductId, draft: ProductDraft, at: number): boolean;
  archive(id: ProductId, at: number): boolean;
  /** @param at `null` when it is back in stock. @returns false when there is no such product, or it is archived */
  setSoldOut(id: ProductId, at: number | null): boolean;
  /** False as long as no product was ever added, archived ones included. */
  hasAny(): boolean;
}

const selectProducts = `
  SELECT p.id, p.sold_out_at, s.last_sent_at, v.*,
    (SELECT json_group_array(json_object('id', ph.id, 'width', ph.width, 'height', ph.height) ORDER BY pp.position)
     FROM product_photos pp JOIN photos ph ON ph.id = pp.photo_id WHERE pp.version = v.row) AS photos
  FROM products p
  JOIN current_versions v ON v.product_id = p.id
  LEFT JOIN product_sends s ON s.product_id = p.id
  WHERE p.archived_at IS NULL`;

/** What is true of a product decides where it is shown. Nothing can be scheduled yet. */
const whereTab: Readonly<Record<ProductTab, string>> = {
  unscheduled: 's.last_sent_at IS NULL',
  scheduled: 'false',
  sent: 's.last_sent_at IS NOT NULL',
};

export function createProductsStore({ db, transaction }: Database): ProductsStore {
  function keepPhotos(version: number | bigint, { photoIds }: ProductDraft): void {
    const insert = db.prepare('INSERT INTO product_photos (version, position, photo_id) VALUES (?, ?, ?)');
    for (const [position, id] of photoIds.entries()) insert.run(version, position, id);
  }

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
           FROM products p
           JOIN current_versions v ON v.product_id = p.id
           LEFT JOIN product_sends s ON s.product_id = p.id
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
        const insertProduct = db.prepare('INSERT INTO products (id, created_at) VALUES (?, ?)');
        const insertVersion = db.prepare(
          `INSERT INTO product_versions (${productColumns.join(', ')}, changed_at, product_id)
           VALUES (${productColumns.map(() => '?').join(', ')}, ?, ?)`,
        );
        for (const { id, draft } of products) {
          insertProduct.run(id, at);
          keepPhotos(insertVersion.run(...toColumns(draft), at, id).lastInsertRowid, draft);
        }
      });
    },

    change(id, draft, at) {
      return transaction(() => {
        const current = db
          .prepare(
            `SELECT v.row, v.import_id FROM current_versions v JOIN products p ON p.id = v.product_id
             WHERE p.id = ? AND p.archived_at IS NULL`,
          )
          .get(id) as { row: number; import_id: string | null } | undefined;
        if (!current) return false;
        makeHers(id, current.import_id);
        db.prepare(
          `UPDATE product_versions SET ${productColumns.map((column) => `${column} = ?`).join(', ')}, changed_at = ?
           WHERE row = ?`,
        ).run(...toColumns(draft), at, current.row);
        db.prepare('DELETE FROM product_photos WHERE version = ?').run(current.row);
        keepPhotos(current.row, draft);
        return true;
      });
    },

    archive: (id, at) => setMark('archived_at', id, at),
    setSoldOut: (id, at) => setMark('sold_out_at', id, at),

    hasAny: () => db.prepare('SELECT 1 FROM products LIMIT 1').get() !== undefined,
  };

  /** After her own change the import that wrote the version can no longer be undone for it. */
  function makeHers(id: ProductId, importId: string | null): void {
    if (importId === null) return;
    db.prepare('DELETE FROM product_versions WHERE product_id = ? AND replaced_by = ?').run(id, importId);
    for (const table of ['product_versions', 'product_prices']) {
      db.prepare(`UPDATE ${table} SET import_id = NULL WHERE product_id = ? AND import_id = ?`).run(
        id,
        importId,
      );
    }
  }

  function setMark(column: 'archived_at' | 'sold_out_at', id: ProductId, value: SQLInputValue): boolean {
    return transaction(() => {
      const { changes } = db
        .prepare(
          `UPDATE products SET ${column} = ? WHERE id = ? AND archived_at IS NULL
           AND EXISTS (SELECT 1 FROM current_versions v WHERE v.product_id = products.id)`,
        )
        .run(value, id);
      return changes === 1;
    });
  }
}

/** Every word of the search must begin a word of the name, the code, the category, the coupon or the note. */
function whereSearch(search: string): { where: string; values: string[] } {
  const words = search.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  if (words.length === 0) return { where: 'true', values: [] };
  const match = words.map((word) => `"${word}"*`).join(' ');
  return {
    where: 'v.row IN (SELECT rowid FROM products_search WHERE products_search MATCH ?)',
    values: [match],
  };
}
