import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededRandom } from '../../main/practice/server/random.ts';
import { startBoxProcess } from '../../main/practice/start-box-process.ts';
import { type Measured, printReport } from '../measure/report.ts';
import { readBooks, readPosts } from './month/far-end.ts';
import { judgePosts, leastPauseMs } from './month/judge-posts.ts';
import { judgeRests } from './month/judge-rests.ts';
import { judgeRuns } from './month/judge-runs.ts';
import { liveMonth, type Month } from './month/live-month.ts';
import { listExpected } from './month/oracle.ts';
import { groups, month, pace, year, zone } from './month/shop-plan.ts';
import { daysOfMonth, openShopWall } from './month/wall.ts';

/**
 * A month of a small shop in minutes: the built app on a clock that is driven from one alarm to the next, with Baileys
 * and the practice box in real time. Each run that the plan asks for is found by a slow look at the wall, and its end
 * is judged by what the box took and the members decrypted. MONTH_DAYS makes a shorter one, MONTH_SEED picks the same
 * chance again.
 */
const seed = Number(process.env.MONTH_SEED ?? Math.floor(Math.random() * 2 ** 31));
const days = daysOfMonth(year, month).slice(0, Number(process.env.MONTH_DAYS ?? 31));
const wall = openShopWall(zone);
const names = groups.map(({ name }) => name);

say(`${days.length} days in ${zone}, seed ${seed}`);
const startedAt = performance.now();
const folder = mkdtempSync(join(tmpdir(), 'promo-month-'));
const box = await startBoxProcess({ groups, refreshesPerPairing: 0 });
try {
  const lived = await liveMonth({ folder, box, days, wall, random: seededRandom(seed), say });
  process.exitCode = await report(lived);
} finally {
  await box.stop();
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}

async function report(lived: Month): Promise<number> {
  const books = readBooks(folder);
  const expected = listExpected(daysOfMonth(year, month), lived.plannedAt, wall);
  const taken = await readPosts(box, folder, names);
  const runs = judgeRuns(expected, lived, { books, posts: taken, wall });
  const posts = judgePosts(taken, books, wall);
  const isSoldOut = (text: string) => text.includes('Oferta Esgota');
  const rests = judgeRests(lived, { books, posts: taken, wall, isSoldOut });
  const violations = await box.violations();
  const minutes = (performance.now() - startedAt) / 60_000;
  const { owner, questions, napCount, crashCount, startCount } = lived;
  say(`${napCount} naps, ${crashCount} crashes, ${startCount} starts, ${minutes.toFixed(1)} minutes`);
  for (const [end, count] of [...runs.ends].toSorted()) say(`  ${String(count).padStart(4)}  ${end}`);
  say(`answers: ${countAll(owner.answers.map(({ answer }) => answer))}`);
  say(`cut off: ${rests.askedCount}; answers: ${countAll(owner.restAnswers.map(({ answer }) => answer))}`);
  say(
    `messages: ${posts.postCount}, shown once on ${posts.deviceCount} devices; by the books: ${list(posts.states)}`,
  );
  if (lived.waiting.length > 0) say(`held at the end: ${countAll(lived.waiting)}`);
  for (const [what, names] of Object.entries({ ...runs, ...rests })) {
    if (Array.isArray(names) && names.length > 0) say(`${what}: ${names.slice(0, 12).join('; ')}`);
  }
  for (const violation of new Set(violations)) say(`against the protocol: ${violation}`);
  const least = (what: string, value: number, unit: string, bar: number): Measured => ({
    ...{ what, unit, ours: [value], bar: { atMost: bar } },
  });
  const none = (what: string, value: number) => least(what, value, '', 0);
  return printReport(
    `month (seed ${seed}): ${[...runs.ends.values()].reduce((a, b) => a + b, 0)} runs by the oracle`,
    [
      none('runs that ended in nothing', runs.lost.length),
      none('missed although she was there and it was open', runs.missedForNothing.length),
      none('went without her later than the grace, or too early', runs.atAnotherTime.length),
      none('held, or not, for another than the true reason', runs.wronglyHeld.length),
      none('months without a 31st that are not named', lived.namesTheMonth ? 0 : 1),
      none('missed and never offered', runs.neverOffered.length),
      none('runs that no rule asks for', runs.madeUp.length),
      none('rests that went without her later than the grace', rests.wentWithoutHer.length),
      none('rests that she was asked about for nothing', rests.askedForNothing.length),
      none('rests that were given up, and not by her', rests.givenUpWithoutHer.length),
      none(
        'groups that wait without a reason',
        lived.waiting.filter((why) => why === 'waiting' || why === 'sending').length,
      ),
      none('sent, but not exactly once on every device', posts.notOnce),
      none('on a device, but not sent by the books', posts.notSentButHeld),
      none('the same text twice in a group within two hours', posts.twiceSoon),
      none('messages outside opening hours', posts.whileClosed),
      least('most messages in 60 minutes', posts.mostInAnHour, '', pace.hourlyCap),
      least('most messages in 24 hours', posts.mostInADay, '', pace.dailyCap),
      none('pauses shorter than she may wish for', posts.shortestPauseMs < leastPauseMs ? 1 : 0),
      least(
        'questions about one schedule at once',
        Math.max(...questions.map((each) => each.mostOfOne)),
        '',
        1,
      ),
      none('crashes that were not made', days.length < 30 ? 0 : 3 - crashCount),
      none('against the protocol', violations.length),
      least('the whole month', minutes, 'min', 10),
    ],
  );
}

function countAll(values: readonly string[]): string {
  return list(
    new Map([...Map.groupBy(values, (value) => value)].map(([value, each]) => [value, each.length])),
  );
}

function list(counts: ReadonlyMap<string, number>): string {
  return [...counts].map(([what, count]) => `${what} ${count}`).join(', ');
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
