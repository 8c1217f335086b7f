import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Centavos, parseMoney } from '../../shared/money.ts';
import type { PlainDate } from '../../shared/plain-date.ts';
import {
  couponOf,
  fieldsOf,
  findHiddenSigns,
  type ProductFields,
  readProductFields,
  sumOfInstalments,
  writePrice,
} from '../../shared/product-form.ts';
import { draftOf, emptyDraft, type Product, type ProductId, productDraft } from '../../shared/products.ts';
import { aWholeProduct } from '../builders.ts';

const today = '2026-03-10' as PlainDate;
const cheese: ProductFields = { ...fieldsOf(null), name: 'Queijo canastra', price: '42,90' };
const read = (fields: Partial<ProductFields>) => readProductFields({ ...cheese, ...fields }, today);
const instalments = { instalmentCount: '3', instalmentValue: '50,00' };

describe('the product form', () => {
  test('reads what a person filled in, without the space around it', () => {
    expect(
      read({
        ...{ name: '  Queijo ', code: ' Q-1 ', category: 'Queijos ', link: 'loja.example/queijo' },
        ...{ price: '1.299,90', oldPrice: 'R$ 1.500', pixPrice: '1200' },
        ...{ instalmentCount: '10', instalmentValue: '129,99', instalmentTotal: '', interest: 'none' },
        ...{ couponCode: 'SEXTA10', couponPercent: '10 %', couponCap: '50' },
        ...{ stock: '1.200', validUntil: '24/12/2026', note: ' Só hoje\r\naté as 18h ' },
      }),
    ).toEqual({
      isGood: true,
      draft: {
        ...{ name: 'Queijo', code: 'Q-1', category: 'Queijos', link: 'https://loja.example/queijo' },
        ...{ price: 129_990, oldPrice: 150_000, pixPrice: 120_000 },
        instalments: { count: 10, value: 12_999, total: null, monthlyInterest: 0 },
        coupon: { code: 'SEXTA10', discount: { kind: 'percent', percent: 10, cap: 5_000 } },
        ...{ stock: 1_200, validUntil: '2026-12-24', note: 'Só hoje\naté as 18h' },
      },
    });
  });

  test('takes a product of which only the name is known', () => {
    const { photoIds: _photoIds, ...nothing } = emptyDraft;
    const reading = readProductFields({ ...fieldsOf(null), name: 'Mel' }, today);
    expect(reading).toEqual({ isGood: true, draft: { ...nothing, name: 'Mel' } });
  });

  test('takes a "De" below the "Por": that is a matter of advice', () => {
    expect(read({ oldPrice: '10' })).toMatchObject({ isGood: true, draft: { oldPrice: 1_000 } });
  });

  test('finds every problem at once, each at its field', () => {
    const reading = read({
      ...{ name: ' ', price: 'R$ 1.29,9', oldPrice: 'doze', link: 'javascript:alert(1)' },
      ...{ instalmentTotal: '90', couponPercent: '120', stock: 'dois', validUntil: '31/02/2026' },
      ...{ interest: 'monthly', interestRate: 'pouco', note: 'x'.repeat(2_001) },
    });
    expect(reading).toEqual({
      isGood: false,
      problems: {
        ...{ name: 'name-missing', price: 'money-unreadable', oldPrice: 'money-unreadable' },
        ...{ link: 'link-unreadable', note: 'too-long', stock: 'stock-unreadable', validUntil: 'not-a-day' },
        ...{ instalmentCount: 'count-missing', instalmentValue: 'value-missing' },
        ...{ interestRate: 'rate-unreadable', couponCode: 'coupon-code-missing' },
        couponPercent: 'percent-unreadable',
      },
    });
  });

  test.for([
    ['price', '1.29,9', 'money-unreadable'],
    ['price', '12,345', 'money-unreadable'],
    ['price', '-5', 'money-unreadable'],
    ['price', '0', 'money-unreadable'],
    ['pixPrice', 'grátis', 'money-unreadable'],
    ['name', 'a'.repeat(10_000), 'too-long'],
    ['name', '\u202e\u0000', 'name-missing'],
    ['code', 'c'.repeat(61), 'too-long'],
    ['category', 'c'.repeat(61), 'too-long'],
    ['link', 'javascript:alert(1)', 'link-unreadable'],
    ['link', 'java\tscript:alert(1)', 'link-unreadable'],
    ['link', 'data:text/html,x', 'link-unreadable'],
    ['link', 'minha loja', 'link-unreadable'],
    ['link', `https://loja.example/${'x'.repeat(2_000)}`, 'too-long'],
    ['stock', '-1', 'stock-unreadable'],
    ['stock', '1,5', 'stock-unreadable'],
    ['stock', '1000001', 'stock-unreadable'],
    ['validUntil', '31/02/2026', 'not-a-day'],
    ['validUntil', '29/02/2027', 'not-a-day'],
    ['validUntil', '12/24/2026', 'not-a-day'],
    ['validUntil', 'amanhã', 'day-unreadable'],
    ['validUntil', '1/1/1/1', 'day-unreadable'],
  ] as const)('in the field %s, %j has the problem %s', ([field, text, problem]) => {
    expect(read({ [field]: text })).toMatchObject({ isGood: false, problems: { [field]: problem } });
  });

  test.for([
    [{ instalmentCount: '1' }, { instalmentCount: 'count-unreadable' }],
    [{ instalmentCount: '49' }, { instalmentCount: 'count-unreadable' }],
    [{ instalmentCount: 'três' }, { instalmentCount: 'count-unreadable' }],
    [{ instalmentCount: '' }, { instalmentCount: 'count-missing' }],
    [{ instalmentValue: '' }, { instalmentValue: 'value-missing' }],
    [{ instalmentValue: 'x' }, { instalmentValue: 'money-unreadable' }],
    [{ instalmentTotal: '100' }, { instalmentTotal: 'total-differs' }],
    [{ interest: 'monthly' }, { interestRate: 'rate-missing' }],
    [{ interest: 'monthly', interestRate: '0' }, { interestRate: 'rate-unreadable' }],
    [{ interest: 'monthly', interestRate: '101' }, { interestRate: 'rate-unreadable' }],
  ] as const)('instalments with %j have the problem %j', ([fields, problems]) => {
    expect(read({ ...instalments, ...fields })).toEqual({ isGood: false, problems });
  });

  test.for([
    [{ instalmentTotal: '150' }, { total: 15_000, monthlyInterest: null }],
    [{ instalmentTotal: '149,98' }, { total: 14_998, monthlyInterest: null }],
    [{ interest: 'none' }, { total: null, monthlyInterest: 0 }],
    [
      { interest: 'monthly', interestRate: '1,99 %' },
      { total: null, monthlyInterest: 199 },
    ],
  ] as const)('instalments with %j are read as %j', ([fields, read3]) => {
    expect(read({ ...instalments, ...fields })).toMatchObject({
      isGood: true,
      draft: { instalments: { count: 3, value: 5_000, ...read3 } },
    });
  });

  test('offers what the instalments come to, as soon as that can be said', () => {
    expect(sumOfInstalments({ ...cheese, ...instalments })).toBe(15_000);
    expect(sumOfInstalments({ ...cheese, ...instalments, instalmentCount: 'x' })).toBeNull();
  });

  test.for([
    [{ couponCode: 'A' }, { couponPercent: 'discount-missing' }],
    [{ couponCode: 'A', couponKind: 'amount' }, { couponAmount: 'discount-missing' }],
    [{ couponPercent: '10' }, { couponCode: 'coupon-code-missing' }],
    [{ couponCode: 'A', couponCap: '5' }, { couponPercent: 'discount-missing' }],
    [{ couponCode: 'A', couponPercent: '100' }, { couponPercent: 'percent-unreadable' }],
    [{ couponCode: 'A', couponPercent: '12,5' }, { couponPercent: 'percent-unreadable' }],
    [
      { couponCode: 'A', couponKind: 'amount', couponAmount: '42,90' },
      { couponAmount: 'discount-too-large' },
    ],
    [{ couponCode: 'A', couponKind: 'amount', couponAmount: 'x' }, { couponAmount: 'money-unreadable' }],
    [{ couponCode: 'A'.repeat(41), couponPercent: '10' }, { couponCode: 'too-long' }],
  ] as const)('a coupon with %j has the problem %j', ([fields, problems]) => {
    expect(read(fields)).toEqual({ isGood: false, problems });
  });

  test('what was typed for the other kind of discount does not count', () => {
    expect(
      read({ couponCode: 'A', couponKind: 'amount', couponAmount: '5', couponPercent: '900' }),
    ).toMatchObject({
      isGood: true,
      draft: { coupon: { code: 'A', discount: { kind: 'amount', amount: 500 } } },
    });
  });

  test('knows the discount before the coupon has a code', () => {
    expect(couponOf({ ...cheese, couponPercent: '10' })?.discount).toEqual({
      kind: 'percent',
      percent: 10,
      cap: null,
    });
    expect(couponOf(cheese)).toBeNull();
  });

  test.for([
    ['24/12/2026', '2026-12-24'],
    ['24/12/26', '2026-12-24'],
    ['1.4.2026', '2026-04-01'],
    ['2026-12-24', '2026-12-24'],
    ['10/03', '2026-03-10'],
    ['09/03', '2027-03-09'],
    ['29/02', '2028-02-29'],
  ] as const)('reads the day %j as %s', ([validUntil, day]) => {
    expect(read({ validUntil })).toMatchObject({ isGood: true, draft: { validUntil: day } });
  });

  test('tells of signs that nobody sees, and leaves them out', () => {
    const fields = { ...cheese, name: 'Queijo \u202e09,21\u202c', note: 'um\r\ndois\u0007' };
    expect([...findHiddenSigns(fields)]).toEqual(['name', 'note']);
    expect([...findHiddenSigns({ ...cheese, name: ' Pa\u0303o ', note: 'um\r\n dois' })]).toEqual([]);
    expect(read(fields)).toMatchObject({ draft: { name: 'Queijo 09,21', note: 'um\ndois' } });
  });

  test('a product stands in the form as it is read back, whatever is said of it', () => {
    const product: Product = {
      ...(({ photoIds: _ids, ...fields }) => fields)(aWholeProduct),
      ...{ id: 'p' as ProductId, photos: [], lastSentAt: null, soldOutAt: null },
    };
    const others: Partial<Product>[] = [
      {},
      { coupon: { code: 'A', discount: { kind: 'amount', amount: 199 as Centavos } } },
      { instalments: { count: 2, value: 100 as Centavos, total: null, monthlyInterest: 199 } },
      { instalments: null, coupon: null, stock: 0, validUntil: null, price: null },
    ];
    for (const other of others) {
      const { id: _id, photoIds: _photoIds, ...draft } = draftOf({ ...product, ...other });
      const reading = readProductFields(fieldsOf({ ...product, ...other }), today);
      expect(reading).toEqual({ isGood: true, draft });
    }
  });

  test('whatever is typed, what is read as good is taken by main, and a problem stands at a field', () => {
    const text = fc.oneof(
      fc.string({ maxLength: 40, unit: 'binary' }),
      fc.constantFrom(
        '',
        '1',
        '10',
        '42,90',
        '1.299,90',
        '31/02/2026',
        '1/5',
        'a.b',
        'https://a.b',
        '99',
        '120',
      ),
    );
    const typed = fc.record({
      ...Object.fromEntries(Object.keys(cheese).map((field) => [field, text])),
      interest: fc.constantFrom('unsaid', 'none', 'monthly'),
      couponKind: fc.constantFrom('percent', 'amount'),
    }) as unknown as fc.Arbitrary<ProductFields>;
    fc.assert(
      fc.property(typed, (fields) => {
        const reading = readProductFields(fields, today);
        if (reading.isGood) {
          const taken = productDraft.parse({ ...reading.draft, photoIds: [] });
          expect(taken).toEqual({ ...reading.draft, photoIds: [] });
        } else expect(Object.keys(reading.problems).every((field) => field in fields)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('reads back every price that it writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999_999 }), (amount) => {
        expect(parseMoney(writePrice(amount as Centavos))).toBe(amount);
      }),
    );
  });
});
