import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { PastImport } from '../../shared/imports.ts';
import { call } from '../ipc/call.ts';
import { useLive } from '../ipc/use-live.ts';

/** The imports of the past, newest first, kept up to date with the catalogue. */
export function usePastImports(): UseQueryResult<readonly PastImport[]> {
  const version = useLive('productsVersion');
  return useQuery({
    queryKey: ['imports', 'past', version],
    queryFn: () => call('imports.past', {}),
    placeholderData: (before) => before,
  });
}
