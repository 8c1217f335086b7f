import type { HeldReason } from './broadcasts.ts';
import {
  atLeast,
  firstDays,
  firstMinutesMs,
  longestPauseMs,
  type Pacing,
  pacingFloor,
  speedOf,
  withinFloor,
} from './pacing/limits.ts';
import { nextOpening } from './pacing/opening-hours.ts';
import type { PastPost } from './pacing/past-posts.ts';

/** After a connection is made, so that WhatsApp's own catching-up comes first. */
export const settleAfterConnectingMs = 5_000;

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** A delivery that has not been handed over yet. */
export interface QueuedDelivery<Id extends string> {
  readonly id: Id;
  /** Its broadcast was paused by the person. */
  readonly isPaused: boolean;
  readonly kind: MessageKind;
}

/**
 * A post rings the phones of a group. A change (an edit, a deletion, which rings none and has little time) is not held
 * by opening hours, and a message to the own chat, which reaches nobody else, not by caps either.
 */
export type MessageKind = 'post' | 'change' | 'own-chat';

/** Everything that decides when the next message may go. Times are milliseconds since 1970. */
export interface Pace {
  readonly pacing: Pacing;
  /** At least all that `keepForCaps` keeps, oldest first. */
  readonly posts: readonly PastPost[];
  /** Since when WhatsApp can be reached; `null` when it cannot. */
  readonly connectedSince: number | null;
  /** When this computer was linked to the account; `null` before anything is known of it. */
  readonly linkedSince: number | null;
  /** WhatsApp asked for quiet until then. */
  readonly pausedByWhatsAppUntil: number | null;
  /** The computer's, an IANA name. */
  readonly timeZone: string;
}

/** So many messages to groups may leave in any 60 minutes, and in any 24 hours. */
export type PaceCaps = Pick<Pacing, 'hourlyCap' | 'dailyCap'>;

/** The caps that hold at a moment, which in the first days are lower. @param at milliseconds since 1970 */
export function capsAt(pace: Pick<Pace, 'pacing' | 'linkedSince'>, at: number): PaceCaps {
  const { hourlyCap, dailyCap } = withinFloor(pace.pacing);
  if (firstDaysEnd(pace) <= at) return { hourlyCap, dailyCap };
  return {
    hourlyCap: Math.min(hourlyCap, firstDays.hourlyCap),
    dailyCap: Math.min(dailyCap, firstDays.dailyCap),
  };
}

/** Reasons that are more than the ordinary pause: what waits is *held*. */
export type TimedHold = Exclude<HeldReason, 'not-connected' | 'paused'>;

/** Why the next message does not go now: the ordinary pause, its longer form in the first days or minutes, a hold. */
export type WaitReason = 'settling' | 'pause' | 'first-days' | 'first-minutes' | TimedHold;

export type Step<Id extends string> =
  | { readonly kind: 'idle' }
  | { readonly kind: 'send'; readonly id: Id }
  /** Look again at `until`. */
  | { readonly kind: 'wait'; readonly until: number; readonly reason: WaitReason }
  /** Nothing to do until something happens from outside. */
  | { readonly kind: 'hold'; readonly reason: HeldReason };

/**
 * Decides what the outbox does now.
 * @param queue what waits, in the order in which it is to go; what is held lets pass what is not
 * @param now milliseconds since 1970
 */
export function nextStep<Id extends string>(
  queue: readonly QueuedDelivery<Id>[],
  pace: Pace,
  now: number,
): Step<Id> {
  if (queue.length === 0) return { kind: 'idle' };
  const ready = queue.filter((delivery) => !delivery.isPaused);
  const [first] = ready;
  if (first === undefined) return { kind: 'hold', reason: 'paused' };
  const wait = decideWait(first.kind, pace, now);
  if (wait.until !== null && wait.until <= now) return { kind: 'send', id: first.id };
  const freer = ready.filter(({ kind }) => !isHeldBy(kind, wait.reason));
  if (freer.length > 0 && freer.length < ready.length) return nextStep(freer, pace, now);
  return wait.until === null ? { kind: 'hold', reason: wait.reason } : { kind: 'wait', ...wait };
}

/** `until` is `null` where no time can be told; what lies in the past holds nothing. */
export type Wait =
  | { readonly until: number; readonly reason: WaitReason }
  | { readonly until: null; readonly reason: HeldReason };

