import { useQuery } from '@tanstack/react-query';
import type { Forecast } from '../../shared/pacing/foresee.ts';
import { call } from '../ipc/call.ts';
import { useLive } from '../ipc/use-live.ts';

/** Time passes, and other broadcasts go on, while she reads. */
const renewMs = 5_000;

/** What so many messages to groups would meet now; `undefined` until that is known, and for none. */
export function useForecast(messageCount: number): Forecast | undefined {
  const pace = useLive('settings')?.pace;
  const forecast = useQuery({
    queryKey: ['forecast', messageCount, pace],
    queryFn: () => call('broadcasts.foresee', { groupCount: messageCount }),
    enabled: messageCount > 0,
    staleTime: 0,
    gcTime: 0,
    refetchInterval: renewMs,
  });
  return forecast.data ?? undefined;
}
