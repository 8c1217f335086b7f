/** What a list of measurements comes to. All in the unit of the measurements. */
export interface Summary {
  readonly median: number;
  /** The middle half of the measurements lies between these two. */
  readonly low: number;
  readonly high: number;
  readonly count: number;
}

/** @throws RangeError for no measurements at all */
export function summarize(values: readonly number[]): Summary {
  return {
    median: quantile(values, 0.5),
    low: quantile(values, 0.25),
    high: quantile(values, 0.75),
    count: values.length,
  };
}

/**
 * Linear between neighbours, as most tools count.
 * @param share 0 for the smallest, 1 for the largest, 0.99 for the p99
 * @throws RangeError for no values at all
 */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)];
  const above = sorted[Math.ceil(place)];
  if (below === undefined || above === undefined) throw new RangeError('No values were measured');
  return below + (above - below) * (place - Math.floor(place));
}

/**
 * The mean of the middle half: as little moved by what lies far out as the median, and finer than the clock.
 * @throws RangeError for no values at all
 */
export function middleMean(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const quarter = Math.floor(sorted.length / 4);
  const middle = sorted.slice(quarter, sorted.length - quarter);
  if (middle.length === 0) throw new RangeError('No values were measured');
  return middle.reduce((sum, value) => sum + value, 0) / middle.length;
}

/**
 * How much the same thing differs from one run to the next on this machine, as a share: 0.03 is 3 %.
 * A difference that is smaller than this says nothing.
 */
export function noiseOf(values: readonly number[]): number {
  const steps = values.slice(1).map((value, index) => stepFrom(values[index] ?? value, value));
  return steps.length === 0 ? 0 : quantile(steps, 0.5);
}

/** From nothing to something is a whole step, whatever it is. */
function stepFrom(before: number, value: number): number {
  return before === 0 ? Math.min(1, Math.abs(value)) : Math.abs(value / before - 1);
}

/** Ours divided by the peer's, pair by pair: what slows the machine for a moment slows both of a pair. */
export function pairedRatio(ours: readonly number[], peer: readonly number[]): Summary {
  if (ours.length !== peer.length) throw new RangeError('Ours and the peer were not measured in pairs');
  return summarize(ours.map((value, index) => value / (peer[index] ?? Number.NaN)));
}
