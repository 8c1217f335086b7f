import type { DatabaseSync } from 'node:sqlite';
import type { ImportedFields, ImportId } from '../../shared/imports.ts';
import type { PhotoId } from '../../shared/photos.ts';
import type { Product, ProductId } from '../../shared/products.ts';
import type { Database } from '../storage/open-database.ts';
import { createPastImportsStore, type PastImportsStore } from './past-imports-store.ts';
import { type ProductRow, productColumns, toColumns, toProduct } from './product-row.ts';

/** A product as it stood when it was read. */
export interface CatalogueEntry {
  readonly product: Product;
  /** When it was last changed, in milliseconds since 1970. */
  readonly changedAt: number;
}

/** What an import makes of one product. */
export interface StagedProduct {
  readonly id: ProductId;
  /** When it was last changed, as the import knows it; `null` when it is new. */
  readonly changedAt: number | null;
  readonly fields: ImportedFields;
  /** `null` leaves those that it has. */
  readonly photoIds: readonly PhotoId[] | null;
}

export interface ImportFacts {
  readonly addedCount: number;
  readonly updatedCount: number;
}

/** Writes products that stand ready until their import counts. */
export interface ProductImportsStore extends PastImportsStore {
  /** One stretch of all that are shown, the newest first. @param before where the last stretch ended */
  readStretch(
    before: number | null,
    limit: number,
  ): { readonly entries: readonly CatalogueEntry[]; readonly next: number | null };
  begin(id: ImportId, fileName: string, at: number): void;
  /** All of them or none. @returns those that somebody else changed or archived meanwhile, and that it left alone */
  stage(id: ImportId, products: readonly StagedProduct[], at: number): readonly ProductId[];
  /** @returns those that stand ready to be replaced, and were changed after `since` or archived */
  findChanged(id: ImportId, since: number): readonly ProductId[];
  /** Makes all that the import wrote count at once, except what it made of `without`. */
  finish(id: ImportId, without: readonly ProductId[], facts: ImportFacts, at: number): void;
  /** What an import wrote will never count: one that was cancelled, or all that a crash left. */
  abandon(id: ImportId | null): void;
}

interface CatalogueRow extends ProductRow {
  readonly number: number;
  readonly changed_at: number;
}

export function createProductImportsStore(database: Database): ProductImportsStore {
  const { db, transaction } = database;

  return {
    ...createPastImportsStore(database),

    readStretch(before, limit) {
      const rows = db
        .prepare(
          `SELECT p.rowid AS number, p.id, p.sold_out_at, NULL AS last_sent_at, v.*,
             (SELECT json_group_array(json_object('id', ph.id, 'width', ph.width, 'height', ph.height) ORDER BY pp.position)
              FROM product_photos pp JOIN photos ph ON ph.id = pp.photo_id WHERE pp.version = v.row) AS photos
           FROM products p JOIN current_versions v ON v.product_id = p.id
           WHERE p.archived_at IS NULL AND p.rowid < coalesce(?, 9e15) ORDER BY p.rowid DESC LIMIT ?`,
        )
        .all(before, limit) as unknown as CatalogueRow[];
      const entries = rows.map((row) => ({ product: toProduct(row), changedAt: row.changed_at }));
      return { entries, next: rows.length < limit ? null : (rows.at(-1)?.number ?? null) };
    },

    begin(id, fileName, at) {
      transaction(() => {
        db.prepare("INSERT INTO imports (id, state, created_at, file_name) VALUES (?, 'staging', ?, ?)").run(
          id,
          at,
          fileName,
        );
      });
    },

    stage(id, products, at) {
      return transaction(() => {
        const stageOne = prepareStaging(db, id, at);
        return products.filter((product) => !stageOne(product)).map((product) => product.id);
      });
    },

    findChanged(id, since) {
      const rows = db
        .prepare(
          `SELECT product_id FROM product_versions WHERE replaced_by = :id AND changed_at > :since
           UNION
           SELECT p.id FROM products p WHERE p.archived_at IS NOT NULL
             AND EXISTS (SELECT 1 FROM product_versions v WHERE v.product_id = p.id AND v.replaced_by = :id)`,
        )
        .all({ id, since }) as { product_id: ProductId }[];
      return rows.map((row) => row.product_id);
    },

    finish(id, without, { addedCount, updatedCount }, at) {
      transaction(() => {
        for (const productId of without) {
          db.prepare('DELETE FROM product_versions WHERE product_id = ? AND import_id = ?').run(
            productId,
            id,
          );
          db.prepare('DELETE FROM product_prices WHERE product_id = ? AND import_id = ?').run(productId, id);
          db.prepare(
            'UPDATE product_versions SET replaced_by = NULL WHERE product_id = ? AND replaced_by = ?',
          ).run(productId, id);
        }
        db.prepare(
          `UPDATE imports SET state = 'done', done_at = ?, added_count = ?, updated_count = ?,
             number = (SELECT coalesce(max(number), 0) + 1 FROM imports) WHERE id = ? AND state = 'staging'`,
        ).run(at, addedCount, updatedCount, id);
      });
    },

    abandon(id) {
      transaction(() => {
        db.prepare(
          "UPDATE imports SET state = 'undone' WHERE state = 'staging' AND id = coalesce(?, id)",
        ).run(id);
      });
    },
  };
}

function prepareStaging(
  db: DatabaseSync,
  importId: ImportId,
  at: number,
): (product: StagedProduct) => boolean {
  const insertProduct = db.prepare('INSERT INTO products (id, created_at) VALUES (?, ?)');
  const findCurrent = db.prepare(
    `SELECT v.row FROM current_versions v JOIN products p ON p.id = v.product_id
     WHERE v.product_id = ? AND v.changed_at = ? AND p.archived_at IS NULL`,
  );
  const insertVersion = db.prepare(
    `INSERT INTO product_versions (${productColumns.join(', ')}, changed_at, product_id, import_id)
     VALUES (${productColumns.map(() => '?').join(', ')}, ?, ?, ?)`,
  );
  const setReplaced = db.prepare('UPDATE product_versions SET replaced_by = ? WHERE row = ?');
  const insertPhoto = db.prepare('INSERT INTO product_photos (version, position, photo_id) VALUES (?, ?, ?)');
  const keepPhotos = db.prepare(
    `INSERT INTO product_photos (version, position, photo_id)
     SELECT ?, position, photo_id FROM product_photos WHERE version = ?`,
  );

  return ({ id, changedAt, fields, photoIds }) => {
    const replaced =
      changedAt === null ? null : (findCurrent.get(id, changedAt) as { row: number } | undefined);
    if (replaced === undefined) return false;
    if (replaced === null) insertProduct.run(id, at);
    const version = insertVersion.run(...toColumns(fields), at, id, importId).lastInsertRowid;
    if (replaced !== null) setReplaced.run(importId, replaced.row);
    if (replaced !== null && photoIds === null) keepPhotos.run(version, replaced.row);
    for (const [position, photoId] of (photoIds ?? []).entries()) insertPhoto.run(version, position, photoId);
    return true;
  };
}
