import { expect, test } from 'vitest';
import { measurePairs } from '../../../scripts/measure/measure-pairs.ts';
import { judge, type Measured, printReport } from '../../../scripts/measure/report.ts';
import { middleMean, noiseOf, quantile, summarize } from '../../../scripts/measure/statistics.ts';

const quick: Measured = {
  what: 'first send',
  unit: 'ms',
  ours: [110, 120, 130],
  peer: { name: 'stock', values: [100, 100, 100] },
  bar: { timesPeer: 1.25 },
};

function report(measured: readonly Measured[], argv: readonly string[] = []) {
  const lines: string[] = [];
  const status = printReport('sample', measured, (line) => void lines.push(line), argv);
  return { status, lines };
}

test.for([
  { values: [3, 1, 2], median: 2, low: 1.5, high: 2.5 },
  { values: [4, 1, 3, 2], median: 2.5, low: 1.75, high: 3.25 },
  { values: [7], median: 7, low: 7, high: 7 },
])('the median and the middle half of $values', ({ values, median, low, high }) => {
  expect(summarize(values)).toEqual({ median, low, high, count: values.length });
});

test('the p99 of 0 to 100 is 99', () => {
  const values = Array.from({ length: 101 }, (_, index) => index);
  expect(quantile(values, 0.99)).toBe(99);
});

test('the mean of the middle half leaves out what lies far out, and is finer than what was measured', () => {
  expect(middleMean([900, 4, 5, 5, 4, 5, 5, 0])).toBe(4.75);
  expect(middleMean([7])).toBe(7);
});

test('no measurement is an error, not a zero', () => {
  expect(() => summarize([])).toThrow(RangeError);
  expect(() => middleMean([])).toThrow(RangeError);
});

test('the noise is what the same thing differs from run to run', () => {
  expect(noiseOf([100, 110, 99])).toBeCloseTo(0.1);
});

test('the ratio is taken pair by pair, so a slow moment that slows both does not count', () => {
  const slowed: Measured = {
    ...quick,
    ours: [110, 1100, 110],
    peer: { name: 'stock', values: [100, 1000, 100] },
  };
  expect(judge(slowed).ratio?.median).toBeCloseTo(1.1);
});

test.for([
  { name: 'a ratio within its bar', measured: quick, holds: true },
  { name: 'a ratio beyond its bar', measured: { ...quick, bar: { timesPeer: 1.1 } }, holds: false },
  { name: 'a figure within its bar', measured: { ...quick, bar: { atMost: 120 } }, holds: true },
  { name: 'a figure beyond its bar', measured: { ...quick, bar: { atMost: 119 } }, holds: false },
  {
    name: 'something unmeasurable',
    measured: { ...quick, ours: [Number.NaN], bar: { atMost: 9 }, peer: { name: 'stock', values: [1] } },
    holds: false,
  },
])('$name: holds is $holds', ({ measured, holds }) => {
  expect(judge(measured).holds).toBe(holds);
});

test('a multiple of a peer needs a peer', () => {
  expect(() => judge({ what: 'x', unit: 'ms', ours: [1], bar: { timesPeer: 1 } })).toThrow('no peer');
});

test('people get a table, programs one JSON object as the last line, both the exit status', () => {
  const broken: Measured = { ...quick, what: 'stall', bar: { atMost: 100 } };
  const { status, lines } = report([quick, broken], ['--json']);
  expect(status).toBe(1);
  expect(lines[1]).toMatch(/^measured +ours +peer +ratio +noise +bar +holds$/);
  expect(lines[2]).toMatch(/^first send +120 \(115 to 125\) ms +100 .*\(stock\) +1\.20 .* +1\.25 x +yes$/);
  expect(lines[3]).toMatch(/^stall .*100 ms +NO$/);
  const json = JSON.parse(lines.at(-1) ?? '');
  expect(json).toMatchObject({
    bench: 'sample',
    holds: false,
    findings: [{ holds: true }, { holds: false }],
  });
});

test('without --json no JSON is printed, and nothing measured does not hold', () => {
  const { status, lines } = report([]);
  expect(status).toBe(1);
  expect(lines.some((line) => line.startsWith('{'))).toBe(false);
});

test('pairs are measured in turns after a warm-up, and who goes first changes', async () => {
  const calls: string[] = [];
  const measure = (name: string) => async () => calls.push(name);
  const pairs = await measurePairs(measure('ours'), measure('peer'), 2);
  expect(calls).toEqual(['ours', 'peer', 'ours', 'peer', 'peer', 'ours']);
  expect(pairs).toEqual({ ours: [3, 6], peer: [4, 5] });
});
