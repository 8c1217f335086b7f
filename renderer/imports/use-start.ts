import type { Failure } from '../../shared/failure.ts';
import { asFailure } from '../ipc/call.ts';
import { useCall } from '../ipc/use-call.ts';

export interface Start {
  readonly isPending: boolean;
  /** Why the last try took nothing in. */
  readonly failure: Failure | undefined;
  begin(): void;
}

/** Takes the rows in. The answer comes when all of it is done, so it outlives the step that asked. */
export function useStart(): Start {
  const { mutate, isPending, isError, error } = useCall('imports.start');
  return {
    isPending,
    failure: isError ? asFailure(error) : undefined,
    begin: () => mutate({}),
  };
}
