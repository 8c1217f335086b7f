import { expect, test } from 'vitest';
import { guessPlan } from '../../main/imports/guess-plan.ts';
import { importFields } from '../../shared/imports.ts';
import en from '../../shared/text/en.json' with { type: 'json' };
import es from '../../shared/text/es.json' with { type: 'json' };
import ptBR from '../../shared/text/pt-BR.json' with { type: 'json' };

test.for([
  [
    ['Nome', 'Preço'],
    ['name', 'price'],
  ],
  [
    ['CÓDIGO', 'DESCRIÇÃO', 'VALOR (R$)', 'QTDE'],
    ['code', 'name', 'price', 'stock'],
  ],
  [
    ['SKU', 'Produto', 'De', 'Por', 'Pix'],
    ['code', 'name', 'oldPrice', 'price', 'pixPrice'],
  ],
  [
    ['Produto', 'Preço', 'Preço promocional'],
    ['name', 'oldPrice', 'price'],
  ],
  [
    ['Título', 'Descrição', 'Preço de venda R$', 'Imagem'],
    ['name', 'note', 'price', 'photos'],
  ],
  [
    ['Produto', 'Preço ao consumidor', 'Data de vencimento'],
    ['name', 'price', 'validUntil'],
  ],
  [
    ['Produto', 'Desconto', 'Preço'],
    ['name', null, 'price'],
  ],
  [
    ['Produto', 'Fornecedor', 'Preço'],
    ['name', null, 'price'],
  ],
  [
    ['Product name', 'Sale price', 'Regular price', 'In stock', 'Image'],
    ['name', 'price', 'oldPrice', 'stock', 'photos'],
  ],
  [
    ['Name', 'Price', 'Coupon code', 'Discount', 'Notes'],
    ['name', 'price', 'coupon', 'couponDiscount', 'note'],
  ],
  [
    ['Nombre del producto', 'Precio', 'Existencias', 'Enlace'],
    ['name', 'price', 'stock', 'link'],
  ],
  [
    ['Artículo', 'Precio de oferta', 'Precio', 'Cuotas'],
    ['name', 'price', 'oldPrice', 'instalments'],
  ],
] as const)('the headings %j mean %j', ([headings, fields]) => {
  expect(guessPlan([headings, headings.map(() => 'x')])).toMatchObject({ hasHeader: true, fields });
});

test.for([
  ['pt-BR', ptBR.imports.fields],
  ['en', en.imports.fields],
  ['es', es.imports.fields],
] as const)('the headings of our own files in %s mean what they say', ([, words]) => {
  const { fields } = guessPlan([importFields.map((field) => words[field])]);
  expect(fields).toEqual(importFields);
});

test.for([
  [
    'a price, a name',
    [
      ['Queijo Canastra', '12,90'],
      ['Mel', '9,50'],
    ],
    ['name', 'price'],
  ],
  [
    'a code, a name, two prices, a date, a link, a photo',
    [
      ['001', 'Queijo Canastra', 'R$ 12,90', 'R$ 15,00', '24/12/2026', 'https://loja.example', 'queijo.jpg'],
      ['002', 'Mel', 'R$ 9,50', '', '', '', 'mel.jpg'],
    ],
    ['code', 'name', 'price', 'oldPrice', 'validUntil', 'link', 'photos'],
  ],
  ['only names', [['Queijo da roça'], ['Mel']], ['name']],
] as const)('without headings the cells say it: %s', ([, rows, fields]) => {
  expect(guessPlan(rows)).toMatchObject({ hasHeader: false, fields });
});

test('headings that nobody knows are still headings when there are prices below', () => {
  const plan = guessPlan([
    ['Mimo', 'Quanto'],
    ['Caneca azul', '12,90'],
    ['Laço', '3,50'],
  ]);
  expect(plan).toMatchObject({ hasHeader: true, fields: ['name', 'price'] });
});

test('a code is what makes two the same where there is one, and else the name', () => {
  expect(guessPlan([['Código', 'Nome']]).match).toBe('code');
  expect(guessPlan([['Nome', 'Preço']]).match).toBe('name');
});

test('no meaning stands twice, and there is one for each column', () => {
  const plan = guessPlan([
    ['Nome', 'Nome', 'Preço', 'Preço'],
    ['a', 'b', '1', '2', 'x'],
  ]);
  expect(plan.fields).toHaveLength(5);
  const meant = plan.fields.filter((field) => field !== null);
  expect(new Set(meant).size).toBe(meant.length);
});
