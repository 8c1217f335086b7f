import { expect, test } from 'vitest';
import { readRow } from '../../main/imports/read-row.ts';
import type { ImportField } from '../../shared/imports.ts';
import { emptyDraft } from '../../shared/products.ts';
import { aWholeProduct } from '../builders.ts';

const { photoIds: _empty, ...nothing } = emptyDraft;
const { photoIds: _whole, ...whole } = aWholeProduct;

function read(cells: Partial<Record<ImportField, string>>, before = nothing) {
  return readRow(Object.values(cells), Object.keys(cells) as ImportField[], before);
}

function problemsOf(cells: Partial<Record<ImportField, string>>) {
  const reading = read(cells);
  return reading.kind === 'refused'
    ? reading.problems.map(({ field, code, column }) => [field, code, column])
    : [];
}

test('a row is read as a product, and what has no column is left open', () => {
  expect(
    read({ name: ' Queijo  Canastra ', price: 'R$ 64,90', coupon: 'SEXTA', couponDiscount: '10%' }),
  ).toEqual({
    kind: 'read',
    fields: {
      ...nothing,
      name: 'Queijo Canastra',
      price: 6_490,
      coupon: { code: 'SEXTA', discount: { kind: 'percent', percent: 10, cap: null } },
    },
    photoNames: [],
  });
});

test('every trouble of a row is told at once, with its column', () => {
  expect(
    problemsOf({
      name: '',
      price: 'R$ 1.29,9',
      validUntil: '31/02/2026',
      link: 'javascript:alert(1)',
      stock: '-1',
    }),
  ).toEqual([
    ['price', 'money-unreadable', 1],
    ['link', 'link-unreadable', 3],
    ['stock', 'number-unreadable', 4],
    ['validUntil', 'date-not-real', 2],
    ['name', 'name-missing', 0],
  ]);
});

test.for([
  [{ name: 'x'.repeat(10_000) }, 'text-too-long'],
  [{ name: '#N/D' }, 'cell-error'],
  [{ name: 'Mel', price: '#VALOR!' }, 'cell-error'],
  [{ name: 'Mel', price: 'Err:502' }, 'cell-error'],
  [{ name: 'Mel', note: 'x'.repeat(2_001) }, 'text-too-long'],
  [{ name: 'Mel', coupon: 'SEXTA', couponDiscount: '' }, 'discount-missing'],
  [{ name: 'Mel', coupon: 'SEXTA' }, 'discount-missing'],
  [{ name: 'Mel', coupon: '', couponDiscount: '10%' }, 'coupon-missing'],
  [{ name: 'Mel', photos: 'a.jpg;'.repeat(11) }, 'too-many-photos'],
] as const)('%j is refused as %s', ([cells, code]) => {
  expect(problemsOf(cells).map((problem) => problem[1])).toEqual([code]);
});

test('signs that turn the direction and control characters are gone', () => {
  const reading = read({
    name: 'Mel\u{0}\u{7} \u{202e}09,99\u{202c} \u{2066}fim\u{2069}',
    note: 'a\u{0}\r\nb',
  });
  expect(reading).toMatchObject({ fields: { name: 'Mel 09,99 fim', note: 'a\nb' } });
});

test('a column that is left out keeps what the product says, and an empty cell clears it', () => {
  expect(read({ name: 'Queijo', price: '' }, whole)).toMatchObject({
    fields: { ...whole, name: 'Queijo', price: null },
  });
  expect(read({ coupon: '' }, whole)).toMatchObject({ fields: { ...whole, coupon: null } });
  expect(read({ coupon: 'SABADO5' }, whole)).toMatchObject({
    fields: { coupon: { code: 'SABADO5', discount: whole.coupon?.discount } },
  });
});

test("the mark that kept a cell from being a formula is taken away, and no other '", () => {
  expect(read({ name: "'=Mel", note: "'abc" })).toMatchObject({ fields: { name: '=Mel', note: "'abc" } });
  expect(read({ name: "''+Mel" })).toMatchObject({ fields: { name: "'+Mel" } });
});
