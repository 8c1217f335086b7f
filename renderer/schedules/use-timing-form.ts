import { useState } from 'react';
import type { Timing } from '../../shared/schedules/timing.ts';
import {
  newTimingForm,
  type ReadTiming,
  readTimingForm,
  type TimingForm,
  timingFormOf,
} from '../../shared/schedules/timing-form.ts';
import { useLive } from '../ipc/use-live.ts';
import { useNow } from '../ui/use-now.ts';

export interface TimingFormState extends ReadTiming {
  readonly form: TimingForm;
  readonly now: number;
  readonly zone: string;
  change(form: TimingForm): void;
}

/** While she thinks, a time may pass. */
const lookEveryMs = 5_000;

/**
 * When something is to go, as it is being filled in.
 * @param given what is changed; `undefined` for something new
 * @param before its timing up to now, where it stays the same schedule
 */
export function useTimingForm(given: Timing | undefined, before: Timing | undefined): TimingFormState {
  const now = useNow(lookEveryMs);
  const zone = Temporal.Now.timeZoneId();
  const hours = useLive('settings')?.pace.hours;
  const [form, change] = useState(() => (given ? timingFormOf(given) : newTimingForm(now, zone, hours)));
  return { form, change, now, zone, ...readTimingForm(form, { now, zone, before }) };
}
