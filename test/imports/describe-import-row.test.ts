import { expect, test } from 'vitest';
import { describeFields, nameRow, type RowWords } from '../../shared/describe-import-row.ts';
import type { ImportedFields, ImportPlan } from '../../shared/imports.ts';
import { type Centavos, formatMoney } from '../../shared/money.ts';
import type { PlainDate } from '../../shared/plain-date.ts';
import { emptyDraft } from '../../shared/products.ts';

const words: RowWords = {
  money: (amount) => formatMoney(amount, 'pt-BR').replace('\u00a0', ' '),
  number: (value) => new Intl.NumberFormat('pt-BR').format(value),
  day: (day) => `day ${day}`,
  percent: (share) => `${Number((share * 100).toFixed(2))}%`,
  instalments: (count, value) => `${count}x ${value}`,
  withoutInterest: () => 'free',
  interest: (percent) => `at ${percent}`,
  percentOff: (percent) => `${percent}% off`,
  upTo: (amount) => `up to ${amount}`,
  amountOff: (amount) => `${amount} off`,
};
const { photoIds: _photos, ...nothing } = emptyDraft;
const none: ImportedFields = { ...nothing, name: 'Mel' };
const money = (amount: number) => amount as Centavos;
const plan: ImportPlan = { hasHeader: true, fields: ['code', 'name', 'price', null], match: 'code' };
const tell = (fields: Partial<ImportedFields>, isUpdate = false) =>
  describeFields({ ...none, ...fields }, plan, isUpdate, words).map(({ field, text }) => `${field}: ${text}`);

test.each<[Partial<ImportedFields>, string]>([
  [{ price: money(129_990) }, 'price: R$ 1.299,90'],
  [{ stock: 1_200 }, 'stock: 1.200'],
  [{ stock: 0 }, 'stock: 0'],
  [{ validUntil: '2026-12-24' as PlainDate }, 'validUntil: day 2026-12-24'],
  [
    { instalments: { count: 10, value: money(1_299), total: null, monthlyInterest: 0 } },
    'instalments: 10x R$ 12,99 free',
  ],
  [
    { instalments: { count: 3, value: money(100), total: money(300), monthlyInterest: 199 } },
    'instalments: 3x R$ 1,00 at 1.99%',
  ],
  [
    { instalments: { count: 3, value: money(100), total: null, monthlyInterest: null } },
    'instalments: 3x R$ 1,00',
  ],
  [
    { coupon: { code: 'A', discount: { kind: 'percent', percent: 10, cap: money(2_000) } } },
    'coupon: A (10% off up to R$ 20,00)',
  ],
  [{ coupon: { code: 'A', discount: { kind: 'percent', percent: 10, cap: null } } }, 'coupon: A (10% off)'],
  [{ coupon: { code: 'A', discount: { kind: 'amount', amount: money(500) } } }, 'coupon: A (R$ 5,00 off)'],
])('a product that will be is told as a person writes it: %j', (fields, told) => {
  expect(tell(fields)).toEqual([told]);
});

test('a new product is told by what it has only', () => {
  expect(tell({})).toEqual([]);
});

test('of a product that changes it is also told what its row empties, and not what the file says nothing of', () => {
  expect(tell({ category: 'Doces' }, true)).toEqual(['price: ', 'category: Doces', 'code: ']);
});

test.each([
  ['its name', ['7', ' Mel ', '', ''], 'Mel'],
  ['the first cell that says something, where the name is missing', ['', ' ', '9,90', ''], '9,90'],
  ['nothing, where nothing is', ['', '', '', ''], ''],
])('a refused row is known by %s', (_, cells, name) => {
  expect(nameRow({ cells }, plan)).toBe(name);
});
