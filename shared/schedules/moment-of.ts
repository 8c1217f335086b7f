import type { PlainDate } from '../plain-date.ts';
import type { WallTime } from './timing.ts';

/**
 * When the wall clock of a zone first shows a time of a day, or first shows a later one because it jumped over it.
 * @returns milliseconds since 1970
 */
export function momentOf(day: PlainDate, time: WallTime, zone: string): number {
  const wall = Temporal.PlainDateTime.from(`${day}T${time}`);
  const earlier = wall.toZonedDateTime(zone, { disambiguation: 'earlier' });
  if (earlier.toPlainDateTime().equals(wall)) return earlier.epochMilliseconds;
  // In a gap "earlier" counts from before it, so that the next change of the clock is the end of the gap.
  return (earlier.getTimeZoneTransition('next') ?? earlier).epochMilliseconds;
}
