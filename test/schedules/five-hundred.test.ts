import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { createPlan } from '../../main/schedules/plan.ts';
import { createBreathe } from '../../main/whatsapp/breathe.ts';
import { addDays, type PlainDate } from '../../shared/plain-date.ts';
import { momentOf } from '../../shared/schedules/moment-of.ts';
import type { WallTime } from '../../shared/schedules/timing.ts';
import type { MissedAnswer, ScheduleId } from '../../shared/schedules.ts';
import { minuteMs, openSender, productId, type Sender } from '../broadcasts/open-sender.ts';
import { createSeededChance } from '../fakes/chance.ts';
import { aPromo, aTiming, daily, home, openPlanner } from './open-planner.ts';

const count = 500;
const today = '2025-11-22' as PlainDate;
/** What main must never do at a stretch. */
const longestTurnMs = 50;

/**
 * How long the longest turn kept this thread busy. The time of the processor is judged, because the clock on the wall
 * also counts what others do on this computer.
 */
async function measure(what: string, work: () => unknown): Promise<number> {
  collectGarbage();
  const longest = { cpuMs: 0, wallMs: 0 };
  let [used, startedAt] = [process.threadCpuUsage(), performance.now()];
  let isOver = false;
  function lookAtTurn(): void {
    const { user, system } = process.threadCpuUsage(used);
    longest.cpuMs = Math.max(longest.cpuMs, (user + system) / 1e3);
    longest.wallMs = Math.max(longest.wallMs, performance.now() - startedAt);
    [used, startedAt] = [process.threadCpuUsage(), performance.now()];
    if (!isOver) setImmediate(lookAtTurn);
  }
  setImmediate(lookAtTurn);
  await work();
  isOver = true;
  lookAtTurn();
  const { cpuMs, wallMs } = longest;
  console.log(
    `${what}: longest turn ${cpuMs.toFixed(1)} ms of the processor, ${wallMs.toFixed(0)} ms on the wall`,
  );
  return cpuMs;
}

/** Daily promos to ten groups each, two months of which have run. */
function planAll({ shop, groupId }: Sender, now: number): readonly ScheduleId[] {
  const plan = createPlan(shop, { timeZone: () => home });
  const chance = createSeededChance(9_000);
  const ids = Array.from({ length: count }, () => chance.uuid() as ScheduleId);
  shop.transaction(() => {
    for (const [index, id] of ids.entries()) {
      const time = `${10 + (index % 10)}:${String(index % 60).padStart(2, '0')}` as WallTime;
      const groupIds = Array.from({ length: 10 }, (_, of) => groupId(`Grupo ${(index + of) % 60}`));
      const what = aPromo(productId, `Texto ${index}`);
      const timing = aTiming('2025-09-01', time, daily);
      plan.schedules.add(id, { what, groupIds, setIds: [], timing }, { handledUntil: now });
      plan.refresh(id);
      for (let before = 1; before <= 60; before += 1) {
        const day = addDays(today, -before);
        const state = { kind: 'held', why: 'no-group' } as const;
        plan.runs.write({ scheduleId: id, day, at: momentOf(day, time, home), state });
      }
    }
  });
  shop.db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  return ids;
}

async function open(options: Parameters<typeof openPlanner>[1] = {}) {
  const groups = Array.from({ length: 60 }, (_, index) => ({ name: `Grupo ${index}`, members: 1 }));
  const sender = await openSender({ groups });
  const ids = planAll(sender, sender.clock.now());
  const begin = () => openPlanner(sender, { breathe: createBreathe(() => performance.now()), ...options });
  return { sender, ids, begin };
}

/** Seconds pass, until it is so; a look at everything takes real turns. The time limit is the test's own. */
async function letLook({ clock }: Sender, isSo: () => boolean): Promise<void> {
  while (!isSo()) await clock.run(1_000);
}

/** What the test itself has left must not be swept up while something is measured, least of all on a busy computer. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}

/** The longest turn of each step of a story, in milliseconds of the processor. */
type Turns = Map<string, number>;

