import { cleanLine, cleanText } from './clean-text.ts';
import type { Coupon, Discount } from './coupon.ts';
import { type Centavos, parseMoney } from './money.ts';
import type { PlainDate } from './plain-date.ts';
import { type Instalments, type Product, type ProductDraft, productLimits } from './products.ts';
import { readPercent, readTypedDay, readWhole, writeDay } from './read-typed.ts';
import { isWebLink } from './web-link.ts';

/** What stands in the fields of the product form. */
export interface ProductFields {
  readonly name: string;
  readonly code: string;
  readonly category: string;
  readonly link: string;
  readonly price: string;
  readonly oldPrice: string;
  readonly pixPrice: string;
  readonly instalmentCount: string;
  readonly instalmentValue: string;
  readonly instalmentTotal: string;
  readonly interest: 'unsaid' | 'none' | 'monthly';
  readonly interestRate: string;
  readonly couponCode: string;
  readonly couponKind: Discount['kind'];
  readonly couponPercent: string;
  readonly couponCap: string;
  readonly couponAmount: string;
  readonly stock: string;
  readonly validUntil: string;
  readonly note: string;
}

export type ProductProblem =
  | 'name-missing'
  | 'too-long'
  | 'money-unreadable'
  | 'link-unreadable'
  | 'count-missing'
  | 'count-unreadable'
  | 'value-missing'
  | 'total-differs'
  | 'rate-missing'
  | 'rate-unreadable'
  | 'coupon-code-missing'
  | 'discount-missing'
  | 'percent-unreadable'
  | 'discount-too-large'
  | 'stock-unreadable'
  | 'day-unreadable'
  | 'not-a-day';

export type ProductProblems = { readonly [Field in keyof ProductFields]?: ProductProblem };

export type ProductReading =
  | { readonly isGood: true; readonly draft: Omit<ProductDraft, 'id' | 'photoIds'> }
  | { readonly isGood: false; readonly problems: ProductProblems };

type Note = (field: keyof ProductFields, problem: ProductProblem) => void;

/**
 * Reads the form as a person filled it in; every problem is found at once, each at its field. Everything but the name
 * may be left open.
 * @param today for a day without a year
 */
export function readProductFields(fields: ProductFields, today: PlainDate): ProductReading {
  const problems: { -readonly [Field in keyof ProductFields]?: ProductProblem } = {};
  const note: Note = (field, problem) => {
    problems[field] = problem;
  };
  const money = (field: MoneyField) => readMoney(fields, field, note);
  const price = money('price');
  const draft = {
    ...readTexts(fields, note),
    ...{ price, oldPrice: money('oldPrice'), pixPrice: money('pixPrice') },
    instalments: readInstalments(fields, note),
    coupon: readCoupon(fields, price, note),
    stock: readStock(fields, note),
    validUntil: readValidity(fields, today, note),
  };
  return Object.keys(problems).length > 0 ? { isGood: false, problems } : { isGood: true, draft };
}

/** Fields whose text holds signs that nobody sees, and that are left out when it is saved. */
export function findHiddenSigns(fields: ProductFields): ReadonlySet<keyof ProductFields> {
  const bare = (text: string) => text.normalize('NFC').replace(/\s/g, '');
  const texts = ['name', 'code', 'category', 'couponCode', 'note'] as const;
  return new Set(texts.filter((field) => bare(fields[field]) !== bare(cleanText(fields[field]))));
}

function readTexts(fields: ProductFields, note: Note) {
  const link = readLink(fields.link);
  const texts = {
    name: cleanLine(fields.name),
    code: cleanLine(fields.code),
    category: cleanLine(fields.category),
    note: cleanText(fields.note),
  };
  for (const field of ['name', 'code', 'category', 'note'] as const) {
    if (texts[field].length > productLimits[field]) note(field, 'too-long');
  }
  if (texts.name === '') note('name', 'name-missing');
  if (link === undefined) note('link', 'link-unreadable');
  else if (link.length > productLimits.link) note('link', 'too-long');
  return { ...texts, link: link ?? '' };
}

/** `loja.com/x` is `https://loja.com/x`. @returns `undefined` for what is no page on the web */
export function readLink(text: string): string | undefined {
  const link = cleanLine(text);
  if (link === '' || isWebLink(link)) return link;
  const isBare = !/^[a-z][a-z\d+.-]*:/i.test(link) && /^[^\s/]+\.[^\s/]+/.test(link);
  return isBare && isWebLink(`https://${link}`) ? `https://${link}` : undefined;
}

const moneyFields = [
  'price',
  'oldPrice',
  'pixPrice',
  'instalmentValue',
  'instalmentTotal',
  'couponCap',
  'couponAmount',
] as const satisfies readonly (keyof ProductFields)[];
export type MoneyField = (typeof moneyFields)[number];

function readMoney(fields: ProductFields, field: MoneyField, note: Note): Centavos | null {
  const text = fields[field].trim();
  if (text === '') return null;
  const amount = parseMoney(text);
  if (amount === undefined) note(field, 'money-unreadable');
  return amount ?? null;
}

function readInstalments(fields: ProductFields, note: Note): Instalments | null {
  const isNothing = ['instalmentCount', 'instalmentValue', 'instalmentTotal'] as const;
  if (isNothing.every((field) => fields[field].trim() === '')) return null;
  const count = readWhole(fields.instalmentCount, 2, productLimits.instalments);
  const value = readMoney(fields, 'instalmentValue', note);
  const total = readMoney(fields, 'instalmentTotal', note);
  if (count === undefined) {
    note('instalmentCount', fields.instalmentCount.trim() === '' ? 'count-missing' : 'count-unreadable');
  }
  if (fields.instalmentValue.trim() === '') note('instalmentValue', 'value-missing');
  const monthlyInterest = readInterest(fields, note);
  if (count === undefined || value === null) return null;
  // The last instalment often makes up for the centavos of the others.
  if (total !== null && Math.abs(total - count * value) > count) note('instalmentTotal', 'total-differs');
  return { count, value, total, monthlyInterest };
}

