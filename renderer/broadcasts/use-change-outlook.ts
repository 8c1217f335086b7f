import { type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ChangeOutlook } from '../../shared/changes.ts';
import type { Input } from '../../shared/ipc/call.ts';
import { call } from '../ipc/call.ts';
import { useLive } from '../ipc/use-live.ts';

/** WhatsApp's windows close while a dialog is open. */
const askAgainMs = 10_000;

/** What a change would do in each group, kept up to date with the broadcasts and with the time. */
export function useChangeOutlook(of: Input<'changes.foresee'>['of']): UseQueryResult<ChangeOutlook> {
  const queries = useQueryClient();
  const broadcasts = useLive('broadcasts');
  // biome-ignore lint/correctness/useExhaustiveDependencies: news of the broadcasts is the reason to ask again.
  useEffect(() => {
    void queries.invalidateQueries({ queryKey: ['changes'] });
  }, [queries, broadcasts]);
  return useQuery({
    queryKey: ['changes', of],
    queryFn: () => call('changes.foresee', { of }),
    refetchInterval: askAgainMs,
    staleTime: 0,
    gcTime: 0,
  });
}
