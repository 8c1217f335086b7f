import { createHistogram } from 'node:perf_hooks';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { measureStalls } from '../../main/diagnostics/measure-stalls.ts';
import { mergeStalls, type StallSlice } from '../../main/diagnostics/merge-stalls.ts';
import { createFakeClock } from '../fakes/clock.ts';

/** A stretch in which these milliseconds were measured, as Node's histogram tells it. */
function slice(values: readonly number[]): StallSlice {
  const histogram = createHistogram();
  for (const ms of values) histogram.record(ms);
  return {
    sampleCount: histogram.count,
    maxMs: values.length === 0 ? 0 : histogram.max,
    percentiles: [...histogram.percentiles],
  };
}

test('nothing measured is no figure', () => {
  expect(mergeStalls([])).toBeNull();
  expect(mergeStalls([slice([]), slice([])])).toBeNull();
});

test('one long stall among a thousand short ones is the longest and not the usual', () => {
  const quiet = slice(Array.from({ length: 999 }, () => 2));
  expect(mergeStalls([quiet, slice([700])])).toEqual({ p50Ms: 2, p99Ms: 2, maxMs: 700, sampleCount: 1_000 });
});

test('a busy stretch shows in the whole by its length', () => {
  const quiet = slice(Array.from({ length: 900 }, () => 1));
  const busy = slice(Array.from({ length: 100 }, () => 80));
  expect(mergeStalls([quiet, busy])).toMatchObject({ p50Ms: 1, p99Ms: 80, maxMs: 80 });
});

test('whatever is measured, several stretches say what one long one would say', () => {
  const stretch = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(fc.array(stretch, { minLength: 1, maxLength: 6 }), (stretches) => {
      const all = stretches.flat().sort((a, b) => a - b);
      const merged = mergeStalls(stretches.map(slice));
      const at = (share: number) => all[Math.max(0, Math.ceil(share * all.length) - 1)] ?? 0;
      expect(merged?.sampleCount).toBe(all.length);
      expect(merged?.maxMs).toBe(all.at(-1));
      // The histogram names percentiles in steps, so it may answer with a value a few samples further on.
      expect(merged?.p50Ms).toBeGreaterThanOrEqual(at(0.4));
      expect(merged?.p50Ms).toBeLessThanOrEqual(at(0.8));
      expect(merged?.p99Ms).toBeGreaterThanOrEqual(at(0.9));
      expect(merged?.p99Ms).toBeLessThanOrEqual(at(1));
    }),
  );
});

test('a stall of this very process is seen, also in an earlier ten minutes, and forgotten after an hour', async () => {
  const clock = createFakeClock();
  const meter = measureStalls(clock);
  await turnsOfTheLoop(3);
  const endsAt = performance.now() + 300;
  while (performance.now() < endsAt);
  await turnsOfTheLoop(3);
  expect(meter.read()?.maxMs).toBeGreaterThan(200);
  clock.advance(30 * 60_000);
  expect(meter.read()?.maxMs).toBeGreaterThan(200);
  clock.advance(40 * 60_000);
  await turnsOfTheLoop(3);
  expect(meter.read()?.maxMs ?? 0).toBeLessThan(200);
  meter.stop();
  expect(clock.pendingCount()).toBe(0);
});

/** Long enough for the histogram to look that often. */
async function turnsOfTheLoop(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => setTimeout(resolve, 60));
}
