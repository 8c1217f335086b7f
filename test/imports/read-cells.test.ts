import { describe, expect, test } from 'vitest';
import {
  readDateCell,
  readDiscountCell,
  readInstalmentsCell,
  readLinkCell,
  readMoneyCell,
  readPhotosCell,
  readStockCell,
} from '../../main/imports/read-cells.ts';

/** `undefined` is what cannot be understood. */
const readingOf = (reading: object) => ('value' in reading ? reading.value : undefined);

describe('a price', () => {
  test.for([
    ['R$ 1.299,90', 129_990],
    ['R$1.299,90', 129_990],
    [' R$\u{a0}1.299,90 ', 129_990],
    ['1.299,90', 129_990],
    ['1299,90', 129_990],
    ['1299.9', 129_990],
    ['1,299.90', 129_990],
    ['1.299', 129_900],
    ['12', 1_200],
    ['12,5', 1_250],
    ['12,90 reais', 1_290],
    ['0,01', 1],
    ['9.999.999,99', 999_999_999],
    ['', null],
    ['-', null],
    [' R$ -   ', null],
    ['0', null],
    ['0,00', null],
    ['R$ 1.29,9', undefined],
    ['1.29,9', undefined],
    ['12,345', undefined],
    ['1,299', undefined],
    ['-5,00', undefined],
    ['10.000.000,00', undefined],
    ['US$ 5', undefined],
    ['a combinar', undefined],
  ] as const)('%j is %j', ([cell, value]) => {
    expect(readingOf(readMoneyCell(cell))).toBe(value);
  });
});

describe('a date', () => {
  test.for([
    ['24/12/2026', '2026-12-24'],
    ['4/1/26', '2026-01-04'],
    ['24-12-2026', '2026-12-24'],
    ['24.12.2026', '2026-12-24'],
    ['2026-12-24', '2026-12-24'],
    ['24/12/2026 23:59', '2026-12-24'],
    ['2026-12-24T00:00:00', '2026-12-24'],
    ['29/02/2028', '2028-02-29'],
    ['', null],
  ] as const)('%j is %j', ([cell, value]) => {
    expect(readingOf(readDateCell(cell))).toBe(value);
  });

  test.for([
    ['31/02/2026', 'date-not-real'],
    ['29/02/2026', 'date-not-real'],
    ['12/24/2026', 'date-not-real'],
    ['00/01/2026', 'date-not-real'],
    ['amanhã', 'date-unreadable'],
    ['24/12', 'date-unreadable'],
    ['24/12-2026', 'date-unreadable'],
    ['46380', 'date-unreadable'],
  ] as const)('%j is refused as %s', ([cell, problem]) => {
    expect(readDateCell(cell)).toEqual({ problem });
  });
});

describe('the pieces that are left', () => {
  test.for([
    ['12', 12],
    ['0', 0],
    ['12,00', 12],
    ['12.0', 12],
    ['1.200', 1_200],
    ['12 un', 12],
    ['3 peças', 3],
    ['', null],
    ['-1', undefined],
    ['1,5', undefined],
    ['muito', undefined],
    ['2000000', undefined],
  ] as const)('%j are %j', ([cell, value]) => {
    expect(readingOf(readStockCell(cell))).toBe(value);
  });
});

describe('a link', () => {
  test.for([
    ['https://loja.example/mel?a=1', 'https://loja.example/mel?a=1'],
    ['http://loja.example', 'http://loja.example'],
    ['www.loja.example/mel', 'https://www.loja.example/mel'],
    ['', ''],
    ['javascript:alert(1)', undefined],
    ['JavaScript:alert(1)', undefined],
    ['java\u{0}script:alert(1)', undefined],
    ['data:text/html,x', undefined],
    ['file:///etc/passwd', undefined],
    ['loja', undefined],
    [`https://loja.example/${'x'.repeat(2_000)}`, undefined],
  ] as const)('%j is %j', ([cell, value]) => {
    expect(readingOf(readLinkCell(cell))).toBe(value);
  });
});

describe('the discount of a coupon', () => {
  const percent = (share: number, cap: number | null = null) => ({ kind: 'percent', percent: share, cap });
  test.for([
    ['10%', percent(10)],
    ['10 %', percent(10)],
    ['10,00%', percent(10)],
    ['10% até R$ 20,00', percent(10, 2_000)],
    ['10% (máx. 20)', percent(10, 2_000)],
    ['10% up to 20.00', percent(10, 2_000)],
    ['R$ 15,00', { kind: 'amount', amount: 1_500 }],
    ['15', { kind: 'amount', amount: 1_500 }],
    ['', null],
    ['0%', undefined],
    ['100%', undefined],
    ['12,5%', undefined],
    ['metade', undefined],
    ['10% até muito', undefined],
  ] as const)('%j is %j', ([cell, value]) => {
    expect(readingOf(readDiscountCell(cell))).toEqual(value);
  });
});

describe('instalments', () => {
  const times = (count: number, value: number, total: number | null, monthlyInterest: number | null) => ({
    ...{ count, value, total, monthlyInterest },
  });
  test.for([
    ['10x de 129,99', times(10, 12_999, null, null)],
    ['10x 129,99 sem juros', times(10, 12_999, null, 0)],
    ['10 X de R$ 1.129,99 s/ juros', times(10, 112_999, null, 0)],
    ['até 3x de R$ 21,64 sem juros no cartão', times(3, 2_164, null, 0)],
    ['ou 12x R$ 10,00 com juros de 1,99% a.m.', times(12, 1_000, null, 199)],
    ['12x de 10,00, juros de 2% ao mês, total R$ 1.120,00', times(12, 1_000, 112_000, 200)],
    ['2x de 5,00, total 10,00', times(2, 500, 1_000, null)],
    ['3x R$ 5.00 interest-free (total: R$ 15.00)', times(3, 500, 1_500, 0)],
    ['10x de 129,99 com juros', times(10, 12_999, null, null)],
    ['', null],
    ['1x de 50,00', null],
    ['10x', undefined],
    ['10 vezes de 5', undefined],
    ['99x de 5,00', undefined],
    ['10x de 1.29,9', undefined],
    ['10x de 5,00 ou 12x de 4,50', undefined],
    ['0x de 5,00', undefined],
  ] as const)('%j are %j', ([cell, value]) => {
    expect(readingOf(readInstalmentsCell(cell))).toEqual(value);
  });
});

test.for([
  ['mel.jpg', ['mel.jpg']],
  ['mel.jpg; pote.png|rótulo', ['mel.jpg', 'pote.png', 'rótulo']],
  ['mel.jpg, pote.JPG', ['mel.jpg', 'pote.JPG']],
  ['pote, grande.jpg', ['pote, grande.jpg']],
  [String.raw`C:\fotos\mel.jpg`, ['mel.jpg']],
  ['../../fotos/mel.jpg', ['mel.jpg']],
  ['', []],
] as const)('the cell %j names the photos %j', ([cell, names]) => {
  expect(readPhotosCell(cell)).toEqual(names);
});
