import type { Failure } from '../../shared/failure.ts';
import { asFailure } from '../ipc/call.ts';
import { useCall } from '../ipc/use-call.ts';

export interface Start {
  readonly isPending: boolean;
  /** Why the last try took nothing in. */
  readonly failure: Failure | undefined;
  begin(): void;
  forget(): void;
}

/** Takes the rows in. The answer comes when all of it is done, so it must outlive the dialog, which may be closed. */
export function useStart(): Start {
  const { mutate, isPending, isError, error, reset } = useCall('imports.start');
  return {
    isPending,
    failure: isError ? asFailure(error) : undefined,
    begin: () => mutate({}),
    forget: reset,
  };
}
