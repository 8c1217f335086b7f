import type { HeldReason } from './broadcasts.ts';

/** How quickly messages follow each other. Whatever is wished for, `pacingFloor` holds. */
export interface Pacing {
  /** The pause after a message is drawn between these two. */
  readonly minPauseMs: number;
  readonly maxPauseMs: number;
  /** Messages in any 60 minutes. */
  readonly hourlyCap: number;
  /** 1 in real life. Only practice, where nobody is disturbed, may run faster. */
  readonly clockSpeed: number;
}

/** No setting goes below this pause or above this cap. */
export const pacingFloor = { pauseMs: 20_000, hourlyCap: 60 } as const;

export const defaultPacing: Pacing = { minPauseMs: 20_000, maxPauseMs: 60_000, hourlyCap: 60, clockSpeed: 1 };

/** After a connection is made, so that WhatsApp's own catching-up comes first. */
export const settleAfterConnectingMs = 5_000;

const hourMs = 3_600_000;

/** A delivery that has not been handed over yet. */
export interface QueuedDelivery<Id extends string> {
  readonly id: Id;
  /** Its broadcast was paused by the person. */
  readonly isPaused: boolean;
}

/** A message that was handed over, whatever became of it. Times are milliseconds since 1970. */
export interface PastPost {
  readonly endedAt: number;
  /** The pause that was drawn to follow it. */
  readonly pauseMs: number;
}

export interface Pace {
  readonly pacing: Pacing;
  /** At least all of the last hour, oldest first. */
  readonly posts: readonly PastPost[];
  /** Since when WhatsApp can be reached; `null` when it cannot. */
  readonly connectedSince: number | null;
  /** WhatsApp asked for quiet until then. */
  readonly pausedByWhatsAppUntil: number | null;
}

export type Step<Id extends string> =
  | { readonly kind: 'idle' }
  | { readonly kind: 'send'; readonly id: Id }
  /** Look again at `until`; `held` says why when it is more than the ordinary pause. */
  | { readonly kind: 'wait'; readonly until: number; readonly held: HeldReason | null }
  /** Nothing to do until something happens from outside. */
  | { readonly kind: 'hold'; readonly reason: 'not-connected' | 'paused' };

/**
 * Decides what the outbox does now.
 * @param queue what waits, in the order in which it is to go
 * @param now milliseconds since 1970
 */
export function nextStep<Id extends string>(
  queue: readonly QueuedDelivery<Id>[],
  pace: Pace,
  now: number,
): Step<Id> {
  if (queue.length === 0) return { kind: 'idle' };
  const next = queue.find((delivery) => !delivery.isPaused);
  if (next === undefined) return { kind: 'hold', reason: 'paused' };
  const wait = longestWait(pace);
  if (pace.connectedSince === null && (wait.held !== 'paused-by-whatsapp' || wait.until <= now)) {
    return { kind: 'hold', reason: 'not-connected' };
  }
  return wait.until > now ? { kind: 'wait', ...wait } : { kind: 'send', id: next.id };
}

/** Draws a pause into the limits; `chance` gives a number from its first up to its second argument. */
export function drawPauseMs(pacing: Pacing, chance: (min: number, max: number) => number): number {
  const { minPauseMs, maxPauseMs } = withinFloor(pacing);
  return Math.round(chance(minPauseMs, maxPauseMs));
}

/** @returns the nearest pacing that the floor allows. */
export function withinFloor(wish: Pacing): Pacing {
  const minPauseMs = atLeast(pacingFloor.pauseMs, wish.minPauseMs);
  return {
    minPauseMs,
    maxPauseMs: atLeast(minPauseMs, wish.maxPauseMs),
    hourlyCap: Number.isFinite(wish.hourlyCap)
      ? Math.min(pacingFloor.hourlyCap, Math.max(1, Math.floor(wish.hourlyCap)))
      : pacingFloor.hourlyCap,
    clockSpeed: atLeast(1, wish.clockSpeed),
  };
}

/**
 * Brings posts that lie in the future (the computer's clock was set back) to now: their pause starts again, but
 * nobody waits for a day to come a second time. The result is to be kept, or the pause would start again for ever.
 */
export function forgiveClockSetBack(posts: readonly PastPost[], now: number): readonly PastPost[] {
  if (posts.every((post) => post.endedAt <= now)) return posts;
  return posts.map((post) => ({ ...post, endedAt: Math.min(post.endedAt, now) }));
}

/** The time in which the next `count` messages will go, in milliseconds: an estimate to show, never a promise. */
export function estimateMs(count: number, pacing: Pacing): number {
  const { minPauseMs, maxPauseMs, hourlyCap, clockSpeed } = withinFloor(pacing);
  const pausesMs = count * ((minPauseMs + maxPauseMs) / 2);
  const cappedMs = Math.floor(count / hourlyCap) * hourMs;
  return Math.round(Math.max(pausesMs, cappedMs) / clockSpeed);
}

interface Wait {
  readonly until: number;
  readonly held: HeldReason | null;
}

function longestWait(pace: Pace): Wait {
  const { clockSpeed, hourlyCap } = withinFloor(pace.pacing);
  const last = pace.posts.at(-1);
  const atCap = pace.posts.at(-hourlyCap);
  const settledAt = (pace.connectedSince ?? 0) + settleAfterConnectingMs / clockSpeed;
  const waits: Wait[] = [{ until: settledAt, held: null }];
  if (last)
    waits.push({ until: last.endedAt + atLeast(pacingFloor.pauseMs, last.pauseMs) / clockSpeed, held: null });
  if (atCap) waits.push({ until: atCap.endedAt + hourMs / clockSpeed, held: 'hourly-cap' });
  if (pace.pausedByWhatsAppUntil !== null) {
    waits.push({ until: pace.pausedByWhatsAppUntil, held: 'paused-by-whatsapp' });
  }
  const { until, held } = waits.reduce((longest, wait) => (wait.until > longest.until ? wait : longest));
  return { until: Math.ceil(until), held };
}

function atLeast(least: number, wish: number): number {
  return Number.isFinite(wish) ? Math.max(least, wish) : least;
}
