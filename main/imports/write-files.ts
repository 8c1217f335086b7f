import {
  type ImportedFields,
  type ImportField,
  type ImportPlan,
  type ImportProblem,
  importFields,
} from '../../shared/imports.ts';
import type { Centavos } from '../../shared/money.ts';
import type { PlainDate } from '../../shared/plain-date.ts';
import type { Product } from '../../shared/products.ts';
import type { Say } from '../../shared/text/read-word.ts';
import { byteOrderMark, takeHarmlessMark, writeCsvRow } from '../spreadsheets/csv/write-csv.ts';
import type { SpreadsheetRow } from '../spreadsheets/spreadsheet.ts';
import type { PlannedRow } from './plan-rows.ts';
import { writeCells } from './write-cells.ts';

/** Without the photos: a name would say nothing on another computer, and an import without that column keeps them. */
const exportedFields = importFields.filter((field) => field !== 'photos');

/** The catalogue as a spreadsheet that an import takes as the very same. It comes in stretches, so that main can breathe. */
export function* writeProducts(stretches: Iterable<readonly Product[]>, say: Say): Generator<string> {
  yield byteOrderMark + writeCsvRow(headings(exportedFields, say));
  for (const products of stretches) {
    yield products.map((product) => writeCsvRow(writeCells(product, exportedFields))).join('');
  }
}

/** A spreadsheet to begin with: what the columns are called, and one product as an example. */
export function writeTemplate(year: number, say: Say): string {
  const example: ImportedFields = {
    name: say('imports.example.name'),
    code: 'QC-500',
    price: 6_490 as Centavos,
    oldPrice: 7_990 as Centavos,
    pixPrice: 5_990 as Centavos,
    instalments: { count: 3, value: 2_164 as Centavos, total: 6_492 as Centavos, monthlyInterest: 0 },
    coupon: { code: 'SEXTA10', discount: { kind: 'percent', percent: 10, cap: 1_000 as Centavos } },
    stock: 12,
    validUntil: `${year}-12-24` as PlainDate,
    category: say('imports.example.category'),
    link: 'https://www.exemplo.com.br/queijo',
    note: say('imports.example.note'),
  };
  const cells = writeCells(example, exportedFields);
  return byteOrderMark + writeCsvRow(headings(importFields, say)) + writeCsvRow([...cells, 'queijo.jpg']);
}

/** The refused rows as they were, with the reasons behind them: to be corrected, and imported again. */
export function* writeRefused(
  rows: readonly PlannedRow[],
  heading: SpreadsheetRow | undefined,
  plan: ImportPlan,
  say: Say,
): Generator<string> {
  const width = plan.fields.length;
  const names = plan.hasHeader
    ? (heading?.cells ?? [])
    : plan.fields.map((field) => (field === null ? '' : say(`imports.fields.${field}`)));
  yield byteOrderMark + writeCsvRow([...fill(names, width), say('imports.csv.reason')]);
  for (const { row, result } of rows) {
    if (result.kind !== 'refused') continue;
    const reasons = result.problems.map((problem) => writeReason(problem, say)).join(' ');
    yield writeCsvRow([...fill(row.cells, width), reasons]);
  }
}

function headings(fields: readonly ImportField[], say: Say): string[] {
  return fields.map((field) => say(`imports.fields.${field}`));
}

/** A mark that is there already is not written twice. */
function fill(cells: readonly string[], width: number): string[] {
  return Array.from({ length: width }, (_, column) => takeHarmlessMark(cells[column] ?? ''));
}

function writeReason({ code, field, otherRow }: ImportProblem, say: Say): string {
  const sentence = say(`imports.problems.${code}`, { row: otherRow ?? '' });
  return field === null ? sentence : `${say(`imports.fields.${field}`)}: ${sentence}`;
}
