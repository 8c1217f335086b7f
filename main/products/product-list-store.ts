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
import { type ProductRow, toProduct } from './product-row.ts';
import { selectProducts } from './products-store.ts';

/** The versions that a filter finds, by view, in their order. */
export type FoundRows = Readonly<Record<ProductView, readonly number[]>>;

/** What still holds on `from`, and no longer after `until`. */
export interface ExpiringDays {
  readonly from: PlainDate;
  readonly until: PlainDate;
}

export interface ProductListStore {
  /** Everything that the filter leaves, whatever the search, so that no stretch and no count must look for it again. */
  find(filter: Omit<ProductFilter, 'search'>, expiring: ExpiringDays): FoundRows;
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

const rowsOfViews = productViews
  .map((name) => `json_group_array(row) FILTER (WHERE view = ${numberOf(name)}) AS ${name}`)
  .join(', ');

const newestFirst = 'p.created_at DESC, p.rowid DESC';
const orders: Readonly<Record<ProductSort, string>> = {
  newest: newestFirst,
  name: `v.folded_name, ${newestFirst}`,
  price: `v.price IS NULL, v.price, ${newestFirst}`,
  validity: `v.valid_until IS NULL, v.valid_until, ${newestFirst}`,
  'last-sent': `p.last_sent_at DESC NULLS LAST, ${newestFirst}`,
};

export function createProductListStore({ db }: Database): ProductListStore {
  return {
    find(filter, expiring) {
      const { where, values } = whereFilter(filter, expiring);
      // One text of numbers a view instead of ten thousand objects: it takes 10 ms.
      const found = db
        .prepare(
          `SELECT ${rowsOfViews} FROM (
             SELECT v.row, ${view} AS view FROM current_versions v CROSS JOIN products p ON p.id = v.product_id
             WHERE ${where} ORDER BY ${orders[filter.sort]})`,
        )
        .get(...values) as Record<ProductView, string>;
      const rows = productViews.map((name) => [name, JSON.parse(found[name])]);
      return Object.fromEntries(rows) as FoundRows;
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
