import { type Centavos, parseMoney } from './money.ts';

/** What stands in the fields of the product form. */
export interface ProductFields {
  readonly name: string;
  readonly price: string;
  readonly oldPrice: string;
  readonly note: string;
}

export type ProductProblem =
  | 'name-missing'
  | 'name-too-long'
  | 'price-missing'
  | 'price-unreadable'
  | 'old-price-not-above'
  | 'note-too-long';

export type ProductProblems = { readonly [Field in keyof ProductFields]?: ProductProblem };

export type ProductReading =
  | {
      readonly isGood: true;
      readonly name: string;
      readonly price: Centavos;
      readonly oldPrice: Centavos | null;
      readonly note: string;
    }
  | { readonly isGood: false; readonly problems: ProductProblems };

/** Reads the form as a person filled it in; every problem is found at once, each at its field. */
export function readProductFields(fields: ProductFields): ProductReading {
  const name = fields.name.trim();
  const note = fields.note.trim();
  const price = parseMoney(fields.price.trim());
  const hasOldPrice = fields.oldPrice.trim() !== '';
  const oldPrice = hasOldPrice ? parseMoney(fields.oldPrice.trim()) : undefined;
  const problems: { -readonly [Field in keyof ProductFields]?: ProductProblem } = {};
  if (name === '') problems.name = 'name-missing';
  if (name.length > 200) problems.name = 'name-too-long';
  if (price === undefined) problems.price = fields.price.trim() === '' ? 'price-missing' : 'price-unreadable';
  if (hasOldPrice && oldPrice === undefined) problems.oldPrice = 'price-unreadable';
  if (price !== undefined && oldPrice !== undefined && oldPrice <= price)
    problems.oldPrice = 'old-price-not-above';
  if (note.length > 2_000) problems.note = 'note-too-long';
  if (price === undefined || Object.keys(problems).length > 0) return { isGood: false, problems };
  return { isGood: true, name, price, oldPrice: oldPrice ?? null, note };
}

/** `129990` → `1.299,90`: as `parseMoney` reads it, in every language. */
export function writePrice(amount: Centavos | null): string {
  if (amount === null) return '';
  return new Intl.NumberFormat('pt-BR', { minimumFractionDigits: 2 }).format(amount / 100);
}
