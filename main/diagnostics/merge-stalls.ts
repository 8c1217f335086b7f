import type { Stalls } from '../../shared/diagnostics.ts';

/** A stretch of time as a histogram tells it: for each percentile, the value that it stays at or below. */
export interface StallSlice {
  readonly sampleCount: number;
  readonly maxMs: number;
  /** Percentile (0 to 100) and milliseconds, in rising order. */
  readonly percentiles: readonly (readonly [percentile: number, ms: number])[];
}

/**
 * Makes one of several stretches. Node's own histogram of the event loop cannot be added to another one
 * (`RecordableHistogram.add` takes only its like), so their percentiles are put together by their weights.
 * @returns `null` when nothing was measured
 */
export function mergeStalls(slices: readonly StallSlice[]): Stalls | null {
  const sampleCount = slices.reduce((sum, slice) => sum + slice.sampleCount, 0);
  if (sampleCount === 0) return null;
  const points = slices.flatMap(weigh).sort((a, b) => a.ms - b.ms);

  function readPercentile(percentile: number): number {
    const wanted = (percentile / 100) * sampleCount;
    let seen = 0;
    for (const { ms, weight } of points) {
      seen += weight;
      // What is added up from parts may miss the whole by a hair.
      if (seen >= wanted - 1e-6) return ms;
    }
    return points.at(-1)?.ms ?? 0;
  }

  return {
    p50Ms: readPercentile(50),
    p99Ms: readPercentile(99),
    maxMs: Math.max(...slices.map(({ maxMs }) => maxMs)),
    sampleCount,
  };
}

/** How many samples lie between one percentile and the next. */
function weigh({ sampleCount, percentiles }: StallSlice) {
  let before = 0;
  return percentiles.map(([percentile, ms]) => {
    const weight = ((percentile - before) / 100) * sampleCount;
    before = percentile;
    return { ms, weight };
  });
}