function readInterest(fields: ProductFields, note: Note): number | null {
  if (fields.interest !== 'monthly') return fields.interest === 'none' ? 0 : null;
  const rate = readPercent(fields.interestRate, productLimits.monthlyInterest);
  if (rate === undefined) {
    note('interestRate', fields.interestRate.trim() === '' ? 'rate-missing' : 'rate-unreadable');
  }
  return rate ?? null;
}

/** What all instalments come to; `null` while that cannot be said. */
export function sumOfInstalments(fields: ProductFields): Centavos | null {
  const count = readWhole(fields.instalmentCount, 2, productLimits.instalments);
  const value = parseMoney(fields.instalmentValue.trim());
  return count === undefined || value === undefined ? null : ((count * value) as Centavos);
}

function readCoupon(fields: ProductFields, price: Centavos | null, note: Note): Coupon | null {
  const code = cleanLine(fields.couponCode);
  const discount =
    fields.couponKind === 'percent' ? readPercentOff(fields, note) : readAmountOff(fields, price, note);
  if (code === '' && discount === 'nothing') return null;
  if (code === '') note('couponCode', 'coupon-code-missing');
  if (code.length > productLimits.couponCode) note('couponCode', 'too-long');
  if (discount === 'nothing') {
    note(fields.couponKind === 'percent' ? 'couponPercent' : 'couponAmount', 'discount-missing');
  }
  return typeof discount === 'string' ? null : { code, discount };
}

type ReadDiscount = Discount | 'nothing' | 'unreadable';

function readPercentOff(fields: ProductFields, note: Note): ReadDiscount {
  const cap = readMoney(fields, 'couponCap', note);
  const text = fields.couponPercent.trim().replace(/\s*%$/, '');
  if (text === '') {
    // A most of nothing: something was begun here.
    if (cap === null) return 'nothing';
    note('couponPercent', 'discount-missing');
    return 'unreadable';
  }
  const percent = readWhole(text, 1, 99);
  if (percent === undefined) note('couponPercent', 'percent-unreadable');
  return percent === undefined ? 'unreadable' : { kind: 'percent', percent, cap };
}

function readAmountOff(fields: ProductFields, price: Centavos | null, note: Note): ReadDiscount {
  if (fields.couponAmount.trim() === '') return 'nothing';
  const amount = readMoney(fields, 'couponAmount', note);
  if (amount === null) return 'unreadable';
  if (price !== null && amount >= price) note('couponAmount', 'discount-too-large');
  return { kind: 'amount', amount };
}

/** What the coupon is, as far as it can be read: for the price that is shown while she types. */
export function couponOf(fields: ProductFields): Coupon | null {
  return readCoupon({ ...fields, couponCode: fields.couponCode || '?' }, null, () => undefined);
}

function readStock(fields: ProductFields, note: Note): number | null {
  if (fields.stock.trim() === '') return null;
  const stock = readWhole(fields.stock, 0, productLimits.stock);
  if (stock === undefined) note('stock', 'stock-unreadable');
  return stock ?? null;
}

function readValidity(fields: ProductFields, today: PlainDate, note: Note): PlainDate | null {
  if (fields.validUntil.trim() === '') return null;
  const day = readTypedDay(fields.validUntil, today);
  if (day === 'not-a-day') note('validUntil', 'not-a-day');
  else if (day === 'unreadable') note('validUntil', 'day-unreadable');
  else return day;
  return null;
}

/** How the form stands for a product, or empty for a new one. */
export function fieldsOf(product: Product | null): ProductFields {
  const { instalments = null, coupon = null } = product ?? {};
  const discount = coupon?.discount ?? null;
  const interest = instalments?.monthlyInterest ?? null;
  return {
    name: product?.name ?? '',
    code: product?.code ?? '',
    category: product?.category ?? '',
    link: product?.link ?? '',
    price: writePrice(product?.price ?? null),
    oldPrice: writePrice(product?.oldPrice ?? null),
    pixPrice: writePrice(product?.pixPrice ?? null),
    instalmentCount: instalments === null ? '' : String(instalments.count),
    instalmentValue: writePrice(instalments?.value ?? null),
    instalmentTotal: writePrice(instalments?.total ?? null),
    interest: interest === null ? 'unsaid' : interest === 0 ? 'none' : 'monthly',
    interestRate: interest === null || interest === 0 ? '' : writePrice(interest as Centavos),
    couponCode: coupon?.code ?? '',
    couponKind: discount?.kind ?? 'percent',
    couponPercent: discount?.kind === 'percent' ? String(discount.percent) : '',
    couponCap: writePrice(discount?.kind === 'percent' ? discount.cap : null),
    couponAmount: writePrice(discount?.kind === 'amount' ? discount.amount : null),
    stock: product?.stock == null ? '' : String(product.stock),
    validUntil: writeDay(product?.validUntil ?? null),
    note: product?.note ?? '',
  };
}

/** `129990` → `1.299,90`: as `parseMoney` reads it, in every language. */
export function writePrice(amount: Centavos | null): string {
  if (amount === null) return '';
  return new Intl.NumberFormat('pt-BR', { minimumFractionDigits: 2 }).format(amount / 100);
}
