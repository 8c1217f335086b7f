/** Something that stands at a minute of a day. */
interface Timed {
  /** Since midnight. */
  readonly minute: number;
}

export interface PlacedEntry<Entry> {
  readonly entry: Entry;
  /** Its column among those that stand beside it, from 0. */
  readonly lane: number;
  readonly laneCount: number;
}

/** Entries for which there is no room beside the others. */
export interface Crowd<Entry> extends Timed {
  readonly entries: readonly Entry[];
  readonly lane: number;
  readonly laneCount: number;
}

export interface DayLayout<Entry> {
  readonly placed: readonly PlacedEntry<Entry>[];
  readonly crowds: readonly Crowd<Entry>[];
}

export interface DayRoom {
  /** How many minutes of the picture an entry takes up. */
  readonly lastsMinutes: number;
  /** So many may stand side by side. */
  readonly mostLanes: number;
}

/** Puts what would lie upon each other side by side; where that is too much, the rest is counted in the last lane. */
export function layOutDay<Entry extends Timed>(
  entries: readonly Entry[],
  { lastsMinutes, mostLanes }: DayRoom,
): DayLayout<Entry> {
  const placed: PlacedEntry<Entry>[] = [];
  const crowds: Crowd<Entry>[] = [];
  for (const cluster of splitClusters(entries, lastsMinutes)) {
    const lanes = giveLanes(cluster, lastsMinutes);
    const needed = Math.max(...lanes) + 1;
    const laneCount = Math.min(needed, mostLanes);
    // Where not all have room, the last lane is for the number of the others.
    const free = needed > mostLanes ? mostLanes - 1 : mostLanes;
    const crowd = cluster.filter((_, index) => (lanes[index] ?? 0) >= free);
    for (const [index, entry] of cluster.entries()) {
      const lane = lanes[index] ?? 0;
      if (lane < free) placed.push({ entry, lane, laneCount });
    }
    const [first] = crowd;
    if (first !== undefined) crowds.push({ minute: first.minute, entries: crowd, lane: free, laneCount });
  }
  return { placed, crowds };
}

/** Stretches of the day in which each entry touches another one. */
function splitClusters<Entry extends Timed>(entries: readonly Entry[], lastsMinutes: number): Entry[][] {
  const clusters: Entry[][] = [];
  for (const entry of entries.toSorted((one, other) => one.minute - other.minute)) {
    const cluster = clusters.at(-1);
    const before = cluster?.at(-1);
    if (cluster && before && entry.minute < before.minute + lastsMinutes) cluster.push(entry);
    else clusters.push([entry]);
  }
  return clusters;
}

/** For each entry the first lane that is free at its minute. */
function giveLanes(cluster: readonly Timed[], lastsMinutes: number): number[] {
  const endOfLane: number[] = [];
  return cluster.map(({ minute }) => {
    const free = endOfLane.findIndex((end) => end <= minute);
    const lane = free === -1 ? endOfLane.length : free;
    endOfLane[lane] = minute + lastsMinutes;
    return lane;
  });
}

/** A step of the picture in which entries are moved. */
export const stepMinutes = 15;
const lastMinute = 24 * 60 - 1;

/** Where an entry comes to stand that is moved so far down or up: whole steps from where it was, within its day. */
export function moveMinute(minute: number, byMinutes: number): number {
  const steps = Math.round(byMinutes / stepMinutes);
  const [most, least] = [Math.floor((lastMinute - minute) / stepMinutes), Math.ceil(-minute / stepMinutes)];
  return minute + Math.min(most, Math.max(least, steps)) * stepMinutes;
}
