import type { CalendarEntry } from './calendar-entries.ts';

type Placed = Pick<CalendarEntry, 'key' | 'day' | 'minute'>;

/** `before` and `after` are those of a list. */
export type Way = 'up' | 'down' | 'left' | 'right' | 'before' | 'after';

/**
 * Where an arrow key leads: up and down within the day, left and right to the next day that has something, to what is
 * nearest there in time.
 * @param entries in their order
 * @returns `undefined` where there is nothing that way
 */
export function goThroughEntries<Entry extends Placed>(
  entries: readonly Entry[],
  key: string,
  way: Way,
): Entry | undefined {
  const index = entries.findIndex((entry) => entry.key === key);
  const present = entries[index];
  if (present === undefined) return entries[0];
  if (way === 'before' || way === 'after') return entries[index + (way === 'after' ? 1 : -1)];
  if (way === 'up' || way === 'down') {
    const next = entries[index + (way === 'down' ? 1 : -1)];
    return next?.day === present.day ? next : undefined;
  }
  const day =
    way === 'right'
      ? entries.find((entry) => entry.day > present.day)?.day
      : entries.findLast((entry) => entry.day < present.day)?.day;
  const distance = ({ minute }: Placed) => Math.abs(minute - present.minute);
  return entries
    .filter((entry) => entry.day === day)
    .toSorted((one, other) => distance(one) - distance(other))[0];
}
