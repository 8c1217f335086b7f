import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sandboxArguments } from './open-app.ts';

const host = join(import.meta.dirname, 'spreadsheet-reader-host.ts');
const profile = mkdtempSync(join(tmpdir(), 'promo-sheets-'));

interface Told {
  readonly outcome: number | string;
  readonly tookMs: number;
  readonly stallMs: number;
}

let told: Record<string, Told>;
let stillAlive: number;

beforeAll(async () => {
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [...sandboxArguments(), host], {
    env: { ...env, PROMO_PROFILE: profile },
    timeout: 120_000,
  });
  const line = stdout.split('\n').find((text) => text.startsWith('{'));
  if (line === undefined) throw new Error(`the reader told nothing: ${stderr}`);
  ({ stillAlive, ...told } = JSON.parse(line));
  for (const [name, { outcome, tookMs, stallMs }] of Object.entries(told)) {
    console.log(
      `spreadsheet process, ${name}: ${outcome} in ${tookMs} ms, longest stall of main ${stallMs} ms`,
    );
  }
});

afterAll(() => rmSync(profile, { recursive: true, force: true }));

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
