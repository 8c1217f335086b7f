import { columnOf } from './change-import-plan.ts';
import type { Coupon } from './coupon.ts';
import type { ImportedFields, ImportField, ImportPlan, ImportRow } from './imports.ts';
import type { Centavos } from './money.ts';
import type { PlainDate } from './plain-date.ts';
import type { Instalments } from './products.ts';

/** How the window's language writes figures, and the few words that stand between them. */
export interface RowWords {
  money(amount: Centavos): string;
  number(value: number): string;
  /** With its year, which may be the mistake. */
  day(day: PlainDate): string;
  /** @param share 0.0199 for 1.99 % */
  percent(share: number): string;
  instalments(count: number, value: string): string;
  withoutInterest(): string;
  interest(percent: string): string;
  percentOff(percent: number): string;
  upTo(amount: string): string;
  amountOff(amount: string): string;
}

export interface Fact {
  readonly field: ImportField;
  /** `''` when the row empties it. */
  readonly text: string;
}

/** In the order in which they stand; the name stands above them. */
const told = [
  'price',
  'oldPrice',
  'pixPrice',
  'instalments',
  'coupon',
  'stock',
  'validUntil',
  'category',
  'code',
  'link',
  'note',
] as const;

/**
 * What a person should know of a product before it is taken in: all that it has, and of one that is changed also what
 * the row empties.
 */
export function describeFields(
  fields: ImportedFields,
  plan: ImportPlan,
  isUpdate: boolean,
  words: RowWords,
): readonly Fact[] {
  const money = (amount: ImportedFields['price']) => (amount === null ? '' : words.money(amount));
  const texts: Readonly<Record<(typeof told)[number], string>> = {
    price: money(fields.price),
    oldPrice: money(fields.oldPrice),
    pixPrice: money(fields.pixPrice),
    instalments: fields.instalments === null ? '' : writeInstalments(fields.instalments, words),
    coupon: fields.coupon === null ? '' : writeCoupon(fields.coupon, words),
    stock: fields.stock === null ? '' : words.number(fields.stock),
    validUntil: fields.validUntil === null ? '' : words.day(fields.validUntil),
    category: fields.category,
    code: fields.code,
    link: fields.link,
    note: fields.note,
  };
  return told
    .map((field) => ({ field, text: texts[field] }))
    .filter(({ field, text }) => text !== '' || (isUpdate && columnOf(plan, field) !== undefined));
}

/** What a refused row is known by: its name, or whatever it has first. */
export function nameRow({ cells }: Pick<ImportRow, 'cells'>, plan: ImportPlan): string {
  const named = cells[columnOf(plan, 'name') ?? -1]?.trim();
  return named || (cells.find((cell) => cell.trim() !== '')?.trim() ?? '');
}

function writeInstalments({ count, value, monthlyInterest }: Instalments, words: RowWords): string {
  const times = words.instalments(count, words.money(value));
  if (monthlyInterest === null) return times;
  if (monthlyInterest === 0) return `${times} ${words.withoutInterest()}`;
  return `${times} ${words.interest(words.percent(monthlyInterest / 10_000))}`;
}

function writeCoupon({ code, discount }: Coupon, words: RowWords): string {
  if (discount.kind === 'amount') return `${code} (${words.amountOff(words.money(discount.amount))})`;
  const cap = discount.cap === null ? '' : ` ${words.upTo(words.money(discount.cap))}`;
  return `${code} (${words.percentOff(discount.percent)}${cap})`;
}
