import { useMutation } from '@tanstack/react-query';
import { AppError, type Failure } from '../../shared/failure.ts';
import { largestSpreadsheet } from '../../shared/imports.ts';
import { asFailure, call } from '../ipc/call.ts';

export interface SpreadsheetTaking {
  /** From the dialog, or the drop, until main has read the file. */
  readonly isBusy: boolean;
  /** Why the last file, or sheet, could not be read. */
  readonly failure: Failure | undefined;
  /** Opens the file dialog. */
  pick(): void;
  /** Takes a file that was dropped. */
  take(file: File): void;
  /** Reads another sheet of the same file. */
  chooseSheet(sheet: number): void;
  forget(): void;
}

/** Gives main a spreadsheet to read, by dialog or by drag. What becomes of it comes back in the live value `importing`. */
export function useSpreadsheet(): SpreadsheetTaking {
  const taking = useMutation({
    mutationFn: (wanted: File | number | null) => {
      if (wanted === null) return call('imports.pick', {});
      return typeof wanted === 'number' ? call('imports.chooseSheet', { sheet: wanted }) : openFile(wanted);
    },
  });
  return {
    isBusy: taking.isPending,
    failure: taking.isError ? asFailure(taking.error) : undefined,
    pick: () => taking.mutate(null),
    take: (file) => taking.mutate(file),
    chooseSheet: (sheet) => taking.mutate(sheet),
    forget: taking.reset,
  };
}

/** A longer name than any disk takes is cut from its beginning, so that its ending stays. */
const longestName = 255;

async function openFile(file: File): Promise<boolean> {
  if (file.size > largestSpreadsheet) throw new AppError('spreadsheet-too-large');
  // A folder, and a file that is gone by now, cannot be read.
  const content = await file.arrayBuffer().catch((cause: unknown) => {
    throw new AppError('spreadsheet-unreadable', { cause });
  });
  return call('imports.open', { name: file.name.slice(-longestName), bytes: new Uint8Array(content) });
}
