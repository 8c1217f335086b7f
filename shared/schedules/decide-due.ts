import { nextRun, type Run } from './next-run.ts';
import type { Timing } from './timing.ts';
import type { Wall } from './wall.ts';

export interface Looked {
  /** Every run until then is dealt with; milliseconds since 1970. */
  readonly handledUntil: number;
  readonly now: number;
  /** The computer's time zone, or its clock. */
  readonly zone: string | Wall;
  /** So late may a run still go by itself. */
  readonly graceMs: number;
  /** The shop's opening hours allow a post now. */
  readonly isOpen: boolean;
}

export type Due =
  /** `nextAt` is when to look again; `null` when there is no run any more. */
  | { readonly kind: 'nothing'; readonly nextAt: number | null }
  | { readonly kind: 'run'; readonly run: Run; readonly missed: Missed | null }
  /** A person decides; whatever was missed, there is one question. */
  | { readonly kind: 'ask'; readonly missed: Missed };

/** Runs that nobody saw to: they never pile up, the latest one stands for all. */
export interface Missed {
  readonly latest: Run;
  readonly count: number;
}

/** A clock that is set forward by years must not keep us busy: further back nobody looks. */
const mostRuns = 1_000;

/** What is to become of a schedule now: the runs since the last look, each either in time or missed. */
export function decideDue(timing: Timing, look: Looked): Due {
  const { past, next } = runsSince(timing, look);
  const latest = past.at(-1);
  if (latest === undefined) return { kind: 'nothing', nextAt: next?.at ?? null };
  const isInTime = look.now - latest.at <= look.graceMs;
  if (!isInTime || !look.isOpen) return { kind: 'ask', missed: { latest, count: past.length } };
  const before = past.at(-2);
  return { kind: 'run', run: latest, missed: before ? { latest: before, count: past.length - 1 } : null };
}

function runsSince(timing: Timing, { handledUntil, now, zone }: Looked) {
  const past: Run[] = [];
  let next = nextRun(timing, handledUntil, zone);
  while (next !== null && next.at <= now && past.length < mostRuns) {
    past.push(next);
    next = nextRun(timing, next.at, zone);
  }
  return { past, next };
}
