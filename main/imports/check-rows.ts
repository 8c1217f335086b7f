import type { ImportCounts, ImportPlan, ImportRow, ImportRowPage, ImportShow } from '../../shared/imports.ts';
import type { SpreadsheetRow } from '../spreadsheets/spreadsheet.ts';
import type { Breathe } from '../whatsapp/breathe.ts';
import type { ImportStore } from './import-store.ts';
import type { PhotoFolder } from './photo-folder.ts';
import { type PlannedRow, planRows } from './plan-rows.ts';
import { type Catalogue, readCatalogue } from './read-catalogue.ts';

export interface CheckNeeds {
  readonly rows: readonly SpreadsheetRow[];
  readonly plan: ImportPlan;
  readonly photoFolder: PhotoFolder | null;
  readonly store: Pick<ImportStore, 'readStretch'>;
  readonly breathe: Breathe;
  /** Ends the checking early. */
  readonly isOutdated: () => boolean;
}

/** Looks at every row beside the catalogue as it is now. @returns `null` when it was ended early */
export async function checkRows(
  needs: CheckNeeds,
): Promise<{ readonly planned: readonly PlannedRow[]; readonly catalogue: Catalogue } | null> {
  const { rows, plan, photoFolder, breathe } = needs;
  const catalogue = await readCatalogue(needs.store, breathe, needs.isOutdated);
  if (needs.isOutdated()) return null;
  const planned: PlannedRow[] = [];
  for (const row of planRows({ rows, plan, known: catalogue.known, photoFolder })) {
    planned.push(row);
    await breathe();
    if (needs.isOutdated()) return null;
  }
  return needs.isOutdated() ? null : { planned, catalogue };
}

export function countRows(planned: readonly PlannedRow[]): ImportCounts {
  const counts = { all: planned.length, add: 0, update: 0, same: 0, refused: 0, noted: 0 };
  for (const { result } of planned) {
    counts[result.kind] += 1;
    if (result.kind !== 'refused' && result.notes.length > 0) counts.noted += 1;
  }
  return counts;
}

export function pageOf(
  planned: readonly PlannedRow[],
  show: ImportShow,
  offset: number,
  limit: number,
): ImportRowPage {
  const found = planned.filter(({ result }) => {
    if (show === 'all') return true;
    return show === 'noted' ? result.kind !== 'refused' && result.notes.length > 0 : result.kind === show;
  });
  return { rows: found.slice(offset, offset + limit).map(toRow), count: found.length };
}

/** Enough to know a cell by; the whole of it stays here. */
const longestShown = 500;

function toRow({ row, result }: PlannedRow): ImportRow {
  return { number: row.number, cells: row.cells.map((cell) => cell.slice(0, longestShown)), result };
}
