import type { PlainDate } from '../plain-date.ts';
import type { WallTime } from './timing.ts';

/** What calendar and clock of the wall show in a zone. @param at milliseconds since 1970 */
export function wallOf(at: number, zone: string): { readonly day: PlainDate; readonly time: WallTime } {
  const wall = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  return {
    day: wall.toPlainDate().toString() as PlainDate,
    time: wall.toPlainTime().toString({ smallestUnit: 'minute' }) as WallTime,
  };
}
