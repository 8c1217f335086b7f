import { type PaceWish, withinFloor } from './limits.ts';
import { alwaysOpen, type DayHours, type Weekday, weekdays } from './opening-hours.ts';

/** The numbers of the form, as a person types them: pauses in seconds. */
export const paceNumbers = ['minPause', 'maxPause', 'hourlyCap', 'dailyCap'] as const;
export type PaceNumber = (typeof paceNumbers)[number];

/** A weekday as two time fields show it: `09:00`; an empty text is a time that was not typed whole. */
export interface DayFields {
  readonly isOpen: boolean;
  readonly opens: string;
  readonly closes: string;
}

export interface PaceFields {
  readonly numbers: Readonly<Record<PaceNumber, string>>;
  readonly days: Readonly<Record<Weekday, DayFields>>;
}

export type PaceReading =
  | { readonly isGood: true; readonly wish: PaceWish }
  | { readonly isGood: false; readonly wrong: ReadonlySet<PaceNumber | Weekday> };

const secondMs = 1_000;

export function writePaceFields({
  minPauseMs,
  maxPauseMs,
  hourlyCap,
  dailyCap,
  hours,
}: PaceWish): PaceFields {
  return {
    numbers: {
      minPause: String(Math.round(minPauseMs / secondMs)),
      maxPause: String(Math.round(maxPauseMs / secondMs)),
      hourlyCap: String(hourlyCap),
      dailyCap: String(dailyCap),
    },
    days: mapDays((day) => {
      const { isOpen, opens, closes } = hours[day];
      return { isOpen, opens: writeTime(opens), closes: writeTime(closes) };
    }),
  };
}

export function readPaceFields(fields: PaceFields): PaceReading {
  const { days } = fields;
  const wish: PaceWish = {
    ...readNumbers(fields),
    hours: mapDays(
      (name): DayHours => ({
        isOpen: days[name].isOpen,
        opens: readTime(days[name].opens) ?? Number.NaN,
        closes: readTime(days[name].closes) ?? Number.NaN,
      }),
    ),
  };
  const wrong = new Set<PaceNumber | Weekday>([
    ...paceNumbers.filter((name) => Number.isNaN(readNumber(fields, name))),
    ...weekdays.filter((name) => Number.isNaN(wish.hours[name].opens + wish.hours[name].closes)),
  ]);
  return wrong.size > 0 ? { isGood: false, wrong } : { isGood: true, wish };
}

/** @returns what will be used in place of a number that the floor does not allow */
export function explainClamps(fields: PaceFields): Partial<Record<PaceNumber, number>> {
  const { numbers } = writePaceFields(withinFloor({ ...readNumbers(fields), hours: alwaysOpen }));
  const clamped = paceNumbers.filter((name) => {
    const typed = readNumber(fields, name);
    return !Number.isNaN(typed) && typed !== Number(numbers[name]);
  });
  return Object.fromEntries(clamped.map((name) => [name, Number(numbers[name])]));
}

function readNumbers(fields: PaceFields): Omit<PaceWish, 'hours'> {
  return {
    minPauseMs: readNumber(fields, 'minPause') * secondMs,
    maxPauseMs: readNumber(fields, 'maxPause') * secondMs,
    hourlyCap: readNumber(fields, 'hourlyCap'),
    dailyCap: readNumber(fields, 'dailyCap'),
  };
}

/** @returns NaN when it is no whole number */
function readNumber({ numbers }: PaceFields, name: PaceNumber): number {
  const text = numbers[name].trim();
  return /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
}

function mapDays<Value>(read: (day: Weekday) => Value): Record<Weekday, Value> {
  return Object.fromEntries(weekdays.map((day) => [day, read(day)])) as Record<Weekday, Value>;
}

function writeTime(minute: number): string {
  const twoDigits = (part: number) => String(part).padStart(2, '0');
  return `${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}`;
}

function readTime(text: string): DayHours['opens'] | undefined {
  const [, hour, minute] = /^([01]\d|2[0-3]):([0-5]\d)/.exec(text) ?? [];
  return hour === undefined ? undefined : Number(hour) * 60 + Number(minute);
}
