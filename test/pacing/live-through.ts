import fc from 'fast-check';
import { drawPauseMs, type Pacing } from '../../shared/pacing/limits.ts';
import { forgiveClockSetBack, keepForCaps, type PastPost } from '../../shared/pacing/past-posts.ts';
import { nextStep } from '../../shared/pacing.ts';

export const hourMs = 3_600_000;
export const dayMs = 24 * hourMs;
/** In São Paulo. */
export const saturdayNoon = Date.UTC(2025, 10, 22, 15);

export type Happening =
  | { readonly kind: 'pass'; readonly ms: number }
  | { readonly kind: 'drop' | 'connect' | 'restart' }
  | { readonly kind: 'set-back' | 'set-forward'; readonly ms: number }
  | { readonly kind: 'whatsapp-pause'; readonly ms: number };

const some = (kind: string, weight: number, max: number) => ({
  weight,
  arbitrary: fc.record({ kind: fc.constant(kind), ms: fc.integer({ min: 0, max }) }),
});

/** Minutes that pass, connections that come and go, and a clock that is set back now and then. */
export const happening = fc.oneof(
  some('pass', 12, 90_000),
  { weight: 4, arbitrary: fc.record({ kind: fc.constantFrom('connect', 'drop', 'restart') }) },
  some('set-back', 1, 10 * hourMs),
  some('whatsapp-pause', 1, hourMs),
) as fc.Arbitrary<Happening>;

/** The same, with a clock that is set forward too. */
export const wildHappening = fc.oneof(
  { weight: 18, arbitrary: happening },
  some('set-forward', 1, 30 * hourMs),
) as fc.Arbitrary<Happening>;

export interface Life {
  readonly pacing: Pacing;
  readonly happenings: readonly Happening[];
  readonly draw?: () => number;
  readonly sendMs?: number;
  /** What the computer's clock shows at the beginning. */
  readonly beginsAt?: number;
  readonly linkedSince?: number;
  readonly timeZone?: string;
}

export interface Begun {
  /** On a watch that nobody can set. */
  readonly watch: number;
  /** On the computer's clock. */
  readonly clock: number;
}

/**
 * Runs the decision through a life, as the outbox does: with the timer that keeps a pause whatever the clock says, and
 * with what is written down as it was written, where a start of the app reads it anew.
 * @returns when messages began
 */
export function liveThrough(life: Life): Begun[] {
  const { pacing, draw = () => pacing.minPauseMs, sendMs = 0, beginsAt = saturdayNoon } = life;
  const begun: Begun[] = [];
  let watch = 0;
  let offset = beginsAt;
  const clock = () => watch + offset;
  const written: PastPost[] = [];
  let posts: readonly PastPost[] = [];
  let restUntil = Number.NEGATIVE_INFINITY;
  let connectedSince: number | null = null;
  let pausedByWhatsAppUntil: number | null = null;

  for (const event of life.happenings) {
    if (event.kind === 'pass') watch += event.ms;
    if (event.kind === 'drop') connectedSince = null;
    if (event.kind === 'connect') connectedSince ??= clock();
    if (event.kind === 'restart') posts = keepForCaps(written);
    if (event.kind === 'set-back') offset -= event.ms;
    if (event.kind === 'set-forward') offset += event.ms;
    if (event.kind === 'whatsapp-pause') pausedByWhatsAppUntil = clock() + event.ms;
    posts = forgiveClockSetBack(posts, clock());
    if (connectedSince !== null) connectedSince = Math.min(connectedSince, clock());
    const step = nextStep(
      [{ id: 'a', isPaused: false, kind: 'post' }],
      {
        ...{ pacing, posts, connectedSince, pausedByWhatsAppUntil },
        linkedSince: Math.min(life.linkedSince ?? beginsAt - 30 * dayMs, clock()),
        timeZone: life.timeZone ?? 'America/Sao_Paulo',
      },
      clock(),
    );
    if (step.kind !== 'send' || restUntil > watch) continue;
    begun.push({ watch, clock: clock() });
    watch += sendMs;
    const pauseMs = drawPauseMs(pacing, draw);
    const post = { endedAt: clock(), pauseMs, isOwnChat: false };
    written.push(post);
    posts = keepForCaps([...posts, post]);
    restUntil = watch + pauseMs;
  }
  return begun;
}

/** So many equal steps of time. */
export const steps = (count: number, ms: number): readonly Happening[] =>
  Array.from({ length: count }, () => ({ kind: 'pass', ms }) as const);
