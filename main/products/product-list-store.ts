import type { PlainDate } from '../../shared/plain-date.ts';
import {
  type CategoryCount,
  type ProductFilter,
  type ProductSort,
  type ProductView,
  productViews,
} from '../../shared/product-list.ts';
import type { Product, ProductId } from '../../shared/products.ts';
import type { Database } from '../storage/open-database.ts';
import type { ListedVersion } from './product-order.ts';
import { type ProductRow, toProduct } from './product-row.ts';
import { selectProducts } from './products-store.ts';

/** What still holds on `from`, and no longer after `until`. */
export interface ExpiringDays {
  readonly from: PlainDate;
  readonly until: PlainDate;
}

export interface ProductListStore {
  /** One stretch of what the filter leaves, in no order. @param after where the last stretch ended, at first 0 */
  readStretch(
    filter: Omit<ProductFilter, 'search'>,
    expiring: ExpiringDays,
    after: number,
  ): { readonly versions: readonly ListedVersion[]; readonly next: number | null };
  /**
   * The versions in which every word of the search begins a word of the name, the code, the category, the coupon or
   * the note, whether they count or not. @returns `null` when nothing is searched for
   */
  match(search: string): ReadonlySet<number> | null;
  /** Grows with every row that is written, whatever it is: what was found before may be true no longer. */
  readMoment(): number;
  /** In the order of the rows; a row that counts no longer is left out. */
  readRows(rows: readonly number[]): readonly Product[];
  /** In the order of the rows. */
  readIds(rows: readonly number[]): readonly ProductId[];
  /** Of what is not archived. */
  readCategories(): readonly CategoryCount[];
}

const numberOf = (name: ProductView) => productViews.indexOf(name);

/** What is true of a product decides where it is shown. What is sold out is held, whatever is planned of it. */
const view = `iif(p.archived_at IS NOT NULL, ${numberOf('archived')},
  iif(p.sold_out_at IS NULL AND p.id IN (SELECT product_id FROM coming_products), ${numberOf('scheduled')},
  iif(p.last_sent_at IS NULL, ${numberOf('unscheduled')}, ${numberOf('sent')})))`;

const keys: Readonly<Record<ProductSort, string>> = {
  newest: 'NULL',
  name: 'v.folded_name',
  price: 'v.price',
  validity: 'v.valid_until',
  'last-sent': 'p.last_sent_at',
  'next-run': '(SELECT next_at FROM coming_products WHERE product_id = p.id)',
};

/** Rows of one stretch: they take 3 ms. */
const stretchRows = 2_000;

export function createProductListStore({ db }: Database): ProductListStore {
  return {
    readStretch(filter, expiring, after) {
      const { where, values } = whereFilter(filter, expiring);
      const until = after + stretchRows;
      const versions = db
        .prepare(
          `SELECT v.row, ${view} AS view, p.created_at AS createdAt, p.rowid AS productNumber, ${keys[filter.sort]} AS key
           FROM current_versions v CROSS JOIN products p ON p.id = v.product_id
           WHERE v.row > ? AND v.row <= ? AND ${where}`,
        )
        .all(after, until, ...values) as unknown as ListedVersion[];
      const { last } = db.prepare('SELECT max(row) AS last FROM product_versions').get() as { last: number };
      return { versions, next: until < last ? until : null };
    },

    match(search) {
      const words = searchWords(search);
      if (words === null) return null;
      const found = db
        .prepare('SELECT json_group_array(rowid) AS rows FROM products_search WHERE products_search MATCH ?')
        .get(words) as { rows: string };
      return new Set(JSON.parse(found.rows) as number[]);
    },

    readMoment: () => (db.prepare('SELECT total_changes() AS moment').get() as { moment: number }).moment,

    readRows(rows) {
      const read = db
        .prepare(`${selectProducts} WHERE v.row IN (SELECT value FROM json_each(?))`)
        .all(JSON.stringify(rows)) as unknown as readonly (ProductRow & { readonly row: number })[];
      return inOrderOf(rows, new Map(read.map((row) => [row.row, toProduct(row)])));
    },

    readIds(rows) {
      const read = db
        .prepare(
          'SELECT row, product_id AS id FROM product_versions WHERE row IN (SELECT value FROM json_each(?))',
        )
        .all(JSON.stringify(rows)) as unknown as readonly { row: number; id: ProductId }[];
      return inOrderOf(rows, new Map(read.map(({ row, id }) => [row, id])));
    },

    readCategories() {
      const read = db
        .prepare(
          // Looking up the few that are archived costs half of looking up every product.
          `SELECT category, count(*) AS count FROM current_versions
           WHERE category <> '' AND product_id NOT IN (SELECT id FROM products WHERE archived_at IS NOT NULL)
           GROUP BY category`,
        )
        .all() as unknown as CategoryCount[];
      const { compare } = new Intl.Collator('pt-BR', { numeric: true });
      return read.sort((one, other) => compare(one.category, other.category));
    },
  };
}

function inOrderOf<Value>(rows: readonly number[], values: ReadonlyMap<number, Value>): readonly Value[] {
  return rows.map((row) => values.get(row)).filter((value) => value !== undefined);
}

function whereFilter(
  filter: Omit<ProductFilter, 'search'>,
  expiring: ExpiringDays,
): { where: string; values: string[] } {
  const conditions: { readonly where: string; readonly values?: readonly string[] }[] = [{ where: 'true' }];
  if (filter.inStock) conditions.push({ where: 'p.sold_out_at IS NULL AND coalesce(v.stock, 1) > 0' });
  if (filter.expiring) {
    conditions.push({ where: 'v.valid_until BETWEEN ? AND ?', values: [expiring.from, expiring.until] });
  }
  if (filter.category !== null) conditions.push({ where: 'v.category = ?', values: [filter.category] });
  return {
    where: conditions.map(({ where }) => where).join(' AND '),
    values: conditions.flatMap(({ values = [] }) => values),
  };
}

function searchWords(search: string): string | null {
  const words = search.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.length === 0 ? null : words.map((word) => `"${word}"*`).join(' ');
}
