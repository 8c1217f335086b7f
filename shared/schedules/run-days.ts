import type { Brand } from '../brand.ts';
import { dayNumberOf, type PlainDate, plainDateOf } from '../plain-date.ts';
import type { Repeat, Timing, Weekday } from './timing.ts';

/** A month of a year, `2026-02`. */
export type PlainMonth = Brand<string, 'PlainMonth'>;

export type RunDay =
  | { readonly kind: 'run'; readonly day: PlainDate }
  | { readonly kind: 'no-such-day'; readonly month: PlainMonth };

/** Nobody plans further: a rule that can never be met (the 31st, until February) ends here. */
const lastDay = dayNumberOf('2199-12-31' as PlainDate);

/** The days of a timing from a day on, in order, exceptions included, and the months that have no such day. */
export function* runDays({ start, repeat, end }: Timing, from: PlainDate): Generator<RunDay> {
  const first = dayNumberOf(start);
  const earliest = Math.max(first, dayNumberOf(from));
  const last = end.kind === 'until' ? Math.min(lastDay, dayNumberOf(end.day)) : lastDay;
  // Whoever counts must begin at the beginning.
  let left = end.kind === 'times' ? end.count : Number.POSITIVE_INFINITY;
  for (const each of daysByRule(repeat, first, left === Number.POSITIVE_INFINITY ? earliest : first)) {
    if (each.number > last || left === 0) return;
    if (each.isThere) left -= 1;
    if (each.number < earliest) continue;
    const day = plainDateOf(each.number);
    yield each.isThere ? { kind: 'run', day } : { kind: 'no-such-day', month: day.slice(0, 7) as PlainMonth };
  }
}

interface RuleDay {
  readonly number: number;
  /** False for the last day of a month that is too short for the rule. */
  readonly isThere: boolean;
}

function* daysByRule(repeat: Repeat, start: number, from: number): Generator<RuleDay> {
  switch (repeat.kind) {
    case 'once':
      if (from <= start) yield { number: start, isThere: true };
      return;
    case 'daily':
      for (let number = from; number <= lastDay; number += 1) yield { number, isThere: true };
      return;
    case 'weekly':
      for (let number = from; number <= lastDay; number += 1) {
        if (repeat.days.includes(weekdayOf(number))) yield { number, isThere: true };
      }
      return;
    case 'monthly':
      yield* daysOfMonths(repeat.day, from);
  }
}

function* daysOfMonths(wanted: number | 'last', from: number): Generator<RuleDay> {
  const first = new Date(from * dayMs);
  for (let month = first.getUTCMonth(); ; month += 1) {
    const length = new Date(Date.UTC(first.getUTCFullYear(), month + 1, 0)).getUTCDate();
    const isThere = wanted === 'last' || wanted <= length;
    const day = wanted === 'last' || !isThere ? length : wanted;
    const number = Date.UTC(first.getUTCFullYear(), month, day) / dayMs;
    if (number > lastDay) return;
    if (number >= from) yield { number, isThere };
  }
}

const dayMs = 86_400_000;

/** @param day days since 1970-01-01, which was a Thursday */
export function weekdayOf(day: number): Weekday {
  return (((((day + 3) % 7) + 7) % 7) + 1) as Weekday;
}