/**
 * What else runs on this computer, and the engine's own sweeping up, make a turn longer and never shorter: where one
 * was too long the whole story is told again, at most three times, and of each step its quickest counts.
 */
async function expectShortTurns(tell: (turns: Turns) => Promise<void>): Promise<void> {
  const quickest: Turns = new Map();
  const isTooLong = () => quickest.size === 0 || Math.max(...quickest.values()) >= longestTurnMs;
  for (let times = 0; times < 3 && isTooLong(); times += 1) {
    const turns: Turns = new Map();
    await tell(turns);
    for (const [step, ms] of turns) quickest.set(step, Math.min(ms, quickest.get(step) ?? ms));
  }
  expect([...quickest].filter(([, ms]) => ms >= longestTurnMs)).toEqual([]);
}

test(
  'with 500 schedules and two months of runs, main is never busy for long',
  () => expectShortTurns(liveOnAnOrdinaryDay),
  240_000,
);

async function liveOnAnOrdinaryDay(turns: Turns): Promise<void> {
  let zone = home;
  const { sender, ids, begin } = await open({ zone: () => zone });
  let planner: ReturnType<typeof openPlanner> | undefined;
  const note = async (what: string, work: () => unknown) => turns.set(what, await measure(what, work));
  await note('start', () => {
    planner = begin();
  });
  if (planner === undefined) throw new Error('it was begun');
  const { handlers, shown, schedules } = planner;
  const [first] = ids;
  if (first === undefined) throw new Error('there are schedules');
  expect(shown().length).toBe(count);
  await note('one is paused', () => handlers['schedules.pause']({ id: first }));
  await note('the list is told to the window', () => structuredClone(shown()));
  await note('something of the shop has changed', async () => {
    schedules.noteChange();
    await sender.clock.run(1_000);
  });
  const from = momentOf(today, '00:00', home);
  await note('the runs of a month', async () => {
    const runs = await handlers['schedules.runs']({ from, until: from + 30 * 24 * 60 * minuteMs });
    expect(runs.length).toBe(5_000);
    structuredClone(runs);
  });
  zone = 'Europe/Lisbon';
  const isThere = () =>
    shown().every(
      ({ id, next, timing }) => id === first || next?.at === momentOf(next?.day ?? today, timing.time, zone),
    );
  expect(isThere()).toBe(false);
  await note('another time zone', async () => {
    planner?.wakeUp();
    await letLook(sender, isThere);
  });
}

test(
  'three days asleep with 500 schedules: no turn is long, whatever she answers, and nothing goes by itself',
  () => expectShortTurns(sleepForThreeDays),
  240_000,
);

async function sleepForThreeDays(turns: Turns): Promise<void> {
  const { sender, begin } = await open();
  const { handlers, shown, missed, jumpTo, wakeUp } = begin();
  await sender.clock.run(minuteMs);
  const note = async (what: string, work: () => unknown) => turns.set(what, await measure(what, work));
  const answerAll = async (answer: MissedAnswer) => handlers['schedules.answerMissed']({ id: null, answer });
  const sleep = async (day: string) => {
    jumpTo(day, '23:00');
    wakeUp();
    await letLook(sender, () => missed().length === count);
  };
  await note('waking up after three days', () => sleep('2025-11-25'));
  expect(missed().every((each) => each.count === 4)).toBe(true);
  await note('all are planned for the next free time', () => answerAll('next-free'));
  expect(missed().length).toBe(0);
  await note('three days more', () => sleep('2025-11-28'));
  await note('the clock is set back by two days', async () => {
    jumpTo('2025-11-27', '07:00');
    wakeUp();
    const end = momentOf('2025-11-28' as PlainDate, '00:00', home);
    await letLook(sender, () => shown().every(({ next }) => next !== null && next.at < end));
  });
  await note('all are discarded', () => answerAll('discard'));
  expect(missed().length).toBe(0);
  expect(await sender.taken(['Grupo 0', 'Grupo 59'])).toEqual([0, 0]);
}
