import fc from 'fast-check';
import { captureConsole } from '../../main/system/capture-console.ts';
import { printReport } from '../measure/report.ts';
import { allFaults } from './faults/all-faults.ts';
import type { Fault } from './faults/fault.ts';
import { openOurSide } from './faults/our-side.ts';
import { type Case, type CaseResult, runCase } from './faults/run-case.ts';
import type { Side } from './faults/side.ts';
import { openStockSide } from './faults/stock-side.ts';
import { type Outcome, printTable, toMeasured } from './faults/tally.ts';

/**
 * Every fault that can keep a member's device from reading, one by one and in random pairs, in groups of 3 to 60
 * members with 1 to 3 devices: the built app beside stock Baileys, each against a box of its own, judged by what the box's
 * devices could read.
 *
 * FAULTS_SEED repeats a run · FAULTS_PAIRS how many pairs · FAULTS_MEMBERS the largest group · FAULTS_ONLY part of a
 * fault's name · FAULTS_STOCK=0 ours alone
 */
const seed = Number(process.env.FAULTS_SEED ?? Date.now() % 1_000_000);
const pairCount = Number(process.env.FAULTS_PAIRS ?? 30);
const mostMembers = Number(process.env.FAULTS_MEMBERS ?? 60);
const only = process.env.FAULTS_ONLY ?? '';
const hasStock = process.env.FAULTS_STOCK !== '0';

const chosen = allFaults.filter(({ name }) => name.includes(only));
const cases = planCases(chosen, pairCount);
say('ours: the built app, its own outbox and window; a question to the server waits 2 s');
say(`seed ${seed}: ${chosen.length} faults one by one, ${cases.length - chosen.length} pairs`);

// Baileys and libsignal write sessions with their private keys to the console.
const giveConsoleBack = captureConsole({ debug: () => undefined });
const ours = await runAll(() => openOurSide(), cases);
const stock = hasStock ? await runAll(openStockSide, cases) : undefined;
giveConsoleBack();

const outcomes: readonly Outcome[] = cases.map((each) => ({
  faults: each.faults,
  ours: ours.results.get(each.number),
  stock: stock?.results.get(each.number),
}));
printTable(outcomes, say);
process.exitCode = printReport('faults', toMeasured(outcomes, ours.qrCount));

/** Groups of every size, mostly small ones: in a large one stock's storms of repeats would take an hour. */
function planCases(faults: readonly Fault[], pairs: number): readonly Case[] {
  const members = fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 3, max: Math.min(12, mostMembers) }) },
    { weight: 3, arbitrary: fc.integer({ min: 3, max: Math.min(25, mostMembers) }) },
    { weight: 1, arbitrary: fc.integer({ min: 3, max: mostMembers }) },
  );
  const devices = fc.array(fc.constantFrom<1 | 2 | 3>(1, 2, 3), { minLength: 1, maxLength: 4 });
  const plan = fc.record({
    size: fc.record({ members, devicesPerMember: devices }),
    isLid: fc.boolean(),
    seed: fc.nat(),
  });
  const two = fc.tuple(fc.constantFrom(...faults), fc.constantFrom(...faults)).filter(([a, b]) => a !== b);
  const sampled = <Value>(arbitrary: fc.Arbitrary<Value>, numRuns: number) =>
    numRuns === 0 ? [] : fc.sample(arbitrary, { seed, numRuns });
  const plans = sampled(plan, faults.length + pairs);
  const together = faults.length < 2 ? [] : sampled(two, pairs);
  const all: readonly (readonly Fault[])[] = [...faults.map((fault) => [fault]), ...together];
  return plans.slice(0, all.length).map(({ size, isLid, seed: own }, index) => {
    const each = all[index] ?? [];
    const addressing = each.find((fault) => fault.addressing)?.addressing ?? (isLid ? 'lid' : 'phone-number');
    return { number: index + 1, faults: each, plan: { ...size, addressing }, seed: own };
  });
}

interface AllResults {
  readonly results: ReadonlyMap<number, CaseResult>;
  readonly qrCount: number;
}

/** One after the other over one login; a side that got stuck begins anew, and the case counts as it stands. */
async function runAll(open: () => Promise<Side>, all: readonly Case[]): Promise<AllResults> {
  const results = new Map<number, CaseResult>();
  let side = await open();
  let qrCount = 0;
  for (const each of all) {
    const startedAt = performance.now();
    const what = each.faults.map(({ name }) => name).join(' + ');
    try {
      const result = await runCase(side, each);
      results.set(each.number, result);
      const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
      say(
        `${side.name} ${each.number} ${what} (${each.plan.members} ${each.plan.addressing}): ${result.atFirst} at first, ${result.later} later, ${result.never} never of ${result.deviceCount}, next ${result.nextNotAtFirst} not, cost ${result.costPkmsgs}/${result.costQuestions}, ${seconds} s`,
      );
    } catch (error) {
      say(`${side.name} ${each.number} ${what}: ${error instanceof Error ? error.message : String(error)}`);
      qrCount += side.countQrs();
      await side.stop();
      side = await open();
    }
  }
  qrCount += side.countQrs();
  await side.stop();
  return { results, qrCount };
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
