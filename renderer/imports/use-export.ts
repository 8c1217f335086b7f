import type { Failure } from '../../shared/failure.ts';
import type { ProductId } from '../../shared/products.ts';
import { asFailure } from '../ipc/call.ts';
import { useCall } from '../ipc/use-call.ts';
import { usePassing } from '../ui/use-passing.ts';

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
  const [saved, setSaved] = usePassing<true>(() => savedMs);
  const { mutate, isPending, isError, error } = useCall('exports.save');
  return {
    isBusy: isPending,
    isSaved: saved === true,
    failure: isError ? asFailure(error) : undefined,
    save(ids) {
      setSaved(null);
      mutate(
        { ids: ids === null ? null : [...ids] },
        { onSuccess: (isWritten) => setSaved(isWritten || null) },
      );
    },
  };
}
