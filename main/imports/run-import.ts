import type { ImportId, ImportProblem } from '../../shared/imports.ts';
import type { PhotoId } from '../../shared/photos.ts';
import type { ProductId } from '../../shared/products.ts';
import type { Chance } from '../system/chance.ts';
import type { Clock } from '../system/clock.ts';
import type { Breathe } from '../whatsapp/breathe.ts';
import type { ImportStore, StagedProduct } from './import-store.ts';
import type { PlannedRow } from './plan-rows.ts';
import type { Catalogue } from './read-catalogue.ts';
import type { TakenPhoto } from './take-in-photos.ts';

export interface RunNeeds {
  readonly importId: ImportId;
  readonly fileName: string;
  readonly planned: readonly PlannedRow[];
  readonly catalogue: Catalogue;
  /** When the catalogue was read, in milliseconds since 1970. */
  readonly lookedAt: number;
  /** By the names of their files. */
  readonly photos: ReadonlyMap<string, TakenPhoto>;
  readonly photosColumn: number | null;
  readonly store: ImportStore;
  readonly clock: Pick<Clock, 'now'>;
  readonly chance: Pick<Chance, 'uuid'>;
  readonly breathe: Breathe;
  readonly signal: AbortSignal;
  readonly onStaged: (doneCount: number, wholeCount: number) => void;
}

/** Rows of one transaction: main stands still for some milliseconds. */
const batchRows = 25;

/**
 * Writes all rows that can be, batch by batch, where nobody sees them, and then makes them count in one step.
 * @returns the rows as they became, or `null` when it was cancelled and nothing has changed
 * @throws AppError `data-folder-full` and the like; nothing has changed then, either
 */
export async function runImport(needs: RunNeeds): Promise<readonly PlannedRow[] | null> {
  const { importId, store, clock, signal } = needs;
  const changed = new Set<ProductId>();
  const rows: RowToWrite[] = [];
  for (const row of needs.planned) {
    rows.push(withPhotos(row, needs));
    await needs.breathe();
  }
  if (signal.aborted) return null;
  store.begin(importId, needs.fileName, clock.now());
  // The list shows the newest first, so the first row is written last.
  const toWrite = rows.filter(({ staged }) => staged !== null).reverse();
  for (let start = 0; start < toWrite.length; start += batchRows) {
    if (signal.aborted) return null;
    const batch = toWrite.slice(start, start + batchRows).flatMap(({ staged }) => staged ?? []);
    for (const id of store.stage(importId, batch, clock.now())) changed.add(id);
    needs.onStaged(start + batch.length, toWrite.length);
    await needs.breathe();
  }
  if (signal.aborted) return null;
  const overtaken = store.findChanged(importId, needs.lookedAt);
  for (const id of overtaken) changed.add(id);
  const done: PlannedRow[] = [];
  const counts = { add: 0, update: 0, same: 0, refused: 0 };
  for (const { row, staged } of rows) {
    const became = staged && changed.has(staged.id) ? refuseChanged(row) : row;
    counts[became.result.kind] += 1;
    done.push(became);
  }
  store.finish(importId, overtaken, { addedCount: counts.add, updatedCount: counts.update }, clock.now());
  return done;
}

interface RowToWrite {
  readonly row: PlannedRow;
  /** `null` when there is nothing to write. */
  readonly staged: StagedProduct | null;
}

function withPhotos(row: PlannedRow, { photos, photosColumn, chance, catalogue }: RunNeeds): RowToWrite {
  const { result, product } = row;
  if (result.kind === 'refused') return { row, staged: null };
  const photoIds: PhotoId[] = [];
  const troubles: ImportProblem[] = [];
  const photoNames: string[] = [];
  for (const name of result.photoNames) {
    const photo = photos.get(name) ?? { problem: 'photo-missing' };
    if (typeof photo !== 'string') {
      troubles.push({ code: photo.problem, column: photosColumn, field: 'photos', otherRow: null });
    } else if (!photoIds.includes(photo)) {
      photoIds.push(photo);
      photoNames.push(name);
    }
  }
  const notes = [...result.notes, ...troubles];
  const told = { ...row, result: { ...result, photoNames, notes } };
  if (result.kind === 'same') return { row: told, staged: null };
  return {
    row: told,
    staged: {
      id: product?.id ?? (chance.uuid() as ProductId),
      changedAt: product && (catalogue.changedAt.get(product.id) ?? 0),
      fields: result.fields,
      photoIds: photoIds.length > 0 ? photoIds : null,
    },
  };
}

/** Her own change is newer than the file. */
function refuseChanged(row: PlannedRow): PlannedRow {
  const problem: ImportProblem = { code: 'changed-meanwhile', column: null, field: null, otherRow: null };
  return { ...row, result: { kind: 'refused', problems: [problem] } };
}
