import { AppError } from '../../../shared/failure.ts';
import type { Clock } from '../../system/clock.ts';
import type { Spreadsheet, SpreadsheetRow } from '../spreadsheet.ts';
import type { FromReader, ToReader } from './messages.ts';

/** A process that runs `spreadsheet-process`: Electron's `UtilityProcess` fits as it is. */
export interface ReaderProcess {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'exit', listener: (code: number | null) => void): unknown;
  kill(): unknown;
}

/**
 * Reads a spreadsheet where it can do no harm.
 * @param sheet of an XLSX: which of the visible sheets; `null` takes the first that is not empty
 * @param signal ends the reading at once
 * @returns `null` when it was ended
 * @throws AppError `spreadsheet-…`
 */
export type ReadSpreadsheet = (
  bytes: Uint8Array,
  sheet: number | null,
  signal: AbortSignal,
) => Promise<Spreadsheet | null>;

/** A list of 20,000 products takes two seconds. */
const longestReadingMs = 20_000;

/**
 * What Electron's `utilityProcess.fork` is given as `execArgv`, so that a file that fills the memory ends only its
 * reader. V8 does not hear of `--max-old-space-size` there by itself (tried with Electron 42).
 */
export const readerArguments = ['--js-flags=--max-old-space-size=384'];

/** @param fork starts a process for one file; it is ended as soon as it has answered, or takes too much of anything */
export function createReadSpreadsheet(
  fork: () => ReaderProcess,
  clock: Pick<Clock, 'after'>,
): ReadSpreadsheet {
  return (bytes, sheet, signal) =>
    new Promise((resolve, reject) => {
      const reader = fork();
      const rows: SpreadsheetRow[] = [];
      const finish = (settle: () => void) => {
        cancelTimer();
        signal.removeEventListener('abort', cancel);
        reader.kill();
        settle();
      };
      const cancel = () => finish(() => resolve(null));
      const giveUp = () => finish(() => reject(new AppError('spreadsheet-too-heavy')));
      const cancelTimer = clock.after(longestReadingMs, giveUp);
      signal.addEventListener('abort', cancel);
      reader.on('exit', giveUp);
      reader.on('message', (received) => {
        const message = received as FromReader;
        if (message.kind === 'rows') rows.push(...message.rows);
        else if (message.kind === 'read') finish(() => resolve({ ...message.facts, rows }));
        else finish(() => reject(new AppError(message.code)));
      });
      if (signal.aborted) cancel();
      else reader.postMessage({ bytes, sheet } satisfies ToReader);
    });
}
