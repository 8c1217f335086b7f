import type { PlainDate } from './plain-date.ts';

/** How far back the pictures look. */
export const reachDays = [28, 84] as const;
export type ReachDays = (typeof reachDays)[number];

/** The most groups that are named one by one; the others are in the days all the same. */
export const mostReachGroups = 20;

/** What became of posts, all together. Whose phone got it is among those who should, who looked among those. */
export interface ReachCounts {
  /** Promos that a group got: three groups are three posts. */
  readonly posts: number;
  readonly people: number;
  readonly delivered: number;
  readonly seen: number;
}

export interface ReachOfDay extends ReachCounts {
  readonly day: PlainDate;
}

export interface ReachOfGroup extends ReachCounts {
  readonly groupId: string;
  /** As it was called at its last post. */
  readonly name: string;
}

/** What was sent in the last weeks, and whom it reached. */
export interface Reach {
  /** Every day up to today, also those without a post, the oldest first. */
  readonly days: readonly ReachOfDay[];
  /** The groups with the most posts first. */
  readonly groups: readonly ReachOfGroup[];
}

/** All of them together. */
export function addCounts(parts: readonly ReachCounts[]): ReachCounts {
  const sum = { posts: 0, people: 0, delivered: 0, seen: 0 };
  for (const part of parts) {
    sum.posts += part.posts;
    sum.people += part.people;
    sum.delivered += part.delivered;
    sum.seen += part.seen;
  }
  return sum;
}
