import { cleanLine } from '../../shared/clean-text.ts';
import type { Discount } from '../../shared/coupon.ts';
import type { ImportProblemCode } from '../../shared/imports.ts';
import { type Centavos, parseMoney } from '../../shared/money.ts';
import { type PlainDate, readPlainDate } from '../../shared/plain-date.ts';
import { type Instalments, productLimits } from '../../shared/products.ts';
import { isWebLink } from '../../shared/web-link.ts';

/** What a cell says, or why it cannot be understood. */
export type CellReading<Value> = { readonly value: Value } | { readonly problem: ImportProblemCode };

/** Counted as the draft's own schema does: in code points (zod 4.6.7 v4/core/checks.js:272). */
export function isTooLong(text: string, longest: number): boolean {
  return text.length > longest && [...text].length > longest;
}

/** `R$ 1.299,90`, `1.299,90`, `1299.9`, `1,299.90`; nothing, a dash and zero are no price. */
export function readMoneyCell(cell: string): CellReading<Centavos | null> {
  const text = cleanLine(cell).replace(/\s*reais$/i, '');
  const digits = text.replace(/^R\$\s*/i, '');
  if (digits === '' || /^-+$/.test(digits) || /^0+(?:[.,]0{1,2})?$/.test(digits)) return { value: null };
  // With a comma before the point, the comma can only stand between the thousands.
  const isEnglish = /^\d{1,3}(?:,\d{3})+\.\d{1,2}$/.test(digits);
  const value = parseMoney(isEnglish ? digits.replaceAll(',', '') : digits);
  return value === undefined ? { problem: 'money-unreadable' } : { value };
}

/** `24/12/2026`, `24-12-26`, `2026-12-24`, also with a time after it; the day comes before the month. */
export function readDateCell(cell: string): CellReading<PlainDate | null> {
  const text = cleanLine(cell).replace(/[ T]\d{1,2}:\d{2}.*$/, '');
  if (text === '') return { value: null };
  const dayFirst = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})$/.exec(text);
  const yearFirst = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  const [day, month, year] = dayFirst
    ? [dayFirst[1], dayFirst[3], dayFirst[4]]
    : [yearFirst?.[3], yearFirst?.[2], yearFirst?.[1]];
  if (day === undefined || month === undefined || year === undefined) return { problem: 'date-unreadable' };
  const whole = `${year.padStart(4, '20')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const value = readPlainDate(whole);
  return value === undefined ? { problem: 'date-not-real' } : { value };
}

/** `12`, `1.200`, `12,00`, `12 un`. */
export function readStockCell(cell: string): CellReading<number | null> {
  const text = cleanLine(cell);
  if (text === '') return { value: null };
  const digits = /^(\d{1,3}(?:\.\d{3})+|\d+)(?:[.,]0+)?(?:\s*[a-zç.]{1,10})?$/i.exec(text)?.[1];
  const value = Number(digits?.replaceAll('.', ''));
  return value <= productLimits.stock ? { value } : { problem: 'number-unreadable' };
}

/** Without `http` only where it can be nothing else. */
export function readLinkCell(cell: string): CellReading<string> {
  const text = cleanLine(cell);
  const link = /^www\.[^\s/]+\./i.test(text) ? `https://${text}` : text;
  if (isTooLong(link, productLimits.link)) return { problem: 'text-too-long' };
  return link === '' || isWebLink(link) ? { value: link } : { problem: 'link-unreadable' };
}

/** `10%`, `10% até R$ 20,00`, `R$ 15,00`. */
export function readDiscountCell(cell: string): CellReading<Discount | null> {
  const text = cleanLine(cell);
  if (text === '') return { value: null };
  const percent =
    /^(\d{1,2})(?:[.,]0+)?\s*%\s*(?:\(?(?:at[eé]|m[aá]x\.?|max\.?|up to|hasta)\s*([^)]+)\)?)?$/i.exec(text);
  if (percent) {
    const cap = readMoneyCell(percent[2] ?? '');
    const share = Number(percent[1]);
    if ('problem' in cap || share === 0) return { problem: 'discount-unreadable' };
    return { value: { kind: 'percent', percent: share, cap: cap.value } };
  }
  const amount = readMoneyCell(text);
  if ('problem' in amount) return { problem: 'discount-unreadable' };
  return { value: amount.value === null ? null : { kind: 'amount', amount: amount.value } };
}

const withoutInterest = /\b(?:sem juros|s\/ ?juros|interest[ -]free|without interest|sin inter[eé]s(?:es)?)/i;
const interest = /(?:juros|interest|inter[eé]s(?:es)?)?(?: de| of)?\s*(\d{1,3}(?:[.,]\d{1,2})?)\s*%/i;
const whole = /total(?: de| of)?:?\s*(R?\$?\s*[\d.,]*\d)/i;

/** `10x de 129,99 sem juros`, `10x R$ 129,99, juros de 1,99% a.m., total R$ 1.299,90`; once is no instalment. */
export function readInstalmentsCell(cell: string): CellReading<Instalments | null> {
  const text = cleanLine(cell);
  if (text === '') return { value: null };
  const unreadable = { problem: 'instalments-unreadable' } as const;
  const start =
    /^(?:ou |or |em |in )?(?:at[eé] |up to )?(\d{1,2})\s*[x×]\s*(?:de |of )?((?:R\$\s*)?[\d.,]*\d)/i.exec(
      text,
    );
  const value = start && readMoneyCell(start[2] ?? '');
  if (!start || !value || 'problem' in value || value.value === null) return unreadable;
  const count = Number(start[1]);
  if (count === 1) return { value: null };
  if (count < 1 || count > productLimits.instalments) return unreadable;
  let rest = text.slice(start[0].length);
  const total = whole.exec(rest);
  const totalValue = readMoneyCell(total?.[1] ?? '');
  if ('problem' in totalValue) return unreadable;
  rest = rest.replace(whole, ' ');
  const rate = interest.exec(rest)?.[1];
  const monthlyInterest = withoutInterest.test(rest) ? 0 : rate === undefined ? null : toHundredths(rate);
  // A number that is not understood may be the one that matters.
  if (/\d/.test(rest.replace(interest, ' ')) || (monthlyInterest ?? 0) > productLimits.monthlyInterest) {
    return unreadable;
  }
  return { value: { count, value: value.value, total: totalValue.value, monthlyInterest } };
}

function toHundredths(rate: string): number {
  const [units = '', hundredths = ''] = rate.split(/[.,]/);
  return Number(units) * 100 + Number(hundredths.padEnd(2, '0'));
}

/** Names of files, without the folders before them; a comma parts them only where a name has ended. */
export function readPhotosCell(cell: string): readonly string[] {
  return cell
    .split(/[;|\r\n]|(?<=\.(?:jpe?g|png|webp|avif|gif|heic)\s*),/i)
    .map((name) => cleanLine(name).split(/[\\/]/).at(-1) ?? '')
    .filter(Boolean);
}
