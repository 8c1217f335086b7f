import type { DatabaseSync } from 'node:sqlite';
import type { ImportId } from '../../shared/imports.ts';
import type { ProductId } from '../../shared/products.ts';

/** Rows of one deletion: main stands still for some milliseconds. */
const stepRows = 100;

/** Deletes a little of what imports left that no longer counts. @returns whether there may be more */
export function cleanUpImports(db: DatabaseSync): boolean {
  return dropUndone(db) || settleFinal(db);
}

/** Versions, prices and, if it never counted, products of one import that is undone. @returns whether there may be more */
function dropUndone(db: DatabaseSync): boolean {
  const found = db
    .prepare("SELECT id, done_at FROM imports WHERE state = 'undone' AND is_final = 0 LIMIT 1")
    .get() as { id: ImportId; done_at: number | null } | undefined;
  if (!found) return false;
  const dropped = db
    .prepare(
      `DELETE FROM product_versions WHERE row IN (SELECT row FROM product_versions WHERE import_id = ? LIMIT ?)
       RETURNING product_id`,
    )
    .all(found.id, stepRows) as { product_id: ProductId }[];
  const priceCount = changeSome(
    db,
    'DELETE FROM product_prices WHERE id IN (SELECT id FROM product_prices WHERE import_id = ? LIMIT ?)',
    found.id,
  );
  const oldCount = changeSome(
    db,
    'UPDATE product_versions SET replaced_by = NULL WHERE row IN (SELECT row FROM product_versions WHERE replaced_by = ? LIMIT ?)',
    found.id,
  );
  if (found.done_at === null) for (const { product_id: productId } of dropped) dropProduct(db, productId);
  if (dropped.length + priceCount + oldCount > 0) return true;
  if (found.done_at === null) db.prepare('DELETE FROM imports WHERE id = ?').run(found.id);
  else db.prepare('UPDATE imports SET is_final = 1 WHERE id = ?').run(found.id);
  return true;
}

function dropProduct(db: DatabaseSync, id: ProductId): void {
  db.prepare(
    `DELETE FROM products WHERE id = ?
     AND NOT EXISTS (SELECT 1 FROM product_versions v WHERE v.product_id = products.id)
     AND NOT EXISTS (SELECT 1 FROM product_prices r WHERE r.product_id = products.id)`,
  ).run(id);
}

/** What an import that can no longer be undone wrote is nobody's but the catalogue's. @returns whether there may be more */
function settleFinal(db: DatabaseSync): boolean {
  const found = db
    .prepare(
      `SELECT id FROM imports i WHERE state = 'done' AND is_final = 1
       AND (EXISTS (SELECT 1 FROM product_versions WHERE import_id = i.id OR replaced_by = i.id)
         OR EXISTS (SELECT 1 FROM product_prices WHERE import_id = i.id)) LIMIT 1`,
    )
    .get() as { id: ImportId } | undefined;
  if (!found) return false;
  changeSome(
    db,
    'DELETE FROM product_versions WHERE row IN (SELECT row FROM product_versions WHERE replaced_by = ? LIMIT ?)',
    found.id,
  );
  for (const [table, key] of [
    ['product_versions', 'row'],
    ['product_prices', 'id'],
  ]) {
    changeSome(
      db,
      `UPDATE ${table} SET import_id = NULL WHERE ${key} IN (SELECT ${key} FROM ${table} WHERE import_id = ? LIMIT ?)`,
      found.id,
    );
  }
  return true;
}

function changeSome(db: DatabaseSync, sql: string, id: ImportId): number {
  return Number(db.prepare(sql).run(id, stepRows).changes);
}
