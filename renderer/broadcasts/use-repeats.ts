import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { GroupId } from '../../shared/groups.ts';
import type { Repeat } from '../../shared/start-broadcasts.ts';
import { call } from '../ipc/call.ts';
import type { PromoToSend } from './promo-to-send.ts';

/** Other broadcasts go on while she reads. */
const renewMs = 5_000;

/** What would come to a group for the second time within the guarded days. */
export function useRepeats(
  promos: readonly PromoToSend[],
  groupIds: readonly GroupId[],
): UseQueryResult<readonly Repeat[]> {
  const wishes = promos.map(({ wish }) => wish);
  return useQuery({
    queryKey: ['repeats', wishes, groupIds],
    queryFn: () => call('broadcasts.findRepeats', { promos: [...wishes], groupIds: [...groupIds] }),
    staleTime: 0,
    gcTime: 0,
    refetchInterval: renewMs,
  });
}
