import type { DatabaseSync } from 'node:sqlite';
import type { Product, ProductDraft, ProductId } from '../../shared/products.ts';
import type { Database } from '../storage/open-database.ts';
import { type ProductRow, productColumns, toColumns, toProduct } from './product-row.ts';
import { createSoldOutStore, type SoldOutStore } from './sold-out-store.ts';

export interface NewProduct {
  readonly id: ProductId;
  readonly draft: ProductDraft;
}

export interface ProductsStore extends SoldOutStore {
  /** @returns `undefined` also when it is archived */
  read(id: ProductId): Product | undefined;
  /** Adds all or none; the last one is the newest. */
  add(products: readonly NewProduct[], at: number): void;
  /** What an import wrote is hers from then on. @returns false when there is no such product, or it is archived */
  change(id: ProductId, draft: ProductDraft, at: number): boolean;
  /** What is not there, or archived already, stays as it is. */
  archive(ids: readonly ProductId[], at: number): void;
  /** @returns false, and nothing is done, when a code would be there twice */
  restore(ids: readonly ProductId[]): boolean;
  /** @param from only where it is this one; any when missing. @returns those that had another one, with that one */
  setCategory(
    ids: readonly ProductId[],
    category: string,
    at: number,
    from?: string,
  ): readonly Pick<Product, 'id' | 'category'>[];
  /** Whether another product has this code already; archived ones do not count. */
  isCodeTaken(code: string, except: ProductId | undefined): boolean;
  /** False as long as no product was ever added, archived ones included. */
  hasAny(): boolean;
}

/** Everything of a product, to be narrowed down by a WHERE: `p` is the product, `v` the version that counts. */
export const selectProducts = `
  SELECT p.id, p.sold_out_at, p.last_sent_at, v.*,
    (SELECT json_group_array(json_object('id', ph.id, 'width', ph.width, 'height', ph.height) ORDER BY pp.position)
     FROM product_photos pp JOIN photos ph ON ph.id = pp.photo_id WHERE pp.version = v.row) AS photos
  FROM current_versions v JOIN products p ON p.id = v.product_id`;

export function createProductsStore(database: Database): ProductsStore {
  const { db, transaction } = database;

  return {
    ...createSoldOutStore(database),

    read(id) {
      const row = db.prepare(`${selectProducts} WHERE p.id = ? AND p.archived_at IS NULL`).get(id);
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
          keepPhotos(db, insertVersion.run(...toColumns(draft), at, id).lastInsertRowid, draft);
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
        makeHers(db, id, current.import_id);
        db.prepare(
          `UPDATE product_versions SET ${productColumns.map((column) => `${column} = ?`).join(', ')}, changed_at = ?
           WHERE row = ?`,
        ).run(...toColumns(draft), at, current.row);
        db.prepare('DELETE FROM product_photos WHERE version = ?').run(current.row);
        keepPhotos(db, current.row, draft);
        return true;
      });
    },

    archive(ids, at) {
      transaction(() => {
        db.prepare(
          `UPDATE products SET archived_at = ? WHERE id IN (SELECT value FROM json_each(?)) AND archived_at IS NULL
           AND EXISTS (SELECT 1 FROM current_versions v WHERE v.product_id = products.id)`,
        ).run(at, JSON.stringify(ids));
      });
    },

    restore(ids) {
      return transaction(() => {
        const json = JSON.stringify(ids);
        const twice = db
          .prepare(
            `SELECT 1 FROM current_versions v JOIN products p ON p.id = v.product_id
             WHERE v.code <> '' AND (p.archived_at IS NULL OR p.id IN (SELECT value FROM json_each(?)))
               AND v.code IN (SELECT w.code FROM current_versions w WHERE w.product_id IN (SELECT value FROM json_each(?)))
             GROUP BY v.code HAVING count(*) > 1`,
          )
          .get(json, json);
        if (twice !== undefined) return false;
        db.prepare('UPDATE products SET archived_at = NULL WHERE id IN (SELECT value FROM json_each(?))').run(
          json,
        );
        return true;
      });
    },

    setCategory(ids, category, at, from) {
      return transaction(() => {
        const versions = db
          .prepare(
            `SELECT v.row, v.product_id, v.import_id, v.category FROM current_versions v JOIN products p ON p.id = v.product_id
             WHERE p.id IN (SELECT value FROM json_each(?)) AND p.archived_at IS NULL AND v.category <> ?
               AND v.category = coalesce(?, v.category)`,
          )
          .all(JSON.stringify(ids), category, from ?? null) as unknown as readonly CurrentVersion[];
        const update = db.prepare('UPDATE product_versions SET category = ?, changed_at = ? WHERE row = ?');
        for (const { row, product_id, import_id } of versions) {
          makeHers(db, product_id, import_id);
          update.run(category, at, row);
        }
        return versions.map((version) => ({ id: version.product_id, category: version.category }));
      });
    },

    isCodeTaken(code, except) {
      const taken = db
        .prepare(
          `SELECT 1 FROM current_versions v JOIN products p ON p.id = v.product_id
           WHERE v.code = ? AND v.code <> '' AND p.archived_at IS NULL AND p.id IS NOT ?`,
        )
        .get(code, except ?? null);
      return taken !== undefined;
    },

    hasAny: () => db.prepare('SELECT 1 FROM products LIMIT 1').get() !== undefined,
  };
}

interface CurrentVersion {
  readonly row: number;
  readonly product_id: ProductId;
  readonly import_id: string | null;
  readonly category: string;
}

function keepPhotos(db: DatabaseSync, version: number | bigint, { photoIds }: ProductDraft): void {
  const insert = db.prepare('INSERT INTO product_photos (version, position, photo_id) VALUES (?, ?, ?)');
  for (const [position, id] of photoIds.entries()) insert.run(version, position, id);
}

/** After her own change the import that wrote the version can no longer be undone for it. */
function makeHers(db: DatabaseSync, id: ProductId, importId: string | null): void {
  if (importId === null) return;
  db.prepare('DELETE FROM product_versions WHERE product_id = ? AND replaced_by = ?').run(id, importId);
  for (const table of ['product_versions', 'product_prices']) {
    db.prepare(`UPDATE ${table} SET import_id = NULL WHERE product_id = ? AND import_id = ?`).run(
      id,
      importId,
    );
  }
}
