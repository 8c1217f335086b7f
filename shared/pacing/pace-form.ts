import { type PaceWish, withinFloor } from './limits.ts';
import { type DayHours, type Weekday, weekdays } from './opening-hours.ts';

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

export function readPaceFields({ numbers, days }: PaceFields): PaceReading {
  const wrong = new Set<PaceNumber | Weekday>();
  const number = (name: PaceNumber) => {
    const text = numbers[name].trim();
    if (!/^\d{1,6}$/.test(text)) wrong.add(name);
    return Number(text);
  };
  const minPauseMs = number('minPause') * secondMs;
  const maxPauseMs = number('maxPause') * secondMs;
  const caps = { hourlyCap: number('hourlyCap'), dailyCap: number('dailyCap') };
  const hours = mapDays((name): DayHours => {
    const opens = readTime(days[name].opens);
    const closes = readTime(days[name].closes);
    if (opens === undefined || closes === undefined) wrong.add(name);
    return { isOpen: days[name].isOpen, opens: opens ?? 0, closes: closes ?? 0 };
  });
  if (wrong.size > 0) return { isGood: false, wrong };
  return { isGood: true, wish: { minPauseMs, maxPauseMs, ...caps, hours } };
}

/** @returns what will be used in place of a number that the floor does not allow */
export function explainClamps(fields: PaceFields): Partial<Record<PaceNumber, number>> {
  const reading = readPaceFields(fields);
  if (!reading.isGood) return {};
  const { numbers } = writePaceFields(withinFloor(reading.wish));
  const clamped = paceNumbers.filter((name) => Number(numbers[name]) !== Number(fields.numbers[name]));
  return Object.fromEntries(clamped.map((name) => [name, Number(numbers[name])]));
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
