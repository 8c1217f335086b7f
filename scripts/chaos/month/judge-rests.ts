import type { Booked, Post } from './far-end.ts';
import { isOpen } from './judge-runs.ts';
import type { Month } from './live-month.ts';
import { pace } from './shop-plan.ts';
import type { ShopWall } from './wall.ts';

/** What became of broadcasts that a time away cut off between two groups. */
export interface RestVerdict {
  /** Broadcasts that she was asked about. */
  readonly askedCount: number;
  /** The rest went after more than the grace, and she had not said so. */
  readonly wentWithoutHer: readonly string[];
  /** She was asked, although nothing was late, or by another moment than that at which it was to go on. */
  readonly askedForNothing: readonly string[];
  /** By the books given up, and not by her. */
  readonly givenUpWithoutHer: readonly string[];
}

export interface RestEvidence {
  readonly books: readonly Booked[];
  readonly posts: readonly Post[];
  readonly wall: ShopWall;
  /** Texts of promos that she sold out, which gives up what waits of them. */
  readonly isSoldOut: (text: string) => boolean;
}

/** A time in which nothing could leave. */
interface Away {
  readonly from: number;
  readonly to: number;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const graceMs = 30 * minuteMs;
/** Over a crash the moment is known to the minute only, and a connection takes its time. */
const slackMs = 2 * minuteMs;
/** In the first days and in the first minutes of a connection they are twice as long. */
const longestPauseMs = 4 * pace.maxPauseMs;

/**
 * Nothing of the app has a part in it: when the next message was to go at the earliest and at the latest follows from
 * what the box had taken, the pauses and caps she wished for, and the wall.
 */
export function judgeRests(
  { awake, owner }: Pick<Month, 'awake' | 'owner'>,
  { books, posts, wall, isSoldOut }: RestEvidence,
): RestVerdict {
  const times = posts.flatMap(({ takenAt }) => takenAt).toSorted((one, other) => one - other);
  const bookOf = new Map(books.map((booked) => [booked.messageId, booked]));
  const sentOf = Map.groupBy(
    posts.filter(({ messageId }) => bookOf.has(messageId)),
    ({ messageId }) => bookOf.get(messageId)?.broadcastId ?? '',
  );
  const createdAt = new Map<string, number>(books.map((booked) => [booked.broadcastId, booked.createdAt]));
  const away = awake.slice(1).map(({ from }, index) => ({ from: awake[index]?.to ?? from, to: from }));

  /** When a message that waits since then is due after all that was taken before, with pauses of this length. */
  function findDue(since: number, { to }: Away, pauseMs: number): number {
    const before = times.filter((at) => at < to);
    let at = Math.max(since, (before.at(-1) ?? 0) + pauseMs);
    const within = (ms: number) => before.filter((each) => each > at - ms).length;
    const isFree = () =>
      isOpen(at, wall) && within(hourMs) < pace.hourlyCap && within(24 * hourMs) < pace.dailyCap;
    while (at < to && !isFree()) at += minuteMs;
    return at;
  }

  const saidSo = (id: string, from: number, to: number) =>
    owner.restAnswers.some(
      ({ broadcastId, at, answer }) =>
        (broadcastId as string) === id && answer !== 'discard' && at >= from && at <= to,
    );

  function findGoneLate(gap: Away): string[] {
    const resumed = [...sentOf].flatMap(([id, own]) => {
      const made = createdAt.get(id) ?? Number.NaN;
      const next = Math.min(...own.flatMap(({ takenAt }) => takenAt).filter((at) => at >= gap.to));
      return made < gap.from && Number.isFinite(next) ? [{ id, made, next }] : [];
    });
    if (resumed.length === 0) return [];
    const due = findDue(Math.min(...resumed.map(({ made }) => made)), gap, longestPauseMs);
    if (gap.to - due <= graceMs + slackMs) return [];
    return resumed
      .filter(({ id, made, next }) => made < due && !saidSo(id, gap.from, next))
      .map(({ id, next }) => `${id}, at ${new Date(next).toISOString()}`);
  }

  /** Some time away must have begun before it was late, and have ended after it was; when closed nothing is due. */
  function isLate(id: string, since: number): boolean {
    const made = createdAt.get(id) ?? Number.NaN;
    if (!isOpen(since, wall)) return false;
    return away.some((gap) => {
      const isOver = gap.to - since > graceMs && gap.from <= since + graceMs && made < gap.to;
      return isOver && since >= findDue(0, gap, pace.minPauseMs) - slackMs;
    });
  }

  const asked = Map.groupBy(owner.restsAsked, ({ broadcastId, since }) => `${broadcastId} ${since}`);
  const isDiscarded = new Set<string>(
    owner.restAnswers.filter(({ answer }) => answer === 'discard').map(({ broadcastId }) => broadcastId),
  );
  return {
    askedCount: asked.size,
    wentWithoutHer: away.flatMap(findGoneLate),
    askedForNothing: [...asked.values()].flatMap(([first]) =>
      first === undefined || isLate(first.broadcastId, first.since)
        ? []
        : [`${first.broadcastId}, due ${new Date(first.since).toISOString()}`],
    ),
    givenUpWithoutHer: books
      .filter(({ state, text, broadcastId }) => {
        return state === 'cancelled' && !isDiscarded.has(broadcastId) && !isSoldOut(text);
      })
      .map(({ groupName, text }) => `${text} in ${groupName}`),
  };
}
