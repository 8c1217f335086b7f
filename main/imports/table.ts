import { AppError } from '../../shared/failure.ts';
import type { ImportCounts, ImportFile, Importing, ImportPlan, OpenImport } from '../../shared/imports.ts';
import type { ReadSpreadsheet } from '../spreadsheets/process/read-in-process.ts';
import type { Spreadsheet } from '../spreadsheets/spreadsheet.ts';
import type { Breathe } from '../whatsapp/breathe.ts';
import { checkRows, countRows } from './check-rows.ts';
import { describeFile } from './describe-file.ts';
import { guessPlan } from './guess-plan.ts';
import type { ImportStore } from './import-store.ts';
import type { PhotoFolder } from './photo-folder.ts';
import type { PlannedRow } from './plan-rows.ts';

/** The spreadsheet that is being looked at. */
export interface OpenFile {
  readonly bytes: Uint8Array;
  readonly spreadsheet: Spreadsheet;
  readonly file: ImportFile;
  readonly plan: ImportPlan;
  readonly photoFolder: PhotoFolder | null;
  /** Both are `null` while they are being checked. */
  readonly planned: readonly PlannedRow[] | null;
  readonly counts: ImportCounts | null;
}

/** What an import does beside lying open. */
type Stage =
  | Omit<Extract<Importing, { kind: 'running' }>, keyof OpenImport>
  | Omit<Extract<Importing, { kind: 'done' }>, keyof OpenImport>
  | { readonly kind: 'open' };

export interface Table {
  /** Reads a spreadsheet and checks its rows. @returns false when the reading was cancelled */
  open(name: string, readBytes: () => Promise<Uint8Array>): Promise<boolean>;
  chooseSheet(sheet: number): Promise<boolean>;
  /** Checks all rows anew. */
  change(change: Partial<Pick<OpenFile, 'plan' | 'photoFolder'>>): Promise<void>;
  /** @throws AppError `not-found` when nothing is open */
  read(): OpenFile;
  isBusy(): boolean;
  /** All is checked, and it is not done yet. */
  isReady(): boolean;
  /** Shows how far a running import is, or what became of it. */
  show(stage: Stage, planned?: readonly PlannedRow[]): void;
  cancelReading(): void;
  close(): void;
}

export interface TableDeps {
  readonly store: Pick<ImportStore, 'readStretch'>;
  readonly readSpreadsheet: ReadSpreadsheet;
  readonly breathe: Breathe;
  readonly publish: (importing: Importing | null) => void;
}

export function createTable({ store, readSpreadsheet, breathe, publish }: TableDeps): Table {
  let open: OpenFile | null = null;
  let stage: Stage = { kind: 'open' };
  let reading: AbortController | undefined;
  let version = 0;

  function tell(): void {
    if (open === null) {
      publish(null);
      return;
    }
    const { file, plan, photoFolder, counts } = open;
    publish({
      ...stage,
      ...{ file, plan, version },
      photoFolder: photoFolder && { name: photoFolder.name, photoCount: photoFolder.photoCount },
      counts,
    });
  }

  async function readSheet(name: string, sheet: number | null, readBytes: () => Promise<Uint8Array>) {
    reading = new AbortController();
    const { signal } = reading;
    publish({ kind: 'reading', fileName: name });
    try {
      const bytes = await readBytes();
      const spreadsheet = await readSpreadsheet(bytes, sheet, signal);
      if (spreadsheet === null || signal.aborted) return null;
      // The turn in which the last rows came has lasted long.
      await breathe();
      const plan = guessPlan(spreadsheet.rows.map(({ cells }) => cells));
      return { bytes, spreadsheet, file: describeFile(name, spreadsheet), plan };
    } finally {
      reading = undefined;
      // What lay open before lies there again, if the new one could not be read.
      tell();
    }
  }

  async function lay(
    found: Awaited<ReturnType<typeof readSheet>>,
    photoFolder: PhotoFolder | null,
  ): Promise<boolean> {
    if (found === null) return false;
    open = { ...found, photoFolder, planned: null, counts: null };
    stage = { kind: 'open' };
    await check();
    return true;
  }

  async function check(): Promise<void> {
    const checked = open;
    if (checked === null) return;
    tell();
    const { spreadsheet, plan, photoFolder } = checked;
    const isOutdated = () => open !== checked;
    const found = await checkRows({ rows: spreadsheet.rows, plan, photoFolder, store, breathe, isOutdated });
    if (found === null || isOutdated()) return;
    open = { ...checked, planned: found.planned, counts: countRows(found.planned) };
    version += 1;
    tell();
  }

  function read(): OpenFile {
    if (open === null || reading !== undefined) throw new AppError('not-found');
    return open;
  }

  function refuseIfBusy(): void {
    if (reading !== undefined || stage.kind === 'running') throw new AppError('import-busy');
  }

  return {
    async open(name, readBytes) {
      refuseIfBusy();
      open = null;
      return lay(await readSheet(name, null, readBytes), null);
    },
    async chooseSheet(sheet) {
      refuseIfBusy();
      const { bytes, file, photoFolder } = read();
      return lay(await readSheet(file.name, sheet, async () => bytes), photoFolder);
    },
    async change(change) {
      refuseIfBusy();
      if (stage.kind === 'done') throw new AppError('not-found');
      open = { ...read(), ...change, planned: null, counts: null };
      await check();
    },
    read,
    isBusy: () => reading !== undefined || stage.kind === 'running',
    isReady: () => open !== null && open.planned !== null && reading === undefined && stage.kind === 'open',
    show(shown, planned) {
      stage = shown;
      if (open !== null && planned !== undefined) {
        open = { ...open, planned, counts: countRows(planned) };
        version += 1;
      }
      tell();
    },
    cancelReading: () => reading?.abort(),
    close() {
      reading?.abort();
      open = null;
      stage = { kind: 'open' };
      tell();
    },
  };
}
