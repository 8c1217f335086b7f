import type { Timing } from '../../shared/schedules/timing.ts';

export interface WallClock {
  readonly firstMinute: number;
  readonly lastMinute: number;
  /** The minutes at which the clock was set. */
  readonly changes: readonly number[];
  /** @param after in minutes since 1970. @returns milliseconds since 1970 */
  findNext(timing: Timing, after: number): number | null;
}

/** Brazil sets no clock any more, the others do: in spring and autumn of either half, at midnight, by half an hour. */
export const zones = [
  'America/Sao_Paulo',
  'America/New_York',
  'Europe/Lisbon',
  'America/Santiago',
  'Africa/Cairo',
  'Australia/Lord_Howe',
];

const firstLook = Date.UTC(2023, 11, 25) / 60_000;
const lastLook = Date.UTC(2032, 0, 1) / 60_000;

/**
 * Knows nothing of Temporal: it looks at the wall clock of a zone minute by minute, as a person would who waits for a
 * time. What the clock shows is taken from Intl, for each quarter of an hour, in which no clock is ever set.
 */
export function openWallClock(zone: string): WallClock {
  const offsets = readOffsets(zone);
  const offsetAt = (minute: number) => offsets[Math.floor((minute - firstLook) / 15)] ?? 0;
  const wallAt = (minute: number) => minute + offsetAt(minute);
  const changes = [...offsets.keys()]
    .filter((index) => index > 0 && offsets[index] !== offsets[index - 1])
    .map((index) => firstLook + index * 15);

  return {
    firstMinute: Date.UTC(2024, 0, 1) / 60_000,
    lastMinute: Date.UTC(2030, 11, 31) / 60_000,
    changes,
    findNext(timing, after) {
      const isDue = listDue(timing);
      const lastDue = Math.max(...isDue);
      // What the clock has shown already does not count when it shows it again.
      let seen = Number.NEGATIVE_INFINITY;
      for (let minute = after - 3 * 1_440; minute <= after; minute += 1)
        seen = Math.max(seen, wallAt(minute));
      for (let minute = after + 1; minute < lastLook && seen < lastDue; minute += 1) {
        const now = wallAt(minute);
        if (now <= seen) continue;
        for (let shown = seen + 1; shown <= now; shown += 1) if (isDue.has(shown)) return minute * 60_000;
        seen = now;
      }
      return null;
    },
  };
}

/** The minutes that the wall must show, as minutes since 1970 of a clock without zones. */
function listDue({ start, time, repeat, end, exceptions }: Timing): ReadonlySet<number> {
  const due = new Set<number>();
  const ofDay = (text: string, at: string) => Date.parse(`${text}T${at}:00Z`) / 60_000;
  let count = 0;
  for (let date = new Date(`${start}T00:00:00Z`); date.getUTCFullYear() < 2032; date = tomorrow(date)) {
    const text = date.toISOString().slice(0, 10);
    if (end.kind === 'until' && text > end.day) break;
    const isRun =
      repeat.kind === 'daily' ||
      (repeat.kind === 'once' && text === start) ||
      (repeat.kind === 'weekly' && repeat.days.some((day) => day % 7 === date.getUTCDay())) ||
      (repeat.kind === 'monthly' &&
        (repeat.day === 'last' ? tomorrow(date).getUTCDate() === 1 : date.getUTCDate() === repeat.day));
    if (!isRun) continue;
    count += 1;
    if (end.kind === 'times' && count > end.count) break;
    const exception = exceptions.find(({ day }) => day === text);
    if (exception === undefined) due.add(ofDay(text, time));
    else if (exception.to !== null) due.add(ofDay(exception.to.day, exception.to.time));
  }
  return due;
}

function tomorrow(date: Date): Date {
  return new Date(date.getTime() + 86_400_000);
}

/** In minutes, for each quarter of an hour. */
function readOffsets(zone: string): readonly number[] {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  const readOffset = (minute: number) => {
    const parts = format.formatToParts(minute * 60_000).map(({ type, value }) => [type, Number(value)]);
    const { year = 0, month = 0, day = 0, hour = 0, minute: of = 0 } = Object.fromEntries(parts);
    return Date.UTC(year, month - 1, day, hour, of) / 60_000 - minute;
  };
  const offsets: number[] = [];
  for (let day = firstLook; day <= lastLook; day += 1_440) {
    // Nobody sets a clock twice on a day, so a day that begins and ends alike is alike all through.
    const begin = readOffset(day);
    const isAlike = begin === readOffset(day + 1_440);
    for (let minute = day; minute < day + 1_440; minute += 15)
      offsets.push(isAlike ? begin : readOffset(minute));
  }
  return offsets;
}
