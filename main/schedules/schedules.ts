import type { GroupSet } from '../../shared/group-sets.ts';
import type { Group } from '../../shared/groups.ts';
import type { Handlers, ParsedInput } from '../../shared/ipc/call.ts';
import type { PhotoId } from '../../shared/photos.ts';
import type { Database } from '../storage/open-database.ts';
import { type AnswerMissedDeps, answerMissed } from './answer-missed.ts';
import {
  addSchedule,
  type ChangeSchedulesDeps,
  deleteSchedules,
  pauseSchedule,
  restoreSchedules,
  saveSchedule,
} from './change-schedules.ts';
import type { ShopFacts } from './decide-run.ts';
import { exceptRun, skipRun } from './except-run.ts';
import { type KeepShownDeps, keepShown } from './keep-shown.ts';
import { listRuns } from './list-runs.ts';
import { createPlan, type Plan } from './plan.ts';
import { type PlanDayDeps, planADay } from './plan-a-day.ts';
import { type RunningSchedules, type RunSchedulesDeps, runSchedules } from './run-schedules.ts';
import { type SendWhenConnectedDeps, sendWhenConnected } from './send-when-connected.ts';
import { splitDay } from './split-day.ts';

type Outside = Omit<
  RunSchedulesDeps &
    AnswerMissedDeps &
    PlanDayDeps &
    SendWhenConnectedDeps &
    ChangeSchedulesDeps &
    KeepShownDeps,
  'plan' | 'readShop' | 'onChange'
>;

export interface SchedulesDeps extends Outside {
  readonly database: Database;
  readonly readGroups: () => readonly Group[];
  readonly readSets: () => readonly GroupSet[];
  /** Whether the picture itself can be read. */
  readonly canReadPhoto: (id: PhotoId) => boolean;
  /** Which products have a run to come may be otherwise now. */
  readonly onPlan: () => void;
}

type CallNames = Extract<keyof Handlers, `schedules.${string}`>;

export interface Schedules {
  readonly handlers: Pick<Handlers, CallNames>;
  /** Starts to run what falls due. */
  begin(): void;
  /** What is true of products, groups or sets has changed: the window is told soon. */
  noteChange(): void;
  stop(): Promise<void>;
}

/** Promos that go by themselves, at the times that she chose. */
export function createSchedules(deps: SchedulesDeps): Schedules {
  const plan = createPlan(deps.database, deps.clock);
  const inside = { ...deps, plan, readShop: (looks: boolean) => readShop(looks, plan, deps) };
  const showing = keepShown(inside);
  let running: RunningSchedules | undefined;

  /** One step on the disk; then everybody is told. */
  function change<Result>(work: () => Exclude<Result, PromiseLike<unknown>>): Result {
    const result = plan.transaction(work as () => never) as Result;
    onChange();
    return result;
  }

  function onChange(): void {
    showing.now();
    deps.onPlan();
    running?.wake();
  }

  async function answer({ id, answer: wish }: ParsedInput<'schedules.answerMissed'>): Promise<void> {
    try {
      await answerMissed(id, wish, inside);
    } finally {
      onChange();
    }
  }

  plan.schedules.forgetDeleted();
  showing.now();

  return {
    handlers: {
      'schedules.save': ({ schedule }) => change(() => saveSchedule(schedule, inside)),
      'schedules.sendWhenConnected': (wish) =>
        sendWhenConnected(
          wish,
          (drafts, moments) => change(() => drafts.map((draft) => addSchedule(draft, moments, inside))),
          deps,
        ),
      'schedules.delete': ({ ids }) => change(() => deleteSchedules(ids, inside)),
      'schedules.restore': ({ ids }) => change(() => restoreSchedules(ids, inside)),
      'schedules.pause': ({ id }) => change(() => pauseSchedule(id, true, inside)),
      'schedules.resume': ({ id }) => change(() => pauseSchedule(id, false, inside)),
      'schedules.skip': (run) => change(() => skipRun(run, inside)),
      'schedules.move': ({ id, day, to }) => change(() => exceptRun(id, day, to, inside)),
      'schedules.runs': ({ from, until }) => listRuns(from, until, inside),
      'schedules.planDay': ({ wish }) => planADay(wish, inside),
      'schedules.acceptDay': ({ day }) =>
        change(() => splitDay(day).map((draft) => saveSchedule(draft, inside))),
      'schedules.answerMissed': answer,
    },
    begin() {
      running ??= runSchedules({
        ...inside,
        // When hundreds fall due, they are not shown one by one.
        onChange() {
          showing.nowOrSoon();
          deps.onPlan();
        },
      });
    },
    noteChange: showing.soon,
    async stop() {
      showing.stop();
      await running?.stop();
    },
  };
}

function readShop(
  looks: boolean,
  plan: Plan,
  { readGroups, readSets, canReadPhoto }: SchedulesDeps,
): ShopFacts {
  return {
    groups: new Map(readGroups().map((group) => [group.id, group])),
    groupIdsOf: new Map(readSets().map(({ id, groupIds }) => [id, groupIds])),
    hasPhoto: looks ? canReadPhoto : () => true,
    dayOf: (at) => plan.wall().dayOf(at),
  };
}
