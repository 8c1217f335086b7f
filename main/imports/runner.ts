import { AppError } from '../../shared/failure.ts';
import type { ImportId } from '../../shared/imports.ts';
import type { PhotoId } from '../../shared/photos.ts';
import type { Chance } from '../system/chance.ts';
import type { Clock } from '../system/clock.ts';
import type { Breathe } from '../whatsapp/breathe.ts';
import { checkRows } from './check-rows.ts';
import type { ImportStore } from './import-store.ts';
import type { PlannedRow } from './plan-rows.ts';
import { runImport } from './run-import.ts';
import type { OpenFile, Table } from './table.ts';
import { type TakenPhoto, takeInPhotos } from './take-in-photos.ts';

/** Takes what lies on the table into the catalogue. */
export interface Runner {
  /**
   * @returns false when it was cancelled and nothing has changed
   * @throws AppError `not-found`, `import-busy`, and those of the disk: then nothing has changed, either
   */
  start(): Promise<boolean>;
  cancel(): void;
  isRunning(): boolean;
  /** Leaves everything as it is: what stands ready is cleared away at the next start. */
  stop(): void;
}

export interface RunnerDeps {
  readonly store: ImportStore;
  readonly takeInPhoto: (bytes: Uint8Array<ArrayBuffer>) => Promise<{ readonly id: PhotoId }>;
  readonly clock: Pick<Clock, 'now'>;
  readonly chance: Pick<Chance, 'uuid'>;
  readonly breathe: Breathe;
}

export function createRunner(deps: RunnerDeps, table: Table): Runner {
  const { store, breathe } = deps;
  let running: AbortController | undefined;
  let isStopped = false;

  async function start(): Promise<boolean> {
    const open = table.read();
    if (table.isBusy()) throw new AppError('import-busy');
    if (!table.isReady() || open.planned === null) throw new AppError('not-found');
    running = new AbortController();
    const importId = deps.chance.uuid() as ImportId;
    try {
      const done = await run(importId, open, open.planned, running.signal);
      table.show(done === null ? { kind: 'open' } : { kind: 'done', importId }, done ?? open.planned);
      if (done === null) giveUp(importId);
      return done !== null;
    } catch (error) {
      giveUp(importId);
      table.show({ kind: 'open' });
      throw error;
    } finally {
      running = undefined;
    }
  }

  async function run(
    importId: ImportId,
    open: OpenFile,
    looked: readonly PlannedRow[],
    signal: AbortSignal,
  ): Promise<readonly PlannedRow[] | null> {
    const photos = await takeIn(open, looked, signal);
    showRows(0, open.counts === null ? 0 : open.counts.add + open.counts.update);
    // The catalogue may have changed since the person looked: what counts is how it is now.
    const { spreadsheet, plan, photoFolder } = open;
    const isOutdated = () => signal.aborted;
    const lookedAt = deps.clock.now();
    const checked = await checkRows({
      rows: spreadsheet.rows,
      plan,
      photoFolder,
      store,
      breathe,
      isOutdated,
    });
    if (checked === null) return null;
    const photosColumn = plan.fields.indexOf('photos');
    return runImport({
      ...deps,
      ...{ importId, photos, signal, lookedAt, ...checked },
      fileName: open.file.name,
      photosColumn: photosColumn === -1 ? null : photosColumn,
      onStaged: showRows,
    });
  }

  async function takeIn(
    { photoFolder: folder }: OpenFile,
    planned: readonly PlannedRow[],
    signal: AbortSignal,
  ) {
    const names = new Set(
      planned.flatMap(({ result }) => (result.kind === 'refused' ? [] : result.photoNames)),
    );
    if (folder === null || names.size === 0) return new Map<string, TakenPhoto>();
    const show = (doneCount: number) =>
      table.show({ kind: 'running', step: 'photos', doneCount, wholeCount: names.size });
    show(0);
    return takeInPhotos([...names], { folder, takeIn: deps.takeInPhoto, signal, onTaken: show });
  }

  function showRows(doneCount: number, wholeCount: number): void {
    table.show({ kind: 'running', step: 'rows', doneCount, wholeCount });
  }

  /** On a full disk even this may fail; what stands ready is then cleared away at the next start. */
  function giveUp(importId: ImportId): void {
    if (isStopped) return;
    try {
      store.abandon(importId);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
    }
  }

  return {
    start,
    cancel: () => running?.abort(),
    isRunning: () => running !== undefined,
    stop() {
      isStopped = true;
      running?.abort();
    },
  };
}
