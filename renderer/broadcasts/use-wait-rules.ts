import { useMemo } from 'react';
import { graceMsOf } from '../../shared/grace.ts';
import type { WaitRules } from '../../shared/schedules/wait-for-link.ts';
import { useLive } from '../ipc/use-live.ts';

/** How long something may wait for a link and still go by itself; `undefined` until the settings are known. */
export function useWaitRules(): WaitRules | undefined {
  const settings = useLive('settings');
  // The first picture of the window is drawn by Node, which knows no Temporal, and no settings either.
  const zone = settings && Temporal.Now.timeZoneId();
  const hours = settings?.pace.hours;
  const graceMs = settings && graceMsOf(settings.graceMinutes);
  return useMemo(
    () =>
      hours === undefined || zone === undefined || graceMs === undefined
        ? undefined
        : { hours, zone, graceMs },
    [hours, zone, graceMs],
  );
}
