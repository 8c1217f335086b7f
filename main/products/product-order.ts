import type { ProductSort } from '../../shared/product-list.ts';

/** What the list must know of a product to put it into its place. */
export interface ListedVersion {
  /** Of the version that counts. */
  readonly row: number;
  /** Which view shows it: its place in `productViews`. */
  readonly view: number;
  readonly createdAt: number;
  /** The order in which products came, also within one moment. */
  readonly productNumber: number;
  /** What the list is sorted by; `null` stands behind all others. */
  readonly key: string | number | null;
}

export type Compare = (one: ListedVersion, other: ListedVersion) => number;

/** The order of a list; the newest first where it leaves the choice. */
export function compareBy(sort: ProductSort): Compare {
  const direction = sort === 'last-sent' ? -1 : 1;
  return (one, other) => direction * compareKeys(one.key, other.key, direction) || newestFirst(one, other);
}

/** Two sorted stretches as one. */
export function mergeSorted(
  ones: readonly ListedVersion[],
  others: readonly ListedVersion[],
  compare: Compare,
): readonly ListedVersion[] {
  const merged: ListedVersion[] = [];
  let next = 0;
  for (const one of ones) {
    for (let other = others[next]; other !== undefined && compare(other, one) < 0; other = others[next]) {
      merged.push(other);
      next += 1;
    }
    merged.push(one);
  }
  return merged.concat(others.slice(next));
}

function newestFirst(one: ListedVersion, other: ListedVersion): number {
  return other.createdAt - one.createdAt || other.productNumber - one.productNumber;
}

type Key = ListedVersion['key'];

/** Nothing stands last whichever way the list is sorted. */
function compareKeys(one: Key, other: Key, direction: number): number {
  if (one === other) return 0;
  if (one === null) return direction;
  if (other === null) return -direction;
  return one < other ? -1 : 1;
}
