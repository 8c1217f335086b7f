import { basename } from 'node:path';
import { AppError } from '../../shared/failure.ts';
import { type ImportId, type Importing, largestSpreadsheet } from '../../shared/imports.ts';
import type { Handlers } from '../../shared/ipc/call.ts';
import type { PhotoId } from '../../shared/photos.ts';
import type { ReadSpreadsheet } from '../spreadsheets/process/read-in-process.ts';
import type { Chance } from '../system/chance.ts';
import type { Clock } from '../system/clock.ts';
import { readFileUpTo } from '../system/read-file-up-to.ts';
import type { Breathe } from '../whatsapp/breathe.ts';
import { pageOf } from './check-rows.ts';
import type { ImportStore } from './import-store.ts';
import { openPhotoFolder } from './photo-folder.ts';
import { createRunner } from './runner.ts';
import { createSaving, type SavingDeps } from './saving.ts';
import { createTable, type Table } from './table.ts';
import { tidyUp } from './tidy-up.ts';

export interface ImportsDeps extends SavingDeps {
  readonly store: ImportStore;
  readonly readSpreadsheet: ReadSpreadsheet;
  /** @throws AppError */
  readonly takeInPhoto: (bytes: Uint8Array<ArrayBuffer>) => Promise<{ readonly id: PhotoId }>;
  /** Opens the file dialog. @returns the chosen path, or `null` when the person closed it */
  readonly chooseFile: () => Promise<string | null>;
  readonly chooseFolder: () => Promise<string | null>;
  readonly clock: Clock;
  readonly chance: Pick<Chance, 'uuid'>;
  readonly breathe: Breathe;
  readonly publish: (importing: Importing | null) => void;
  /** What the catalogue shows has changed. */
  readonly onCatalogueChange: () => void;
}

type ImportCall = Extract<keyof Handlers, `imports.${string}` | `exports.${string}`>;

export interface Imports {
  readonly handlers: Pick<Handlers, ImportCall>;
  /** Clears away what a crash left, little by little. */
  begin(): Promise<void>;
  stop(): void;
}

/** Takes a spreadsheet into the catalogue, one at a time: all of it or nothing. Publishes how it stands. */
export function createImports(deps: ImportsDeps): Imports {
  const { store } = deps;
  const table = createTable(deps);
  const runner = createRunner(deps, table);
  let isStopped = false;

  async function pick(): Promise<boolean> {
    refuseIfBusy(table);
    const path = await deps.chooseFile();
    if (path === null) return false;
    return table.open(basename(path), async () => {
      const bytes = await readFileUpTo(path, largestSpreadsheet);
      if (bytes === 'too-large') throw new AppError('spreadsheet-too-large');
      if (typeof bytes === 'string') throw new AppError('spreadsheet-unreadable');
      return bytes;
    });
  }

  async function choosePhotoFolder(): Promise<boolean> {
    table.read();
    const path = await deps.chooseFolder();
    if (path === null) return false;
    const photoFolder = await openPhotoFolder(path).catch((cause: unknown) => {
      throw new AppError('photo-unreadable', { cause });
    });
    await table.change({ photoFolder });
    return true;
  }

  function undo(id: ImportId): void {
    refuseIfBusy(table);
    if (!store.undo(id)) throw new AppError('import-not-newest');
    deps.onCatalogueChange();
    void tidy();
  }

  function tidy(): Promise<void> {
    return tidyUp(store, deps.breathe, () => isStopped || runner.isRunning());
  }

  return {
    handlers: {
      'imports.pick': pick,
      'imports.open': ({ name, bytes }) => table.open(name, async () => bytes),
      'imports.chooseSheet': ({ sheet }) => table.chooseSheet(sheet),
      'imports.plan': ({ plan }) => table.change({ plan }),
      'imports.choosePhotoFolder': choosePhotoFolder,
      'imports.rows': ({ show, offset, limit }) => pageOf(table.read().planned ?? [], show, offset, limit),
      async 'imports.start'() {
        const isDone = await runner.start().finally(() => void tidy());
        if (isDone) deps.onCatalogueChange();
        return isDone;
      },
      'imports.cancel'() {
        table.cancelReading();
        runner.cancel();
      },
      'imports.close'() {
        if (runner.isRunning()) throw new AppError('import-busy');
        table.close();
      },
      ...createSaving(deps, table),
      'imports.past': () => store.past(),
      'imports.undo': ({ id }) => undo(id),
    },
    begin() {
      store.abandon(null);
      return tidy();
    },
    stop() {
      isStopped = true;
      runner.stop();
      table.close();
    },
  };
}

function refuseIfBusy(table: Table): void {
  if (table.isBusy()) throw new AppError('import-busy');
}
