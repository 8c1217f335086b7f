import { useEffect, useState } from 'react';
import type { Failure } from '../../shared/failure.ts';
import type { ProductId } from '../../shared/products.ts';
import { asFailure } from '../ipc/call.ts';
import { useCall } from '../ipc/use-call.ts';

export interface Exporting {
  readonly isBusy: boolean;
  /** It was written just now. */
  readonly isSaved: boolean;
  readonly failure: Failure | undefined;
  /** Asks where, and saves these products there, or with `null` all. */
  save(ids: readonly ProductId[] | null): void;
}

/** For how long it is worth a line that a file was saved. */
const savedMs = 4_000;

/** Saves products as a spreadsheet. */
export function useExport(): Exporting {
  const [isSaved, setSaved] = useState(false);
  const { mutate, isPending, isError, error } = useCall('exports.save');
  useEffect(() => {
    if (!isSaved) return;
    const timer = setTimeout(() => setSaved(false), savedMs);
    return () => clearTimeout(timer);
  }, [isSaved]);
  return {
    isBusy: isPending,
    isSaved,
    failure: isError ? asFailure(error) : undefined,
    save(ids) {
      setSaved(false);
      mutate({ ids: ids === null ? null : [...ids] }, { onSuccess: setSaved });
    },
  };
}
