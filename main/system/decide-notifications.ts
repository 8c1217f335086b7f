import { readProgress } from '../../shared/broadcast-progress.ts';
import type { Broadcast } from '../../shared/broadcasts.ts';
import type { Connection } from '../../shared/connection.ts';
import type { Place } from '../../shared/desktop.ts';
import type { Health } from '../../shared/health.ts';
import type { MissedRun } from '../../shared/schedules.ts';

/** What main knows at one moment, as far as she is told of it. */
export interface ToldFacts {
  readonly broadcasts: readonly Broadcast[];
  readonly connection: Connection;
  readonly health: Health;
  /** One question for each schedule that lets runs pass. */
  readonly missedRuns: readonly MissedRun[];
}

/** Something to tell her, in facts; the words are put to it elsewhere. Times are milliseconds since 1970. */
export type News =
  | {
      readonly kind: 'done' | 'failed' | 'needs-you' | 'cut-off';
      readonly name: string;
      readonly count: number;
    }
  | { readonly kind: 'stay-on'; readonly name: string; readonly until: number }
  /** `null`: nobody has said until when. */
  | { readonly kind: 'paused-by-whatsapp'; readonly until: number | null }
  /** Schedules whose time has passed, and of which she decides. */
  | { readonly kind: 'missed'; readonly count: number }
  /** The link does not come back by itself. */
  | { readonly kind: 'unlinked' | 'stopped' };

/** Shorter than this a computer stays on by itself. */
const leastStayMs = 5 * 60_000;

/**
 * Decides what is worth a notification. Only what has changed since `before` is news; what a start finds is shown by
 * the window.
 */
export function decideNotifications(before: ToldFacts, after: ToldFacts, now: number): readonly News[] {
  const known = new Map(before.broadcasts.map((broadcast) => [broadcast.id, broadcast]));
  const ofBroadcasts = after.broadcasts.flatMap((broadcast) => {
    const earlier = known.get(broadcast.id);
    return [...newsOfStay(earlier, broadcast, now), ...(earlier ? newsOfEnd(earlier, broadcast) : [])];
  });
  const ofLink = newsOfLink(before.connection, after.connection);
  return [
    ...ofLink,
    ...newsOfPause(before.health, after.health),
    ...ofBroadcasts,
    ...newsOfMissed(before, after),
  ];
}

/** WhatsApp asked for a pause, of the account or of this connection; until it is over nothing is sent. */
export function isPausedByWhatsApp({ reason }: Health): boolean {
  return reason === 'quiet' || reason === 'time-lock';
}

/** Where the news leads. */
export function placeOf({ kind }: News): Place {
  if (kind === 'missed' || kind === 'cut-off') return 'coming-back';
  return aboutTheLink.includes(kind) ? 'connection' : 'broadcasts';
}

const aboutTheLink: readonly News['kind'][] = ['paused-by-whatsapp', 'unlinked', 'stopped'];

function newsOfLink(before: Connection, after: Connection): readonly News[] {
  if (before.kind === after.kind) return [];
  if (after.kind === 'stopped') return [{ kind: 'stopped' }];
  // What she unlinked herself is no news.
  return after.kind === 'unlinked' && after.by === 'phone' ? [{ kind: 'unlinked' }] : [];
}

function newsOfPause(before: Health, after: Health): readonly News[] {
  if (isPausedByWhatsApp(before) || !isPausedByWhatsApp(after)) return [];
  return [{ kind: 'paused-by-whatsapp', until: after.until }];
}

function newsOfMissed({ missedRuns: before }: ToldFacts, { missedRuns: after }: ToldFacts): readonly News[] {
  return after.length > before.length ? [{ kind: 'missed', count: after.length }] : [];
}

function newsOfEnd(before: Broadcast, after: Broadcast): readonly News[] {
  const was = readProgress(before);
  const is = readProgress(after);
  const name = after.productName;
  if (is.counts.unknown > was.counts.unknown) return [{ kind: 'needs-you', name, count: is.counts.unknown }];
  if (after.interruption && !before.interruption) return [{ kind: 'cut-off', name, count: is.counts.held }];
  if (was.isFinished || !is.isFinished || is.isOwnChatOnly) return [];
  if (is.counts.failed > 0) return [{ kind: 'failed', name, count: is.counts.failed }];
  return is.outcome === 'done' ? [{ kind: 'done', name, count: is.counts.sent }] : [];
}

/** Once for each broadcast: when its end is first known. */
function newsOfStay(before: Broadcast | undefined, after: Broadcast, now: number): readonly News[] {
  const isFirst = (before?.endsAt ?? null) === null;
  const { endsAt: until, productName: name } = after;
  const isRunning = readProgress(after).outcome === 'running';
  return isFirst && isRunning && until !== null && until - now >= leastStayMs
    ? [{ kind: 'stay-on', name, until }]
    : [];
}