/** Decides until when the next message of this kind has to wait, and for what. */
export function decideWait(kind: MessageKind, pace: Pace, now: number): Wait {
  const waits =
    kind === 'own-chat' ? waitsForAll(pace, now) : [...waitsForAll(pace, now), ...waitsForCaps(pace)];
  const longest = waits.reduce((long, wait) => (wait.until > long.until ? wait : long));
  const wait = kind === 'post' ? waitForOpening(longest, pace, now) : longest;
  // A hold with a time is the better word: until then a connection would be of no use.
  const isHeld = isHold(wait.reason) && (wait.until === null || wait.until > now);
  if (pace.connectedSince === null && !isHeld) return { until: null, reason: 'not-connected' };
  return wait;
}

/** Whether a reason for which something waits holds messages of this kind at all. */
function isHeldBy(kind: MessageKind, reason: WaitReason | HeldReason): boolean {
  if (reason === 'outside-hours') return kind === 'post';
  return (reason !== 'hourly-cap' && reason !== 'daily-cap') || kind !== 'own-chat';
}

export function isHold(reason: WaitReason | HeldReason): reason is HeldReason {
  return !['settling', 'pause', 'first-days', 'first-minutes'].includes(reason);
}

type TimedWait = Extract<Wait, { until: number }>;

function waitsForAll(pace: Pace, now: number): TimedWait[] {
  const { connectedSince, pausedByWhatsAppUntil: quietUntil } = pace;
  const settledAt = (connectedSince ?? 0) + settleAfterConnectingMs / speedOf(pace.pacing);
  const waits: TimedWait[] = [{ until: Math.ceil(settledAt), reason: 'settling' }, waitForPause(pace, now)];
  if (quietUntil !== null) waits.push({ until: Math.ceil(quietUntil), reason: 'paused-by-whatsapp' });
  return waits;
}

function waitForPause(pace: Pace, now: number): TimedWait {
  const last = pace.posts.at(-1);
  if (last === undefined) return { until: 0, reason: 'pause' };
  const { minPauseMs } = withinFloor(pace.pacing);
  const drawnMs = Math.min(longestPauseMs, atLeast(pacingFloor.pauseMs, last.pauseMs));
  const pauseMs = Math.max(minPauseMs, drawnMs) / speedOf(pace.pacing);
  const usual = last.endedAt + pauseMs;
  const untilConnected = (pace.connectedSince ?? 0) + firstMinutesMs / speedOf(pace.pacing);
  const gentleUntil = Math.max(untilConnected, firstDaysEnd(pace));
  const until = Math.ceil(gentler(usual, usual + pauseMs, gentleUntil));
  if (until <= Math.ceil(usual)) return { until, reason: 'pause' };
  return { until, reason: firstDaysEnd(pace) > now ? 'first-days' : 'first-minutes' };
}

function waitsForCaps(pace: Pace): TimedWait[] {
  const posts = pace.posts.filter((post) => !post.isOwnChat);
  const { hourlyCap, dailyCap } = withinFloor(pace.pacing);
  const speed = speedOf(pace.pacing);
  /** When the post that is `cap` back is older than `spanMs`. */
  const room = (cap: number, spanMs: number) => {
    const post = posts.at(-cap);
    return post === undefined ? 0 : post.endedAt + spanMs / speed;
  };
  const waitFor = (reason: TimedHold, cap: number, firstCap: number, spanMs: number): TimedWait => {
    const gentle = room(Math.min(cap, firstCap), spanMs);
    return { until: Math.ceil(gentler(room(cap, spanMs), gentle, firstDaysEnd(pace))), reason };
  };
  return [
    waitFor('hourly-cap', hourlyCap, firstDays.hourlyCap, hourMs),
    waitFor('daily-cap', dailyCap, firstDays.dailyCap, dayMs),
  ];
}

function waitForOpening(wait: TimedWait, { pacing, timeZone }: Pace, now: number): Wait {
  const from = Math.max(now, wait.until);
  const opening = nextOpening(pacing.hours, from, timeZone);
  if (opening === from) return wait;
  return opening === null
    ? { until: null, reason: 'outside-hours' }
    : { until: opening, reason: 'outside-hours' };
}

/** The gentle rule holds until it ends, and the usual one from then on: the first moment that both allow. */
function gentler(usual: number, gentle: number, gentleUntil: number): number {
  return Math.min(gentle, Math.max(usual, gentleUntil));
}

/** Until then the link counts as new; an unknown age is a new one. */
export function firstDaysEnd(pace: Pick<Pace, 'pacing' | 'linkedSince'>): number {
  return pace.linkedSince === null
    ? Number.POSITIVE_INFINITY
    : pace.linkedSince + firstDays.lastMs / speedOf(pace.pacing);
}
