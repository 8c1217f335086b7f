/** Calendar and clock of the wall where the shop is, by Intl and a slow look: no code of the app has a part in it. */
export interface ShopWall {
  /** When the wall first shows this time of this day (`2026-04-05`, `10:30`), in milliseconds since 1970. */
  momentOf(day: string, time: string): number;
  /** What it shows then, to the minute. */
  read(at: number): WallReading;
}

export interface WallReading {
  readonly day: string;
  readonly time: string;
  readonly minuteOfDay: number;
  /** Monday is 1, Sunday 7. */
  readonly weekday: number;
}

const minuteMs = 60_000;

export function openShopWall(zone: string): ShopWall {
  const format = new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit' },
  });

  function shownAt(at: number): number {
    const parts = Object.fromEntries(
      format.formatToParts(at).map(({ type, value }) => [type, Number(value)]),
    ) as Record<'year' | 'month' | 'day' | 'hour' | 'minute', number>;
    return Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute);
  }

  return {
    momentOf(day, time) {
      const wanted = Date.parse(`${day}T${time}:00Z`);
      // No zone is further from UTC than this; then minute by minute, within the hour in which it must be.
      let at = wanted - 15 * 60 * minuteMs;
      while (shownAt(at + 60 * minuteMs) < wanted) at += 60 * minuteMs;
      while (shownAt(at) < wanted) at += minuteMs;
      return at;
    },
    read(at) {
      const shown = new Date(shownAt(at));
      const text = shown.toISOString();
      return {
        ...{ day: text.slice(0, 10), time: text.slice(11, 16) },
        minuteOfDay: shown.getUTCHours() * 60 + shown.getUTCMinutes(),
        weekday: shown.getUTCDay() || 7,
      };
    },
  };
}

/** The days of a month, from its first to its last. */
export function daysOfMonth(year: number, month: number): readonly string[] {
  const count = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return Array.from({ length: count }, (_, index) =>
    new Date(Date.UTC(year, month - 1, index + 1)).toISOString().slice(0, 10),
  );
}
