import type { Discount } from '../../shared/coupon.ts';
import type { ImportedFields, ImportField } from '../../shared/imports.ts';
import type { Centavos } from '../../shared/money.ts';
import type { Instalments } from '../../shared/products.ts';

/** A product as the cells of a spreadsheet, in a form that `readRow` takes as the very same again. */
export function writeCells(product: ImportedFields, fields: readonly ImportField[]): string[] {
  const cells: Readonly<Record<ImportField, string>> = {
    name: product.name,
    code: product.code,
    price: writeMoney(product.price),
    oldPrice: writeMoney(product.oldPrice),
    pixPrice: writeMoney(product.pixPrice),
    instalments: product.instalments ? writeInstalments(product.instalments) : '',
    coupon: product.coupon?.code ?? '',
    couponDiscount: product.coupon ? writeDiscount(product.coupon.discount) : '',
    stock: product.stock === null ? '' : String(product.stock),
    validUntil: product.validUntil === null ? '' : product.validUntil.split('-').reverse().join('/'),
    category: product.category,
    link: product.link,
    note: product.note,
    photos: '',
  };
  return fields.map((field) => cells[field]);
}

/** `1299,90`: without a point, so that Excel takes it for a number and can count with it. */
function writeMoney(amount: Centavos | null): string {
  if (amount === null) return '';
  return `${Math.floor(amount / 100)},${String(amount % 100).padStart(2, '0')}`;
}

function writeInstalments({ count, value, total, monthlyInterest }: Instalments): string {
  return [
    `${count}x de ${writeMoney(value)}${monthlyInterest === 0 ? ' sem juros' : ''}`,
    ...(monthlyInterest ? [`juros de ${writeMoney(monthlyInterest as Centavos)}% a.m.`] : []),
    ...(total === null ? [] : [`total ${writeMoney(total)}`]),
  ].join(', ');
}

function writeDiscount(discount: Discount): string {
  if (discount.kind === 'amount') return writeMoney(discount.amount);
  return `${discount.percent}%${discount.cap === null ? '' : ` até ${writeMoney(discount.cap)}`}`;
}
