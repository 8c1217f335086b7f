import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeFolder, openTestShop } from '../builders.ts';
import { startProcess } from '../start-process.ts';

const script = join(import.meta.dirname, 'schedules-process.ts');
const count = 24;

/** When it is killed: after so many runs of this life, however slow the computer is just now, and a moment more. */
interface Death {
  readonly afterRuns: number;
  readonly moreMs: number;
}

const never: Death = { afterRuns: Number.POSITIVE_INFINITY, moreMs: 0 };

/** Starts schedules that are all due, in a process of their own. @returns whether it was finished before it was killed */
async function liveAndDie(folder: string, { afterRuns, moreMs }: Death): Promise<boolean> {
  const { lines, ended, kill } = startProcess(script, folder, count);
  let runCount = 0;
  const isFinished = await new Promise<boolean>((resolve, reject) => {
    lines.on('line', (line) => {
      if (line === 'started') runCount += 1;
      const isTime = line === 'started' ? runCount === afterRuns : line === 'begun' && afterRuns === 0;
      if (isTime) setTimeout(() => resolve(false), moreMs);
      if (line === 'finished') resolve(true);
    });
    void ended.then(() => reject(new Error('the process ended by itself')));
  });
  await kill();
  return isFinished;
}

interface Disk {
  readonly started: number;
  readonly otherRuns: number;
  /** How many broadcasts there are, and how many texts they have. */
  readonly broadcasts: number;
  readonly texts: number;
}

function readDisk(folder: string): Disk {
  const shop = openTestShop(folder);
  const disk = shop.db
    .prepare(
      `SELECT (SELECT count(*) FROM schedule_runs WHERE state = 'started') AS started,
         (SELECT count(*) FROM schedule_runs WHERE state <> 'started') AS otherRuns,
         (SELECT count(*) FROM broadcasts) AS broadcasts, (SELECT count(DISTINCT text) FROM broadcasts) AS texts`,
    )
    .get() as unknown as Disk;
  shop.close();
  return { ...disk };
}

test('killed again and again while it runs, no run is lost and none is there twice', async () => {
  const folder = makeFolder();
  let killCount = 0;
  for (let startedCount = 0; startedCount < count; killCount += 1) {
    if (killCount > 100) throw new Error('the schedules do not come to an end');
    await liveAndDie(folder, { afterRuns: Math.floor(Math.random() * 5), moreMs: Math.random() * 20 });
    const { started, otherRuns, broadcasts, texts } = readDisk(folder);
    // What has run has its broadcast, and there is none of anything else.
    expect([broadcasts, texts, otherRuns]).toEqual([started, started, 0]);
    startedCount = started;
  }
  expect(killCount).toBeGreaterThan(1);
  expect(await liveAndDie(folder, never)).toBe(true);
  expect(readDisk(folder)).toEqual({ started: count, otherRuns: 0, broadcasts: count, texts: count });
  const file = join(folder, 'taken.log');
  const taken = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
  expect(new Set(taken).size).toBe(taken.length);
  expect(taken.length).toBeGreaterThan(count / 2);
}, 240_000);
