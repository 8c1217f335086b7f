import type { Occurrence } from '../../../shared/schedules.ts';
import type { Booked, Post } from './far-end.ts';
import type { Month } from './live-month.ts';
import type { Expected } from './oracle.ts';
import { hours } from './shop-plan.ts';
import type { ShopWall } from './wall.ts';

/** What became of every run that the month had to see to. */
export interface RunVerdict {
  readonly ends: ReadonlyMap<string, number>;
  /** Neither sent, held, asked about nor planned by her for later. */
  readonly lost: readonly string[];
  /** She was there, it was open, and yet it did not run. */
  readonly missedForNothing: readonly string[];
  /** Without her, and later than the grace, or before its time. */
  readonly atAnotherTime: readonly string[];
  /** Held, or not held, for another reason than the true one. */
  readonly wronglyHeld: readonly string[];
  /** Asked about, and no question is there any more, although she never answered. */
  readonly neverOffered: readonly string[];
  /** Runs that no rule asks for. */
  readonly madeUp: readonly string[];
}

export interface Evidence {
  readonly books: readonly Booked[];
  readonly posts: readonly Post[];
  readonly wall: ShopWall;
}

const minuteMs = 60_000;
const graceMs = 30 * minuteMs;
const guardMs = 2 * 60 * minuteMs;
const aMomentMs = 3 * minuteMs;

export function judgeRuns(
  expected: readonly Expected[],
  month: Month,
  { books, posts, wall }: Evidence,
): RunVerdict {
  const { owner, runs, awake, stillAsked, endsAt } = month;
  const keyOf = (scheduleId: string, day: string) => `${scheduleId} ${day}`;
  const found = new Map(runs.map((run) => [keyOf(run.scheduleId, run.day), run]));
  const begunAt = new Map(books.map(({ broadcastId, createdAt }) => [broadcastId as string, createdAt]));
  const ends = new Map<string, number>();
  const verdict = {
    ...{ lost: [] as string[], missedForNothing: [] as string[], atAnotherTime: [] as string[] },
    ...{ wronglyHeld: [] as string[], neverOffered: [] as string[], madeUp: [] as string[] },
  };

  const answersTo = (scheduleId: string, from: number, until: number) =>
    owner.answers.filter((each) => each.scheduleId === scheduleId && each.at >= from && each.at <= until);
  const wasThere = (at: number) =>
    isOpen(at, wall) &&
    isOpen(at + aMomentMs, wall) &&
    awake.some(({ from, to }) => from <= at && at + aMomentMs <= to);
  const heldOn = ({ schedule }: Expected, day: string) =>
    schedule.held && day >= schedule.held.from && day < schedule.held.until ? schedule.held.why : null;

  /** Whether every group of it got the same in the two hours before, or was getting it. */
  const hadItLately = ({ schedule }: Expected, at: number) =>
    schedule.groups.every((group) =>
      posts.some(
        ({ groupName, text, takenAt }) =>
          groupName === group &&
          text.includes(schedule.product ?? schedule.name) &&
          takenAt.some((each) => each > at - guardMs && each < at + guardMs),
      ),
    );

  function judge(one: Expected, run: Occurrence | undefined): string {
    const name = `${one.schedule.name} of ${one.day}`;
    const scheduleId = owner.idOf.get(one.schedule.name) ?? '';
    if (run === undefined) return note(verdict.lost, name, 'lost');
    const { state } = run;
    const isMissed = state.kind === 'missed' || state.kind === 'discarded';
    if (wasThere(one.at) && isMissed) note(verdict.missedForNothing, name);
    switch (state.kind) {
      case 'started': {
        const begun = begunAt.get(state.broadcastIds[0] ?? '') ?? Number.NaN;
        const wasAnswered = answersTo(scheduleId, one.at, begun + minuteMs).some(
          ({ answer }) => answer === 'now' || answer === 'next-free',
        );
        const inTime = begun >= one.at && begun <= one.at + graceMs + minuteMs;
        if (!inTime && !(wasAnswered && begun >= one.at)) note(verdict.atAnotherTime, name);
        if (heldOn(one, wall.read(begun).day) !== null) note(verdict.wronglyHeld, `${name} went`);
        if (begun > one.at + minuteMs)
          return wasAnswered ? 'sent after her answer' : 'sent late, within the grace';
        return 'sent at its time';
      }
      case 'held': {
        const isTrue =
          state.why === 'just-sent'
            ? hadItLately(one, run.at)
            : heldOn(one, wall.read(run.at).day) === state.why;
        if (!isTrue) note(verdict.wronglyHeld, `${name}: ${state.why}`);
        return `held: ${state.why}`;
      }
      case 'missed':
        if (!stillAsked.has(scheduleId)) note(verdict.neverOffered, name);
        return 'offered, still asked';
      case 'discarded':
        if (answersTo(scheduleId, one.at, endsAt).length === 0) note(verdict.neverOffered, name);
        return 'offered, and left by her';
      case 'planned':
        if (
          run.at > endsAt &&
          answersTo(scheduleId, one.at, endsAt).some(({ answer }) => answer === 'next-free')
        )
          return 'planned by her for later';
        return note(verdict.lost, `${name} is still planned`, 'lost');
      default:
        return note(verdict.lost, `${name} is ${state.kind}`, 'lost');
    }
  }

  for (const one of expected.filter(({ at }) => at < endsAt)) {
    const key = keyOf(owner.idOf.get(one.schedule.name) ?? '', one.day);
    const end = judge(one, found.get(key));
    found.delete(key);
    ends.set(end, (ends.get(end) ?? 0) + 1);
  }
  const known = new Set(expected.map((one) => keyOf(owner.idOf.get(one.schedule.name) ?? '', one.day)));
  for (const [key, { state }] of found) {
    const isPast = !['planned', 'paused', 'skipped'].includes(state.kind);
    if (isPast && !known.has(key)) verdict.madeUp.push(`${key} ${state.kind}`);
  }
  return { ends, ...verdict };
}

function note(list: string[], what: string, end = ''): string {
  list.push(what);
  return end;
}

/** By the wall, as a person reads it. */
export function isOpen(at: number, wall: ShopWall): boolean {
  const { weekday, minuteOfDay } = wall.read(at);
  const day = Object.values(hours)[weekday - 1];
  return day?.isOpen === true && minuteOfDay >= day.opens && minuteOfDay < day.closes;
}
