import { useWaitingRuns } from './broadcasts/use-waiting-runs.ts';
import { countUnderWay } from './count-under-way.ts';
import { useLive } from './ipc/use-live.ts';

/** What stands at the top of the broadcasts and has not come to its end: under way, or waiting for a link. */
export function useUnfinishedCount(): number {
  const broadcasts = useLive('broadcasts') ?? [];
  return countUnderWay(broadcasts) + useWaitingRuns().length;
}
