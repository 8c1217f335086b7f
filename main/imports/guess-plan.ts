import type { ImportField, ImportPlan } from '../../shared/imports.ts';
import { columnNames, columnWords, simplifyHeading } from './column-names.ts';
import { type ContentKind, recogniseContent } from './recognise-content.ts';

/** So many rows say what a column holds. */
const rowsToLookAt = 200;

/** What the columns probably mean: by their names where the first row names them, and else by what they hold. */
export function guessPlan(rows: readonly (readonly string[])[]): ImportPlan {
  const [first = [], ...others] = rows.slice(0, rowsToLookAt);
  const width = rows.reduce((widest, { length }) => Math.max(widest, length), 0);
  const byName = guessByNames(first, width);
  const hasHeader = looksLikeHeadings(first, byName, others);
  const kinds = Array.from({ length: width }, (_, column) =>
    recogniseContent((hasHeader ? others : [first, ...others]).map((cells) => cells[column] ?? '')),
  );
  const named = hasHeader ? byName : Array<ImportField | null>(width).fill(null);
  const fields = withoutLoneDiscount(fillByContent(named, kinds, first, hasHeader));
  return { hasHeader, fields, match: fields.includes('code') ? 'code' : 'name' };
}

/** Exact names first, in the order of the list, so that "preço promocional" is the price beside a "preço". */
function guessByNames(headings: readonly string[], width: number): (ImportField | null)[] {
  const simple = Array.from({ length: width }, (_, column) => simplifyHeading(headings[column] ?? ''));
  const fields = Array<ImportField | null>(width).fill(null);
  const take = (column: number, field: ImportField) => {
    if (column !== -1 && fields[column] === null && !fields.includes(field)) fields[column] = field;
  };
  for (const [field, names] of Object.entries(columnNames) as [ImportField, readonly string[]][]) {
    for (const name of names) take(simple.indexOf(name), field);
  }
  // A second price is the one before; a "descrição" without a name beside it is the name.
  simple.forEach((name, column) => {
    if (fields[column] === null && columnNames.price.includes(name)) take(column, 'oldPrice');
  });
  const described = fields.indexOf('note');
  if (!fields.includes('name') && /^descri/.test(simple[described] ?? '')) fields[described] = 'name';
  simple.forEach((name, column) => {
    const about = columnWords.find(([pattern]) => pattern.test(name));
    if (about) take(column, about[1]);
  });
  return fields;
}

/** A discount beside no coupon is one that is in the price already. */
function withoutLoneDiscount(fields: readonly (ImportField | null)[]): (ImportField | null)[] {
  const hasCoupon = fields.includes('coupon');
  return fields.map((field) => (field === 'couponDiscount' && !hasCoupon ? null : field));
}

/** A price, a date or a link in the first row is a product's own. */
function looksLikeHeadings(
  first: readonly string[],
  named: readonly (ImportField | null)[],
  others: readonly (readonly string[])[],
): boolean {
  const holdsValues = first.some((cell) => ['money', 'date', 'link'].includes(recogniseContent([cell])));
  if (holdsValues) return false;
  if (named.some((field) => field !== null)) return true;
  const hasPrices = first.some((_, column) => {
    const below = others.map((cells) => cells[column] ?? '');
    return ['money', 'number', 'date'].includes(recogniseContent(below));
  });
  return hasPrices && first.every((cell) => recogniseContent([cell]) !== 'number');
}

const fieldOfKind: Readonly<Partial<Record<ContentKind, ImportField>>> = {
  date: 'validUntil',
  link: 'link',
  photo: 'photos',
  instalments: 'instalments',
};

/** Beside headings only what is plain: a product needs a name, and links and photos are unmistakable. */
function fillByContent(
  named: readonly (ImportField | null)[],
  kinds: readonly ContentKind[],
  first: readonly string[],
  hasHeader: boolean,
): (ImportField | null)[] {
  const fields = [...named];
  const take = (column: number, field: ImportField | undefined) => {
    if (column !== -1 && field && fields[column] === null && !fields.includes(field)) fields[column] = field;
  };
  const isFree = (column: number) => fields[column] === null;
  const find = (...wanted: readonly ContentKind[]) =>
    kinds.findIndex(
      (kind, column) => wanted.includes(kind) && isFree(column) && (first[column] !== '' || !hasHeader),
    );
  take(find('text'), 'name');
  take(find('money'), 'price');
  if (hasHeader) return fields;
  take(find('money'), 'oldPrice');
  for (const [column, kind] of kinds.entries()) take(column, fieldOfKind[kind]);
  const name = fields.indexOf('name');
  const code = kinds.findIndex(
    (kind, column) => column < name && ['number', 'code'].includes(kind) && isFree(column),
  );
  take(code, 'code');
  return fields;
}
