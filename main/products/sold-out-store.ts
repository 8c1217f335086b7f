import type { Product, ProductId } from '../../shared/products.ts';
import type { Database } from '../storage/open-database.ts';

/** The mark that there is none left of a product, with the moment of it. */
export interface SoldOutStore {
  /** @param at `null` when it is back in stock. @returns false when there is no such product, or it is archived */
  setSoldOut(id: ProductId, at: number | null): boolean;
  /** What is not there, archived or sold out already, stays as it is. @returns the others */
  markSoldOut(ids: readonly ProductId[], at: number): readonly ProductId[];
  /** Takes the mark away where it is the one of this moment. */
  takeMarkBack(ids: readonly ProductId[], at: number): void;
}

export function createSoldOutStore({ db, transaction }: Database): SoldOutStore {
  return {
    setSoldOut(id, at) {
      return transaction(() => {
        const { changes } = db
          .prepare(
            `UPDATE products SET sold_out_at = ? WHERE id = ? AND archived_at IS NULL
             AND EXISTS (SELECT 1 FROM current_versions v WHERE v.product_id = products.id)`,
          )
          .run(at, id);
        return changes === 1;
      });
    },

    markSoldOut(ids, at) {
      return transaction(() => {
        const marked = db
          .prepare(
            `UPDATE products SET sold_out_at = ? WHERE id IN (SELECT value FROM json_each(?)) AND archived_at IS NULL
             AND sold_out_at IS NULL AND EXISTS (SELECT 1 FROM current_versions v WHERE v.product_id = products.id)
             RETURNING id`,
          )
          .all(at, JSON.stringify(ids)) as unknown as readonly Pick<Product, 'id'>[];
        return marked.map(({ id }) => id);
      });
    },

    takeMarkBack(ids, at) {
      transaction(() => {
        db.prepare(
          'UPDATE products SET sold_out_at = NULL WHERE id IN (SELECT value FROM json_each(?)) AND sold_out_at = ?',
        ).run(JSON.stringify(ids), at);
      });
    },
  };
}
