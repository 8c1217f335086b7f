import { describe, expect, test } from 'vitest';
import { type Language, languages } from '../../shared/language.ts';
import type { Centavos } from '../../shared/money.ts';
import type { PlainDate } from '../../shared/plain-date.ts';
import type { Instalments, Product, ProductId } from '../../shared/products.ts';
import { builtInWords } from '../../shared/promo/built-in-templates.ts';
import {
  checkOldPriceWasAsked,
  type HonestPriceWarning,
  honestPriceCodes,
  lawArticles,
  type Offer,
} from '../../shared/promo/honest-price.ts';
import { composePromo } from '../../shared/promo.ts';
import { loadText } from '../../shared/text/text.ts';
import { aWholeProduct } from '../builders.ts';

const today = '2026-11-26' as PlainDate;
const reais = (amount: number) => Math.round(amount * 100) as Centavos;

function product(fields: Partial<Product> = {}): Product {
  const { photoIds: _photos, ...whole } = aWholeProduct;
  return { ...whole, id: 'id' as ProductId, photos: [], lastSentAt: null, soldOutAt: null, ...fields };
}

const complete = builtInWords('complete', 'pt-BR').text;

function check(
  fields: Partial<Product>,
  text = complete,
  language: Language = 'pt-BR',
): readonly HonestPriceWarning[] {
  const source = { kind: 'product', product: product(fields) } as const;
  const { warnings } = composePromo(source, { text }, { footer: '' }, { language, today });
  return warnings.filter((warning) => warning.kind === 'honest-price');
}

const codes = (warnings: readonly HonestPriceWarning[]) => warnings.map(({ code }) => code);

const inInstalments = (fields: Partial<Instalments>): Instalments => ({
  ...{ count: 3, value: reais(21.64), total: reais(64.92), monthlyInterest: 0 },
  ...fields,
});

describe('an honest price', () => {
  test('of which all is said asks for nothing', () => {
    expect(check({})).toEqual([]);
    expect(check({}, builtInWords('complete', 'en').text, 'en')).toEqual([]);
  });

  test.each<[what: string, fields: Partial<Product>, template: string, code: string, article: string]>([
    [
      'no price',
      { price: null, oldPrice: null, pixPrice: null, instalments: null },
      complete,
      'price-missing',
      'lei-10962-art-2',
    ],
    [
      'a price that the message does not say',
      { pixPrice: null },
      '{nome}. Válido até {validade}',
      'price-not-shown',
      'lei-10962-art-2',
    ],
    [
      'another amount that begins alike',
      { price: reais(6.4), pixPrice: null, oldPrice: null },
      '{nome} R$ 6,401. Válido até {validade}',
      'price-not-shown',
      'lei-10962-art-2',
    ],
    [
      'an old price that is not above',
      { oldPrice: reais(64.9) },
      complete,
      'old-price-not-above',
      'cdc-art-37',
    ],
    ['an old price below', { oldPrice: reais(10) }, complete, 'old-price-not-above', 'cdc-art-37'],
    [
      'a Pix price alone',
      { price: null, oldPrice: null, instalments: null },
      complete,
      'pix-without-card-price',
      'lei-13455-art-2',
    ],
    [
      'a Pix price that the message does not say',
      {},
      '{nome} {preço}. Válido até {validade}',
      'pix-not-shown',
      'lei-13455-art-2',
    ],
    ['a Pix price above the other', { pixPrice: reais(70) }, complete, 'pix-not-below', 'cdc-art-37'],
    [
      'instalments without a total',
      { instalments: inInstalments({ total: null }) },
      complete,
      'instalments-total',
      'decreto-5903-art-3',
    ],
    [
      'instalments without a word of interest',
      { instalments: inInstalments({ monthlyInterest: null }) },
      complete,
      'instalments-interest',
      'decreto-5903-art-3',
    ],
    [
      '"without interest" at a higher sum',
      { instalments: inInstalments({ value: reais(25), total: reais(75) }) },
      complete,
      'instalments-not-free',
      'cdc-art-37',
    ],
    [
      'neither a day nor a number',
      { validUntil: null, stock: null },
      complete,
      'validity-or-quantity',
      'cdc-arts-30-31',
    ],
    [
      'a day that the message does not say',
      {},
      '{nome} {preço} {pix}',
      'validity-not-shown',
      'cdc-arts-30-31',
    ],
    [
      'a number that the message does not say',
      { validUntil: null },
      '{nome} {preço} {pix}',
      'validity-not-shown',
      'cdc-arts-30-31',
    ],
    [
      'a day that is over',
      { validUntil: '2026-11-25' as PlainDate },
      complete,
      'offer-over',
      'cdc-arts-30-31',
    ],
  ])('%s', (_what, fields, template, code, article) => {
    expect(check(fields, template).map((found) => [found.code, found.article])).toEqual([[code, article]]);
  });

  test.each([
    'Só hoje!',
    '20 peças, até sábado ou enquanto durar o estoque.',
    'Restam 3.',
    'Vale até amanhã',
    'valid until Friday',
    'Oferta válida até 3 de dezembro.',
  ])('is satisfied with the note "%s" in place of a day', (note) => {
    expect(check({ validUntil: null, stock: null, note })).toEqual([]);
  });

  test('counts a centavo of rounding in each instalment as no interest, and the last day as a day', () => {
    const instalments = inInstalments({ value: reais(21.64), total: reais(64.92) });
    expect(check({ price: reais(64.9), instalments, validUntil: today })).toEqual([]);
  });

  test('owes nothing for instalments and coupons that the message does not name', () => {
    const instalments = inInstalments({ total: null, monthlyInterest: null });
    expect(check({ instalments }, '{nome} {preço} {pix}, válido até {validade}')).toEqual([]);
  });
});

