import type { Booked, Post } from './far-end.ts';
import { isOpen } from './judge-runs.ts';
import { pace } from './shop-plan.ts';
import type { ShopWall } from './wall.ts';

/** What the box took and the members hold, beside the app's books and the rules of the pace. */
export interface PostVerdict {
  readonly postCount: number;
  readonly deviceCount: number;
  /** Sent by the books, and not exactly once on every device. */
  readonly notOnce: number;
  /** On a device, and by the books not sent, or not there at all. */
  readonly notSentButHeld: number;
  /** The same text came twice to a group within two hours. */
  readonly twiceSoon: number;
  readonly whileClosed: number;
  readonly mostInAnHour: number;
  readonly mostInADay: number;
  readonly shortestPauseMs: number;
  /** By the books, for the report. */
  readonly states: ReadonlyMap<string, number>;
}

const hourMs = 3_600_000;

export function judgePosts(posts: readonly Post[], books: readonly Booked[], wall: ShopWall): PostVerdict {
  const postOf = new Map(posts.map((post) => [post.messageId, post]));
  const bookOf = new Map(books.map((booked) => [booked.messageId, booked]));
  const times = posts.flatMap(({ takenAt }) => takenAt).toSorted((one, other) => one - other);
  const mayHave = (state: string | undefined) => state === 'sent' || state === 'unknown' || state === 'left';
  const sent = books.filter(({ state }) => state === 'sent');
  return {
    postCount: posts.length,
    deviceCount: posts.reduce((sum, { onceCount }) => sum + onceCount, 0),
    notOnce: sent.filter(({ messageId }) => {
      const post = postOf.get(messageId);
      return post === undefined || post.onceCount !== post.deviceCount;
    }).length,
    notSentButHeld: posts.filter(
      ({ messageId, heldByAny }) => heldByAny && !mayHave(bookOf.get(messageId)?.state),
    ).length,
    twiceSoon: countTwiceSoon(posts),
    whileClosed: times.filter((at) => !isOpen(at, wall)).length,
    mostInAnHour: mostWithin(times, hourMs),
    mostInADay: mostWithin(times, 24 * hourMs),
    shortestPauseMs: times.reduce(
      (least, at, index) => Math.min(least, at - (times[index - 1] ?? Number.NEGATIVE_INFINITY)),
      Number.POSITIVE_INFINITY,
    ),
    states: new Map(
      [...Map.groupBy(books, ({ state }) => state)].map(([state, each]) => [state, each.length]),
    ),
  };
}

/** The most that came in any stretch of this length. */
function mostWithin(times: readonly number[], ms: number): number {
  return times.reduce(
    (most, at, index) => Math.max(most, times.slice(0, index + 1).filter((each) => each > at - ms).length),
    0,
  );
}

function countTwiceSoon(posts: readonly Post[]): number {
  let count = 0;
  for (const same of Map.groupBy(posts, ({ groupName, text }) => `${groupName} ${text}`).values()) {
    const times = same.map(({ takenAt }) => Math.min(...takenAt)).toSorted((one, other) => one - other);
    count += times.filter(
      (at, index) => at - (times[index - 1] ?? Number.NEGATIVE_INFINITY) < 2 * hourMs,
    ).length;
  }
  return count;
}

/** Pauses are drawn from this on, and the server takes a message a moment before its answer is there. */
export const leastPauseMs = pace.minPauseMs - 500;
