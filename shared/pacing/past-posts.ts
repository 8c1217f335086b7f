import { pacingFloor } from './limits.ts';

/** A message that was handed over, whatever became of it. Times are milliseconds since 1970. */
export interface PastPost {
  readonly endedAt: number;
  /** The pause that was drawn to follow it. */
  readonly pauseMs: number;
  /** To the account's own chat: it disturbs nobody, so no cap counts it, but a pause follows it too. */
  readonly isOwnChat: boolean;
}

const dayMs = 24 * 3_600_000;

/** What the caps and the pause still need of the past, oldest first. */
export function keepForCaps(posts: readonly PastPost[]): readonly PastPost[] {
  const last = posts.at(-1);
  if (last === undefined) return posts;
  const counted = posts.filter(
    (post) => post === last || (!post.isOwnChat && post.endedAt > last.endedAt - dayMs),
  );
  return counted.slice(-pacingFloor.dailyCap - 1);
}

/**
 * Brings posts that lie in the future (the computer's clock was set back) to now, and those that lie after the one
 * that followed them to that one: never earlier than they were, so that no cap is crossed. Their pause starts again,
 * but nobody waits for a day to come a second time. The result is to be kept, or the pause would start again for ever.
 * @param posts in the order in which they were made
 */
export function forgiveClockSetBack(posts: readonly PastPost[], now: number): readonly PastPost[] {
  let bound = now;
  let isRight = true;
  const put = posts.toReversed().map((post) => {
    if (post.endedAt <= bound) {
      bound = post.endedAt;
      return post;
    }
    isRight = false;
    return { ...post, endedAt: bound };
  });
  return isRight ? posts : put.toReversed();
}