test.each<[what: string, oldPrice: number | null, prices: readonly (number | null)[], isFound: boolean]>([
  ['it was asked', 79.9, [64.9, 79.9], false],
  ['more than it was asked', 79.9, [64.9, null, 85], false],
  ['it was never asked', 79.9, [64.9, 59.9, null], true],
  ['nothing is known of before', 79.9, [64.9], false],
  ['there is none', null, [64.9, 59.9], false],
  ['it is not even above', 60, [64.9, 59.9], false],
])('an old price is looked up in the history of prices: %s', (_what, oldPrice, prices, isFound) => {
  const asked = checkOldPriceWasAsked(
    { price: reais(64.9), oldPrice: oldPrice === null ? null : reais(oldPrice) },
    prices.map((price) => (price === null ? null : reais(price))),
  );
  expect(codes(asked)).toEqual(isFound ? ['old-price-never-asked'] : []);
});

describe.each(languages)('the words of the advice (%s)', (language) => {
  test('say what is missing, and never what is allowed or forbidden by law', async () => {
    const text = await loadText(language);
    const { code, title, intro, ...actions } = text.honestPrice;
    for (const words of Object.values(code))
      expect(words).toMatch(language === 'en' ? /^Missing\b/ : /^Falta\b/);
    expect(JSON.stringify([code, title, intro, actions])).not.toMatch(/legal|lawful|proibid/i);
    expect(Object.keys(code).sort()).toEqual([...honestPriceCodes].sort());
    expect(Object.keys(actions.article).sort()).toEqual([...lawArticles].sort());
  });
});

/** What one click does. */
function accept(offer: Offer, fields: Partial<Product>, template: string): [Partial<Product>, string] {
  if (offer.to === 'note')
    return [{ ...fields, note: [product(fields).note, offer.sentence].join('\n') }, template];
  if (offer.to === 'template') return [fields, `${template}\n${offer.sentence}`];
  throw new Error('a field is filled in by a person');
}

test.each<[fields: Partial<Product>, template: string, language: Language]>([
  [{ pixPrice: null }, '{nome}. Válido até {validade}', 'pt-BR'],
  [{}, '{nome} {preço}. Válido até {validade}', 'pt-BR'],
  [{ instalments: inInstalments({ total: null }) }, complete, 'pt-BR'],
  [{ instalments: inInstalments({ monthlyInterest: null }) }, complete, 'pt-BR'],
  [{ validUntil: null, stock: null }, complete, 'pt-BR'],
  [{}, '{nome} {preço} {pix}', 'pt-BR'],
  [{ validUntil: null }, '{nome} {preço} {pix}', 'pt-BR'],
  [{ pixPrice: null }, '{name}. Valid until {valid until}', 'en'],
  [{}, '{name} {price}. Valid until {valid until}', 'en'],
  [
    { instalments: inInstalments({ total: null, monthlyInterest: null }) },
    builtInWords('complete', 'en').text,
    'en',
  ],
  [{ validUntil: null, stock: null }, builtInWords('complete', 'en').text, 'en'],
  [{}, '{name} {price} {pix price}', 'en'],
  [{ validUntil: null }, '{name} {price} {pix price}', 'en'],
  [{ pixPrice: null }, '{nombre}. Válido hasta el {validez}', 'es'],
  [{}, '{nombre} {precio}. Válido hasta el {validez}', 'es'],
  [
    { instalments: inInstalments({ total: null, monthlyInterest: null }) },
    builtInWords('complete', 'es').text,
    'es',
  ],
  [{ validUntil: null, stock: null }, builtInWords('complete', 'es').text, 'es'],
  [{}, '{nombre} {precio} {precio pix}', 'es'],
  [{ validUntil: null }, '{nombre} {precio} {precio pix}', 'es'],
])('an offered sentence, once accepted, is what was missing: %j in %j (%s)', (fields, template, language) => {
  let now: [Partial<Product>, string] = [fields, template];
  const found = codes(check(...now, language));
  expect(found.length).toBeGreaterThan(0);
  for (const _each of found) {
    const [first] = check(...now, language);
    if (first) now = accept(first.offer, ...now);
  }
  expect(check(...now, language)).toEqual([]);
});

test('an offered sentence carries the amounts and days as the language writes them', () => {
  const [total] = check({ instalments: inInstalments({ total: null }) });
  expect(total?.offer).toEqual({ to: 'note', sentence: 'Total parcelado: R$\u00a064,92.' });
  const [term] = check({ validUntil: null, stock: null });
  expect(term?.offer).toEqual({
    to: 'note',
    sentence: 'Oferta válida até 3 de dezembro ou enquanto durar o estoque.',
  });
});
