import { cleanLine, cleanText } from '../../shared/clean-text.ts';
import type { Discount } from '../../shared/coupon.ts';
import type { ImportedFields, ImportField, ImportProblem, ImportProblemCode } from '../../shared/imports.ts';
import { productLimits } from '../../shared/products.ts';
import { takeHarmlessMark } from '../spreadsheets/csv/write-csv.ts';
import {
  type CellReading,
  isTooLong,
  readDateCell,
  readDiscountCell,
  readInstalmentsCell,
  readLinkCell,
  readMoneyCell,
  readPhotosCell,
  readStockCell,
} from './read-cells.ts';

export type RowReading =
  | { readonly kind: 'read'; readonly fields: ImportedFields; readonly photoNames: readonly string[] }
  | { readonly kind: 'refused'; readonly problems: readonly ImportProblem[] };

/** What spreadsheets show where a formula failed, in Portuguese, English and Spanish, and LibreOffice. */
const cellErrors =
  /^#(?:N\/[AD]|REF!|¡REF!|VALOR!|¡VALOR!|VALUE!|[¡]?DIV\/0!|NOME\?|¿NOMBRE\?|NAME\?|NULO!|NULL!|N[ÚU]M!|¡NUM!)$|^Err:\d{3}$/i;

/**
 * Reads one row as a product.
 * @param fields the meaning of each column
 * @param before what the product says already; a column that is left out keeps it, an empty cell clears it
 */
export function readRow(
  cells: readonly string[],
  fields: readonly (ImportField | null)[],
  before: ImportedFields,
): RowReading {
  const problems: ImportProblem[] = [];
  const cellOf = (field: ImportField) => {
    const column = fields.indexOf(field);
    return column === -1 ? undefined : takeHarmlessMark(cells[column] ?? '');
  };
  const complain = (code: ImportProblemCode, field: ImportField) => {
    const column = fields.indexOf(field);
    problems.push({ code, column: column === -1 ? null : column, field, otherRow: null });
  };

  function read<Value>(
    field: ImportField,
    kept: Value,
    readCell: (cell: string) => CellReading<Value>,
  ): Value {
    const cell = cellOf(field);
    if (cell === undefined) return kept;
    const reading = cellErrors.test(cell.trim()) ? { problem: 'cell-error' as const } : readCell(cell);
    if ('value' in reading) return reading.value;
    complain(reading.problem, field);
    return kept;
  }

  const coupon = readCoupon();
  const photoNames = readPhotosCell(cellOf('photos') ?? '');
  if (photoNames.length > productLimits.photos) complain('too-many-photos', 'photos');
  const product: ImportedFields = {
    name: read('name', before.name, text(productLimits.name)),
    code: read('code', before.code, text(productLimits.code)),
    price: read('price', before.price, readMoneyCell),
    oldPrice: read('oldPrice', before.oldPrice, readMoneyCell),
    pixPrice: read('pixPrice', before.pixPrice, readMoneyCell),
    instalments: read('instalments', before.instalments, readInstalmentsCell),
    link: read('link', before.link, readLinkCell),
    category: read('category', before.category, text(productLimits.category)),
    coupon,
    stock: read('stock', before.stock, readStockCell),
    validUntil: read('validUntil', before.validUntil, readDateCell),
    note: read('note', before.note, readNote),
  };
  if (product.name === '' && !problems.some(({ field }) => field === 'name'))
    complain('name-missing', 'name');
  return problems.length > 0 ? { kind: 'refused', problems } : { kind: 'read', fields: product, photoNames };

  /** Its two halves stand in two columns; one that is left out is kept. */
  function readCoupon(): ImportedFields['coupon'] {
    const had = before.coupon;
    const code = read('coupon', had?.code ?? '', text(productLimits.couponCode));
    const discount = read<Discount | null>('couponDiscount', had?.discount ?? null, readDiscountCell);
    const isUnread = problems.some(({ field }) => field === 'coupon' || field === 'couponDiscount');
    if (isUnread) return had;
    if (code !== '' && discount !== null) return { code, discount };
    // Whoever empties the one column of the two that there is means the coupon.
    const isCleared = (cellOf('coupon') ?? 'kept') === '' || (cellOf('couponDiscount') ?? 'kept') === '';
    const hasBoth = cellOf('coupon') !== undefined && cellOf('couponDiscount') !== undefined;
    if ((code === '' && discount === null) || (isCleared && !hasBoth)) return null;
    complain(code === '' ? 'coupon-missing' : 'discount-missing', code === '' ? 'couponDiscount' : 'coupon');
    return had;
  }
}

function text(longest: number): (cell: string) => CellReading<string> {
  return (cell) => {
    const value = cleanLine(cell);
    return isTooLong(value, longest) ? { problem: 'text-too-long' } : { value };
  };
}

function readNote(cell: string): CellReading<string> {
  const value = cleanText(cell);
  return isTooLong(value, productLimits.note) ? { problem: 'text-too-long' } : { value };
}
