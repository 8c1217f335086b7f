import { isDeepStrictEqual } from 'node:util';
import type {
  ImportedFields,
  ImportField,
  ImportPlan,
  ImportProblem,
  ImportProblemCode,
  ImportRowResult,
} from '../../shared/imports.ts';
import { draftOf, emptyDraft, type Product, type ProductId } from '../../shared/products.ts';
import { takeHarmlessMark } from '../spreadsheets/csv/write-csv.ts';
import type { SpreadsheetRow } from '../spreadsheets/spreadsheet.ts';
import { codeKey, type KnownProducts, nameKey } from './match-products.ts';
import type { PhotoFolder } from './photo-folder.ts';
import { readRow } from './read-row.ts';

export interface PlannedRow {
  readonly row: SpreadsheetRow;
  readonly result: ImportRowResult;
  /** The product that the row changes; `null` when it adds one, or is refused. */
  readonly product: Product | null;
}

export interface PlanningNeeds {
  readonly rows: readonly SpreadsheetRow[];
  readonly plan: ImportPlan;
  readonly known: KnownProducts;
  readonly photoFolder: PhotoFolder | null;
}

/** Decides for each row what becomes of it; row by row, so that whoever asks can breathe. The heading is none. */
export function* planRows({ rows, plan, known, photoFolder }: PlanningNeeds): Generator<PlannedRow> {
  const seen = new Map<string, number>();
  for (const row of plan.hasHeader ? rows.slice(1) : rows) yield planRow(row);

  function planRow(row: SpreadsheetRow): PlannedRow {
    const cellOf = (field: ImportField) =>
      takeHarmlessMark(row.cells[plan.fields.indexOf(field)] ?? '').trim();
    const { product, count } = known.find(plan.match, cellOf('code'), cellOf('name'));
    const refuse = (problems: readonly ImportProblem[]): PlannedRow => ({
      row,
      result: { kind: 'refused', problems },
      product: null,
    });
    if (count > 1) return refuse([problemOf('name-ambiguous', 'name')]);
    const before = fieldsOf(product);
    const reading = readRow(row.cells, plan.fields, before);
    if (reading.kind === 'refused') return refuse(reading.problems);
    const fields = keepCode(reading.fields, product);
    const clash = findClash(fields, product, row.number);
    if (clash) return refuse([clash]);
    const { photoNames, notes } = findPhotos(reading.photoNames);
    const isSame = photoNames.length === 0 && product !== null && isDeepStrictEqual(fields, before);
    const kind = product === null ? 'add' : isSame ? 'same' : 'update';
    return { row, result: { kind, fields, photoNames, notes }, product };
  }

  /** Two rows for one product, or two products with one code. */
  function findClash(
    fields: ImportedFields,
    product: Product | null,
    number: number,
  ): ImportProblem | undefined {
    const keys = [
      ...(product ? [`product ${product.id}`] : []),
      ...(fields.code === '' ? [] : [`code ${codeKey(fields.code)}`]),
      ...(plan.match === 'name' || (plan.match === 'code' && fields.code === '')
        ? [`name ${nameKey(fields.name)}`]
        : []),
    ];
    const other = keys.map((key) => seen.get(key)).find((found) => found !== undefined);
    if (other !== undefined) return { ...problemOf('twice-in-file', keyField(fields)), otherRow: other };
    const owner: ProductId | undefined = fields.code === '' ? undefined : known.withCode(fields.code)?.id;
    if (owner !== undefined && owner !== product?.id) return problemOf('code-taken', 'code');
    for (const key of keys) seen.set(key, number);
    return undefined;
  }

  function keyField({ code }: ImportedFields): ImportField {
    return plan.match !== 'name' && code !== '' ? 'code' : 'name';
  }

  function findPhotos(names: readonly string[]) {
    const photoNames: string[] = [];
    const notes: ImportProblem[] = [];
    for (const name of names) {
      const found = photoFolder?.find(name);
      if (found !== undefined) photoNames.push(found);
      else notes.push(problemOf(photoFolder === null ? 'no-photo-folder' : 'photo-missing', 'photos'));
    }
    return { photoNames, notes };
  }

  function problemOf(code: ImportProblemCode, field: ImportField): ImportProblem {
    const column = plan.fields.indexOf(field);
    return { code, column: column === -1 ? null : column, field, otherRow: null };
  }
}

function fieldsOf(product: Product | null): ImportedFields {
  const {
    id: _id,
    photoIds: _photos,
    ...fields
  } = product ? draftOf(product) : { id: undefined, ...emptyDraft };
  return fields;
}

/** A code that differs only in what Excel took from it stays as it was. */
function keepCode(fields: ImportedFields, product: Product | null): ImportedFields {
  const isShown = product !== null && product.code !== '' && codeKey(fields.code) === codeKey(product.code);
  return isShown ? { ...fields, code: product.code } : fields;
}
