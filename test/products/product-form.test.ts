import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Centavos, parseMoney } from '../../shared/money.ts';
import { readProductFields, writePrice } from '../../shared/product-form.ts';

const cheese = { name: 'Queijo canastra', price: '42,90', oldPrice: '', note: '' };

describe('the product form', () => {
  test('reads what a person filled in, without the space around it', () => {
    const fields = { name: '  Queijo ', price: '1.299,90', oldPrice: 'R$ 1.500', note: ' Só hoje\n' };
    expect(readProductFields(fields)).toEqual({
      isGood: true,
      name: 'Queijo',
      price: 129_990,
      oldPrice: 150_000,
      note: 'Só hoje',
    });
  });

  test('takes a product without an old price', () => {
    expect(readProductFields(cheese)).toMatchObject({ isGood: true, oldPrice: null });
  });

  test('finds every problem at once, each at its field', () => {
    const fields = { name: ' ', price: '', oldPrice: 'doze', note: 'x'.repeat(2_001) };
    expect(readProductFields(fields)).toEqual({
      isGood: false,
      problems: {
        name: 'name-missing',
        price: 'price-missing',
        oldPrice: 'price-unreadable',
        note: 'note-too-long',
      },
    });
  });

  test.each(['1.29,9', '12,345', '-5', '0', 'grátis'])('cannot read %j as a price and says so', (price) => {
    expect(readProductFields({ ...cheese, price })).toMatchObject({
      problems: { price: 'price-unreadable' },
    });
  });

  test.each(['42,90', '42,89', '1'])('wants an old price above the price: %s is not', (oldPrice) => {
    expect(readProductFields({ ...cheese, oldPrice })).toMatchObject({
      problems: { oldPrice: 'old-price-not-above' },
    });
  });

  test('refuses a name of more than 200 letters', () => {
    expect(readProductFields({ ...cheese, name: 'a'.repeat(201) })).toMatchObject({
      problems: { name: 'name-too-long' },
    });
  });

  test('reads back every price that it writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999_999 }), (amount) => {
        expect(parseMoney(writePrice(amount as Centavos))).toBe(amount);
      }),
    );
  });
});
