import { type UseMutationResult, useMutation } from '@tanstack/react-query';
import type { CallName, Input, Output } from '../../shared/ipc/call.ts';
import { call } from './call.ts';

/** A call that a person sets off: `mutate(input)`, with its waiting, its failure and its answer to show. */
export function useCall<Name extends CallName>(
  name: Name,
): UseMutationResult<Output<Name>, Error, Input<Name>> {
  return useMutation({ mutationFn: (input: Input<Name>) => call(name, input) });
}
