import type { ReachCounts } from '../../shared/reach.ts';

/** How long the bars inside each other are, each as a part of the longest one, from 0 to 1. */
export interface Shares {
  readonly people: number;
  readonly delivered: number;
  readonly seen: number;
}

/** @param most the people of the longest bar */
export function shareOf({ people, delivered, seen }: ReachCounts, most: number): Shares {
  // A group that lost members since has more receipts than people; the bars stay inside each other all the same.
  const part = (count: number) => (most === 0 ? 0 : Math.min(count, people) / most);
  return { people: part(people), delivered: part(delivered), seen: part(Math.min(seen, delivered)) };
}
