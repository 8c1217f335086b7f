import { setTimeout as sleep } from 'node:timers/promises';
import type { PracticeBox } from '../../../main/practice/practice-box.ts';
import type { PlainMonth } from '../../../shared/schedules/run-days.ts';
import { linkApp } from '../../measure/app/link-app.ts';
import { type Computer, startComputer } from './computer.ts';
import { type Owner, openOwner, type Questions } from './owner.ts';
import { dayOf, mornings } from './shop-plan.ts';
import type { ShopWall } from './wall.ts';

/** From when to when the computer was awake and the app ran, in milliseconds since 1970. */
export interface Awake {
  readonly from: number;
  readonly to: number;
}

export interface Month {
  readonly plannedAt: number;
  readonly endsAt: number;
  readonly owner: Owner;
  readonly awake: readonly Awake[];
  readonly questions: readonly Questions[];
  readonly crashCount: number;
  readonly napCount: number;
  readonly startCount: number;
  /** What the app says at the end. */
  readonly runs: Awaited<ReturnType<typeof readRuns>>;
  readonly stillAsked: ReadonlySet<string>;
  /** Groups that have not got what was begun, by what the window says of each. */
  readonly waiting: readonly string[];
  /** Whether the app says that this month has no 31st. */
  readonly namesTheMonth: boolean;
}

export interface MonthNeeds {
  readonly folder: string;
  readonly box: PracticeBox;
  readonly days: readonly string[];
  readonly wall: ShopWall;
  /** A number from 0 to 1. */
  readonly random: () => number;
  readonly say: (line: string) => void;
}

const minuteMs = 60_000;
/** Crashes come while something goes out; on the other two days the computer stays shut. */
const crashDays = [dayOf(3), dayOf(14), dayOf(21)];
const daysOff = [dayOf(10), dayOf(18)];
const settleMs = 300;
const monthName = dayOf(1).slice(0, 7) as PlainMonth;

/** Lives through a month: awake from ten to seven with naps, some nights switched off, three crashes, two days off. */
export async function liveMonth({ folder, box, days, wall, random, say }: MonthNeeds): Promise<Month> {
  const awake: Awake[] = [];
  const questions: Questions[] = [];
  const counts = { crashCount: 0, napCount: 0, startCount: 0 };
  let wokeAt = 0;

  async function start(at: number): Promise<Computer> {
    counts.startCount += 1;
    const started = await startComputer(folder, box, at);
    await linkApp(started, box.phone);
    wokeAt = at;
    return started;
  }

  async function sleepUntil(at: number): Promise<void> {
    awake.push({ from: wokeAt, to: await app.now() });
    await app.sleepTo(at);
    wokeAt = at;
  }

  async function crash(): Promise<void> {
    const from = await app.now();
    const dying = app.hurryTo(from + 5 * minuteMs).catch(() => undefined);
    await sleep(random() * 250);
    await app.kill();
    await dying;
    awake.push({ from: wokeAt, to: from });
    counts.crashCount += 1;
    app = await start(from + 12 * minuteMs);
  }

  async function seeToQuestions(): Promise<void> {
    await sleep(settleMs);
    questions.push(await owner.answerSome(app));
  }

  async function liveDay(day: string): Promise<void> {
    const at = (time: string) => wall.momentOf(day, time);
    const deed = mornings.get(day);
    if (deed !== undefined) await owner.do(deed, app, box);
    await seeToQuestions();
    const closesAt = at('19:05');
    const naps = Array.from({ length: 1 + Math.floor(random() * 3) }, () => {
      const from = at('10:15') + Math.floor(random() * 500) * minuteMs;
      return { kind: 'nap' as const, at: from, to: from + Math.ceil(random() * 90) * minuteMs };
    });
    // While a promo is under way to its groups.
    const crashAt = day === dayOf(21) ? at('16:03') : at('12:00');
    const crashes = crashDays.includes(day) ? [{ kind: 'crash' as const, at: crashAt }] : [];
    const isAwakeThen = (nap: { at: number; to: number }) =>
      crashes.every((each) => nap.to + 3 * minuteMs < each.at || nap.at > each.at);
    const events = [...naps.filter(isAwakeThen), ...crashes];
    for (const event of events.toSorted((one, other) => one.at - other.at)) {
      if (event.at <= (await app.now()) || event.at >= closesAt) continue;
      await app.hurryTo(event.at + Math.floor(random() * 100_000));
      if (event.kind === 'crash') await crash();
      else {
        counts.napCount += 1;
        await sleepUntil(Math.min(closesAt, event.to + 100_000));
      }
      await seeToQuestions();
    }
    await app.hurryTo(closesAt);
  }

  async function night(until: number): Promise<void> {
    if (random() < 0.25) {
      awake.push({ from: wokeAt, to: await app.now() });
      await app.shutDown();
      app = await start(until);
    } else await sleepUntil(until);
  }

  const [firstDay = ''] = days;
  let app = await start(wall.momentOf(firstDay, '09:30'));
  const owner = await openOwner(app, folder, random);
  const plannedAt = await app.now();
  const namesTheMonth = (await app.read('schedules')).some(
    ({ id, next }) => id === owner.idOf.get('Dia 31') && next?.leftOut.includes(monthName) === true,
  );
  await app.hurryTo(wall.momentOf(firstDay, '09:40'));
  for (const [index, day] of days.entries()) {
    if (daysOff.includes(day)) continue;
    if (index > 0) await night(wall.momentOf(day, `10:0${Math.floor(random() * 10)}`));
    await liveDay(day);
    if ((index + 1) % 5 === 0) say(`${day}: ${counts.napCount} naps, ${owner.answers.length} answers`);
  }
  const endsAt = await app.now();
  awake.push({ from: wokeAt, to: endsAt });
  await sleep(settleMs);
  const runs = await readRuns(app, plannedAt - 1, endsAt);
  const stillAsked = new Set((await app.read('missedRuns')).map(({ scheduleId }) => scheduleId as string));
  const waiting = await listWaiting(app);
  await app.shutDown();
  return { plannedAt, endsAt, owner, awake, questions, ...counts, runs, stillAsked, waiting, namesTheMonth };
}

async function listWaiting(app: Computer): Promise<readonly string[]> {
  const broadcasts = await app.read('broadcasts');
  const states = broadcasts.flatMap(({ deliveries }) => deliveries.map(({ state }) => state));
  return states.flatMap((state) => {
    if (state.kind === 'held') return [state.reason];
    return state.kind === 'waiting' || state.kind === 'sending' ? [state.kind] : [];
  });
}

/** A run that she planned for later stands further on: so it is looked for there, too. */
function readRuns(app: Computer, from: number, until: number) {
  return app.call('schedules.runs', { from, until: until + 7 * 24 * 60 * minuteMs });
}
