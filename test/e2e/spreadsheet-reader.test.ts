import { beforeAll, expect, test } from 'vitest';
import { toldByHost } from './told-by-host.ts';

interface Told {
  readonly outcome: number | string;
  readonly tookMs: number;
  readonly stallMs: number;
}

let told: Record<string, Told>;
let stillAlive: number;

beforeAll(async () => {
  ({ stillAlive, ...told } = await toldByHost<{ stillAlive: number } & typeof told>(
    'spreadsheet-reader-host.ts',
  ));
  for (const [name, { outcome, tookMs, stallMs }] of Object.entries(told)) {
    console.log(
      `spreadsheet process, ${name}: ${outcome} in ${tookMs} ms, longest stall of main ${stallMs} ms`,
    );
  }
});

test('the built process reads a list, also one of 20,000 rows', () => {
  expect([told.small?.outcome, told.large?.outcome]).toEqual([2, 20_000]);
});

test('a zip bomb is refused, and so is a file that fills the memory: only its own process ends', () => {
  expect([told.zipBomb?.outcome, told.memoryBomb?.outcome]).toEqual([
    'spreadsheet-too-heavy',
    'spreadsheet-too-heavy',
  ]);
  expect(told.afterwards?.outcome).toBe(1);
});

test('a reading that she cancels ends at once', () => {
  expect(told.cancelled?.outcome).toBe('cancelled');
  expect(told.cancelled?.tookMs).toBeLessThan(1_000);
});

test('no process is left over, and main never stood still for long', () => {
  expect(stillAlive).toBe(0);
  expect(told.large?.stallMs).toBeLessThan(100);
});
