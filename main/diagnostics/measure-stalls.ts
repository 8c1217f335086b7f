import { type IntervalHistogram, monitorEventLoopDelay } from 'node:perf_hooks';
import type { Stalls } from '../../shared/diagnostics.ts';
import type { Clock } from '../system/clock.ts';
import { mergeStalls, type StallSlice } from './merge-stalls.ts';

export interface StallMeter {
  /** Of the last hour. */
  read(): Stalls | null;
  stop(): void;
}

/** Twenty looks a second cost nothing that can be measured, and a stall that a person notices is longer than this. */
const resolutionMs = 50;
const sliceMs = 10 * 60_000;
const sliceCount = 6;

/** Watches for how long main is busy at a stretch. */
export function measureStalls(clock: Pick<Clock, 'after'>): StallMeter {
  const histogram = monitorEventLoopDelay({ resolution: resolutionMs });
  let slices: StallSlice[] = [];
  let cancel = () => {};

  function beginSlice(): void {
    cancel = clock.after(sliceMs, () => {
      slices = [...slices, readSlice(histogram)].slice(1 - sliceCount);
      histogram.reset();
      beginSlice();
    });
  }

  histogram.enable();
  beginSlice();
  return {
    read: () => mergeStalls([...slices, readSlice(histogram)]),
    stop() {
      cancel();
      histogram.disable();
    },
  };
}

/** Node counts from one look to the next, so that an idle loop shows the pause between two looks. */
function readSlice({ count, max, percentiles }: IntervalHistogram): StallSlice {
  const toMs = (ns: number) => Math.max(0, ns / 1e6 - resolutionMs);
  return {
    sampleCount: count,
    maxMs: count === 0 ? 0 : toMs(max),
    percentiles: [...percentiles].map(([percentile, ns]) => [percentile, toMs(ns)]),
  };
}
