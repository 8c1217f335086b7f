import type { PriceMoment } from '../../shared/product-list.ts';
import type { ProductId } from '../../shared/products.ts';
import type { Database } from '../storage/open-database.ts';

export interface PricesStore {
  /** Every price that counts, the latest first; those of an import count with it. */
  read(id: ProductId): readonly PriceMoment[];
}

/** More than this nobody reads. */
const mostPrices = 200;

export function createPricesStore({ db }: Database): PricesStore {
  return {
    read: (id) =>
      db
        .prepare(
          `SELECT at, price, old_price AS oldPrice, pix_price AS pixPrice FROM product_prices
           WHERE product_id = ?
             AND (import_id IS NULL OR import_id IN (SELECT i.id FROM imports i WHERE i.state = 'done'))
           ORDER BY id DESC LIMIT ?`,
        )
        .all(id, mostPrices) as unknown as PriceMoment[],
  };
}
