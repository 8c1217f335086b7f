import fc from 'fast-check';
import { expect, test } from 'vitest';
import { guessPlan } from '../../main/imports/guess-plan.ts';
import { readRow } from '../../main/imports/read-row.ts';
import { writeCells } from '../../main/imports/write-cells.ts';
import { byteOrderMark, writeCsvRow } from '../../main/spreadsheets/csv/write-csv.ts';
import { readSpreadsheet } from '../../main/spreadsheets/read-spreadsheet.ts';
import { type ImportedFields, importFields } from '../../shared/imports.ts';
import { emptyDraft, productDraft, productLimits } from '../../shared/products.ts';
import ptBR from '../../shared/text/pt-BR.json' with { type: 'json' };

const fields = importFields.filter((field) => field !== 'photos');
const { photoIds: _, ...nothing } = emptyDraft;

const centavos = fc.integer({ min: 1, max: 999_999_999 });
const orNone = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });

/** Texts that begin as formulas do, with what a CSV needs quotes for, in every script. */
const signs = fc.constantFrom(
  '=',
  '+',
  '-',
  '@',
  "'",
  "''=",
  "'=",
  '"',
  ';',
  ',',
  '\n',
  '\t',
  '%',
  'R$ ',
  '00042',
  '1x',
);
const text = (longest: number) =>
  fc
    .array(fc.oneof(signs, fc.string({ unit: 'grapheme', maxLength: 8 })), { maxLength: 6 })
    .map((parts) => parts.join(''))
    .filter((joined) => joined.isWellFormed() && joined.length <= 2 * longest);

const instalments = fc.record({
  count: fc.integer({ min: 2, max: productLimits.instalments }),
  value: centavos,
  total: orNone(centavos),
  monthlyInterest: orNone(fc.integer({ min: 0, max: productLimits.monthlyInterest })),
});
const discount = fc.oneof(
  fc.record({
    kind: fc.constant('percent'),
    percent: fc.integer({ min: 1, max: 99 }),
    cap: orNone(centavos),
  }),
  fc.record({ kind: fc.constant('amount'), amount: centavos }),
);
const day = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

/** Whatever the form can save: what the draft's own schema makes of it. */
const products: fc.Arbitrary<ImportedFields> = fc
  .record({
    name: text(productLimits.name),
    code: text(productLimits.code),
    ...{ price: orNone(centavos), oldPrice: orNone(centavos), pixPrice: orNone(centavos) },
    instalments: orNone(instalments),
    link: fc.oneof(fc.constant(''), fc.webUrl({ withQueryParameters: true, withFragments: true })),
    category: text(productLimits.category),
    coupon: orNone(fc.record({ code: text(productLimits.couponCode), discount })),
    stock: orNone(fc.nat(productLimits.stock)),
    validUntil: orNone(day),
    note: text(productLimits.note),
    photoIds: fc.constant([]),
  })
  .map((draft) => productDraft.safeParse(draft))
  .filter((parsed) => parsed.success)
  .map(({ data }) => {
    const { id: _id, photoIds: _photos, ...imported } = data as NonNullable<typeof data>;
    return imported;
  });

test('what is exported and imported again is the very same', () => {
  fc.assert(
    fc.property(fc.array(products, { minLength: 1, maxLength: 4 }), (exported) => {
      const headings = fields.map((field) => ptBR.imports.fields[field]);
      const rows = [headings, ...exported.map((product) => writeCells(product, fields))];
      const file = Buffer.from(byteOrderMark + rows.map(writeCsvRow).join(''));
      const read = readSpreadsheet(file);
      expect(read).toMatchObject({ format: 'csv', encoding: 'utf-8', separator: ';' });
      const plan = guessPlan(read.rows.map(({ cells }) => cells));
      expect(plan).toMatchObject({ hasHeader: true, fields });
      const imported = read.rows.slice(1).map(({ cells }) => readRow(cells, plan.fields, nothing));
      expect(imported).toEqual(
        exported.map((product) => ({ kind: 'read', fields: product, photoNames: [] })),
      );
    }),
    { numRuns: 500 },
  );
});

test('no cell of an export is a formula', () => {
  fc.assert(
    fc.property(products, (product) => {
      const { rows } = readSpreadsheet(Buffer.from(`a;b\n${writeCsvRow(writeCells(product, fields))}`));
      expect(rows.flatMap(({ cells }) => cells).filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
    }),
  );
});
