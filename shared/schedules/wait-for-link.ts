import type { Connection } from '../connection.ts';
import { isOpenAt, nextOpening, type OpeningHours } from '../pacing/opening-hours.ts';
import { momentOf } from './moment-of.ts';
import { wallOf } from './wall-of.ts';

/** What decides how long something may wait for a link and still go by itself. */
export interface WaitRules {
  readonly hours: OpeningHours;
  /** An IANA name. */
  readonly zone: string;
  /** So late may a run still go by itself. */
  readonly graceMs: number;
}

/** From when on something goes as soon as there is a link, and until when; milliseconds since 1970. */
export interface LinkWait {
  /** A full minute, as a schedule knows no others. */
  readonly at: number;
  /** After it a person decides. */
  readonly until: number;
}

const minuteMs = 60_000;

/**
 * When something would go that she confirms now, without a link: from this minute on, or from when posts may go.
 * @returns `null` where it could not go by itself at all: no hour is open, or the clock shows this one a second time
 */
export function decideLinkWait(now: number, rules: WaitRules): LinkWait | null {
  const { hours, zone } = rules;
  const open = nextOpening(hours, Math.floor(now / minuteMs) * minuteMs, zone);
  if (open === null) return null;
  const { day, time } = wallOf(open, zone);
  const at = momentOf(day, time, zone);
  const until = findWaitEnd(at, rules);
  return until > now ? { at, until } : null;
}

/** Until when a run goes by itself: as long as she lets it be late, and the shop is open. @param at its full minute */
export function findWaitEnd(at: number, { hours, zone, graceMs }: WaitRules): number {
  const latest = at + graceMs;
  for (let minute = at; minute < latest; minute += minuteMs)
    if (!isOpenAt(hours, minute, zone)) return minute;
  return latest;
}

/** Whether the link comes without her: she has nothing to scan, and nothing to put right. */
export function comesByItself({ kind }: Pick<Connection, 'kind'>): boolean {
  return kind === 'offline' || kind === 'starting' || kind === 'linking' || kind === 'paused-by-whatsapp';
}
