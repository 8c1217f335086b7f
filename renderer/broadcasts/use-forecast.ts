import { useQuery } from '@tanstack/react-query';
import type { Forecast } from '../../shared/pacing/foresee.ts';
import { call } from '../ipc/call.ts';
import { useLive } from '../ipc/use-live.ts';

/** Time passes, and other broadcasts go on, while she reads. */
const renewMs = 5_000;

/** What a broadcast to so many groups would meet now; `undefined` until that is known. */
export function useForecast(groupCount: number): Forecast | undefined {
  const pace = useLive('settings')?.pace;
  const forecast = useQuery({
    queryKey: ['forecast', groupCount, pace],
    queryFn: () => call('broadcasts.foresee', { groupCount }),
    staleTime: 0,
    gcTime: 0,
    refetchInterval: renewMs,
  });
  return forecast.data ?? undefined;
}
