import { readProgress } from '../../shared/broadcast-progress.ts';
import type { Broadcast } from '../../shared/broadcasts.ts';
import type { Connection } from '../../shared/connection.ts';
import type { Place } from '../../shared/desktop.ts';

/** What main knows at one moment, as far as she is told of it. */
export interface ToldFacts {
  readonly broadcasts: readonly Broadcast[];
  readonly connection: Connection;
  /** Schedules whose time came while nobody could see to it. */
  readonly missedRuns: readonly unknown[];
}

/** Something to tell her, in facts; the words are put to it elsewhere. Times are milliseconds since 1970. */
export type News =
  | { readonly kind: 'done' | 'failed' | 'needs-you'; readonly name: string; readonly count: number }
  | { readonly kind: 'stay-on'; readonly name: string; readonly until: number }
  | { readonly kind: 'paused-by-whatsapp'; readonly until: number }
  | { readonly kind: 'unlinked' }
  /** Something missed its time and waits for her. */
  | { readonly kind: 'came-back' };

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
  const ofWaiting: readonly News[] =
    isAskedAbout(after) && !isAskedAbout(before) ? [{ kind: 'came-back' }] : [];
  return [...newsOfLink(before.connection, after.connection), ...ofWaiting, ...ofBroadcasts];
}

/** Where the news leads. */
export function placeOf(news: News): Place {
  if (news.kind === 'came-back') return 'coming-back';
  return news.kind === 'paused-by-whatsapp' || news.kind === 'unlinked' ? 'connection' : 'broadcasts';
}

/** Once, however much it is: the window says the rest. */
function isAskedAbout({ broadcasts, missedRuns }: ToldFacts): boolean {
  return missedRuns.length > 0 || broadcasts.some(({ interruption }) => interruption !== undefined);
}

function newsOfLink(before: Connection, after: Connection): readonly News[] {
  if (before.kind === after.kind) return [];
  if (after.kind === 'paused-by-whatsapp') return [{ kind: after.kind, until: after.until }];
  // What she unlinked herself is no news.
  return after.kind === 'unlinked' && after.by === 'phone' ? [{ kind: 'unlinked' }] : [];
}

function newsOfEnd(before: Broadcast, after: Broadcast): readonly News[] {
  const was = readProgress(before);
  const is = readProgress(after);
  const name = after.productName;
  if (is.counts.unknown > was.counts.unknown) return [{ kind: 'needs-you', name, count: is.counts.unknown }];
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
