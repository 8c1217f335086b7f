import { columnOf } from './change-import-plan.ts';
import type { Coupon } from './coupon.ts';
import type { ImportedFields, ImportField, ImportPlan, ImportRow } from './imports.ts';
import type { Language } from './language.ts';
import type { Centavos } from './money.ts';
import type { Instalments } from './products.ts';

/** How the window's language writes figures. */
export interface RowFormat {
  readonly language: Language;
  money(amount: Centavos): string;
  number(value: number): string;
}

/** The few words that stand between the figures. */
export interface RowWords {
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
  format: RowFormat,
  words: RowWords,
): readonly Fact[] {
  const money = (amount: ImportedFields['price']) => (amount === null ? '' : format.money(amount));
  const texts: Readonly<Record<(typeof told)[number], string>> = {
    price: money(fields.price),
    oldPrice: money(fields.oldPrice),
    pixPrice: money(fields.pixPrice),
    instalments: fields.instalments === null ? '' : writeInstalments(fields.instalments, format, words),
    coupon: fields.coupon === null ? '' : writeCoupon(fields.coupon, format, words),
    stock: fields.stock === null ? '' : format.number(fields.stock),
    validUntil: fields.validUntil === null ? '' : writeDay(fields.validUntil, format.language),
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

function writeInstalments(
  { count, value, monthlyInterest }: Instalments,
  { language, money }: RowFormat,
  words: RowWords,
): string {
  const times = words.instalments(count, money(value));
  if (monthlyInterest === null) return times;
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 2 });
  const interest =
    monthlyInterest === 0
      ? words.withoutInterest()
      : words.interest(percent.format(monthlyInterest / 10_000));
  return `${times} ${interest}`;
}

function writeCoupon({ code, discount }: Coupon, { money }: RowFormat, words: RowWords): string {
  if (discount.kind === 'amount') return `${code} (${words.amountOff(money(discount.amount))})`;
  const cap = discount.cap === null ? '' : ` ${words.upTo(money(discount.cap))}`;
  return `${code} (${words.percentOff(discount.percent)}${cap})`;
}

function writeDay(day: string, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'short', timeZone: 'UTC' }).format(
    Date.parse(`${day}T00:00:00Z`),
  );
}
