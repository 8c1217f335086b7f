import type { DatabaseSync } from 'node:sqlite';
import type { ImportedFields, ImportId, PastImport } from '../../shared/imports.ts';
import type { PhotoId } from '../../shared/photos.ts';
import type { Product, ProductId } from '../../shared/products.ts';
import type { Database } from '../storage/open-database.ts';
import { cleanUpImports } from './clean-up-imports-store.ts';
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
  readonly isNew: boolean;
  readonly fields: ImportedFields;
  /** `null` leaves those that it has. */
  readonly photoIds: readonly PhotoId[] | null;
}

export interface ImportFacts {
  readonly addedCount: number;
  readonly updatedCount: number;
}

/** Writes products that stand ready until their import counts. */
export interface ProductImportsStore {
  /** One stretch of all that are shown, the newest first. @param before where the last stretch ended */
  readStretch(
    before: number | null,
    limit: number,
  ): { readonly entries: readonly CatalogueEntry[]; readonly next: number | null };
  begin(id: ImportId, fileName: string, at: number): void;
  /** All of them or none. */
  stage(id: ImportId, products: readonly StagedProduct[], at: number): void;
  /**
   * Which of the products that the import changes have been changed or archived by somebody else.
   * @param changedAt when each of them was changed, as the import knows it
   */
  findChanged(id: ImportId, changedAt: ReadonlyMap<ProductId, number>): readonly ProductId[];
  /** Makes all that the import wrote count at once, except what it made of `without`. */
  finish(id: ImportId, without: readonly ProductId[], facts: ImportFacts, at: number): void;
  /** What an import wrote will never count: one that was cancelled, or all that a crash left. */
  abandon(id: ImportId | null): void;
  /** Newest first. */
  past(): readonly PastImport[];
  /** @returns false when it is not the newest that can be undone */
  undo(id: ImportId): boolean;
  /** Deletes a little of what no longer counts. @returns whether there is more */
  cleanUp(): boolean;
}

interface CatalogueRow extends ProductRow {
  readonly number: number;
  readonly changed_at: number;
}

interface ImportRow {
  readonly id: ImportId;
  readonly state: 'staging' | 'done' | 'undone';
  readonly done_at: number | null;
  readonly file_name: string;
  readonly added_count: number;
  readonly updated_count: number;
  readonly is_final: number;
}

/** So many of the newest can be undone; of the older ones what they replaced is let go. */
const keptImports = 5;

export function createProductImportsStore({ db, transaction }: Database): ProductImportsStore {
  function pastRows(): readonly ImportRow[] {
    const rows = db.prepare('SELECT * FROM imports WHERE number IS NOT NULL ORDER BY number DESC').all();
    return rows as unknown as ImportRow[];
  }

  function findUndoable(rows: readonly ImportRow[]): ImportRow | undefined {
    const newest = rows.find(({ state }) => state === 'done');
    return newest?.is_final === 0 ? newest : undefined;
  }

  return {
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
      transaction(() => {
        const stageOne = prepareStaging(db, id, at);
        for (const product of products) stageOne(product);
      });
    },

    findChanged(id, changedAt) {
      const rows = db
        .prepare(
          `SELECT v.product_id, v.changed_at, p.archived_at FROM product_versions v JOIN products p ON p.id = v.product_id
           WHERE v.replaced_by = ?`,
        )
        .iterate(id) as Iterable<{ product_id: ProductId; changed_at: number; archived_at: number | null }>;
      const left = new Set(changedAt.keys());
      for (const row of rows) {
        const isAsKnown = row.archived_at === null && changedAt.get(row.product_id) === row.changed_at;
        if (isAsKnown) left.delete(row.product_id);
      }
      return [...left];
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

    past() {
      const rows = pastRows();
      const undoable = findUndoable(rows);
      return rows.map((row) => ({
        id: row.id,
        at: row.done_at ?? 0,
        fileName: row.file_name,
        addedCount: row.added_count,
        updatedCount: row.updated_count,
        isUndone: row.state === 'undone',
        canUndo: row === undoable,
      }));
    },

    undo(id) {
      return transaction(() => {
        if (findUndoable(pastRows())?.id !== id) return false;
        db.prepare("UPDATE imports SET state = 'undone' WHERE id = ?").run(id);
        return true;
      });
    },

    cleanUp() {
      return transaction(() => {
        const tooOld = pastRows().filter(({ state }) => state === 'done')[keptImports];
        if (tooOld?.is_final === 0) db.prepare('UPDATE imports SET is_final = 1 WHERE id = ?').run(tooOld.id);
        return cleanUpImports(db);
      });
    },
  };
}

function prepareStaging(db: DatabaseSync, importId: ImportId, at: number): (product: StagedProduct) => void {
  const insertProduct = db.prepare('INSERT INTO products (id, created_at) VALUES (?, ?)');
  const findCurrent = db.prepare('SELECT row FROM current_versions WHERE product_id = ?');
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

  return ({ id, isNew, fields, photoIds }) => {
    if (isNew) insertProduct.run(id, at);
    const replaced = isNew ? undefined : (findCurrent.get(id) as { row: number } | undefined);
    // Gone in the meantime: `findChanged` says so at the end.
    if (!isNew && replaced === undefined) return;
    const version = insertVersion.run(...toColumns(fields), at, id, importId).lastInsertRowid;
    if (replaced) setReplaced.run(importId, replaced.row);
    if (photoIds === null && replaced) keepPhotos.run(version, replaced.row);
    for (const [position, photoId] of (photoIds ?? []).entries()) insertPhoto.run(version, position, photoId);
  };
}
