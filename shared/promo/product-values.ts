import { priceWithCoupon } from '../coupon.ts';
import type { Language } from '../language.ts';
import { type Centavos, formatMoney } from '../money.ts';
import type { PlainDate } from '../plain-date.ts';
import type { Product } from '../products.ts';
import { createMessageWords } from './message-words.ts';
import { quietMarks } from './quiet-marks.ts';
import type { Values } from './render-template.ts';

/** What each variable says of a product; `null` for what it does not have. */
export function productValues(product: Product, language: Language, today: PlainDate): Values {
  const words = createMessageWords(language);
  const money = (amount: Centavos | null) => (amount === null ? null : formatMoney(amount, language));
  const text = (value: string) => (value.trim() === '' ? null : value);
  const { price, coupon, instalments, stock, validUntil } = product;
  const percentOff = readPercentOff(product);
  return {
    name: text(quietMarks(product.name)),
    price: money(price),
    oldPrice: money(product.oldPrice),
    discount: percentOff === null ? null : words.percent(percentOff),
    pixPrice: money(product.pixPrice),
    instalments: instalments && words.instalments(instalments),
    coupon: coupon && text(coupon.code),
    couponDiscount: coupon && words.couponDiscount(coupon.discount),
    couponPrice: price !== null && coupon ? money(priceWithCoupon(price, coupon)) : null,
    // "0 left" is nothing to promise.
    stock: stock === null || stock === 0 ? null : words.number(stock),
    validUntil: validUntil && words.day(validUntil, today),
    note: text(product.note),
    link: text(product.link),
    category: text(quietMarks(product.category)),
    code: text(quietMarks(product.code)),
  };
}

/** Whole percents, rounded down: never more than it is. */
function readPercentOff({ price, oldPrice }: Product): number | null {
  if (price === null || oldPrice === null || oldPrice <= price) return null;
  const percent = Math.floor(((oldPrice - price) * 100) / oldPrice);
  return percent === 0 ? null : percent;
}
