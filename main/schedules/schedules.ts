import { AppError } from '../../shared/failure.ts';
import type { GroupSet } from '../../shared/group-sets.ts';
import type { Group } from '../../shared/groups.ts';
import type { Handlers, ParsedInput } from '../../shared/ipc/call.ts';
import type { PhotoId } from '../../shared/photos.ts';
import type { PlainDate } from '../../shared/plain-date.ts';
import { momentOf } from '../../shared/schedules/moment-of.ts';
import { isRunDay } from '../../shared/schedules/next-run.ts';
import {
  type AcceptedDay,
  type ListedSchedule,
  type MissedRun,
  mostSchedules,
  type ScheduleDraft,
  type ScheduleId,
} from '../../shared/schedules.ts';
import type { Database } from '../storage/open-database.ts';
import { type AnswerMissedDeps, answerMissed } from './answer-missed.ts';
import { changeException } from './change-exception.ts';
import type { ShopFacts } from './decide-run.ts';
import { listRuns } from './list-runs.ts';
import { createPlan } from './plan.ts';
import { type PlanDayDeps, planADay } from './plan-a-day.ts';
import { type RunningSchedules, type RunSchedulesDeps, runSchedules } from './run-schedules.ts';
import type { ScheduleMoments, StoredSchedule } from './schedules-store.ts';
import { type SendWhenConnectedDeps, sendWhenConnected } from './send-when-connected.ts';
import { showSchedules } from './show-schedules.ts';

type Outside = Omit<
  RunSchedulesDeps & AnswerMissedDeps & PlanDayDeps & SendWhenConnectedDeps,
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
  readonly publish: (schedules: readonly ListedSchedule[]) => void;
  /** What she must decide about. */
  readonly ask: (missedRuns: readonly MissedRun[]) => void;
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

/** What changes by the hundred, as an import does, is shown now and then: with 500 schedules that takes some 20 ms. */
const showGapMs = 1_000;

/** Promos that go by themselves, at the times that she chose. */
export function createSchedules(deps: SchedulesDeps): Schedules {
  const { clock, chance } = deps;
  const plan = createPlan(deps.database, clock);
  const { schedules, runs, transaction } = plan;
  const inside = { ...deps, plan, readShop, onChange };
  let running: RunningSchedules | undefined;
  let cancelShow: (() => void) | undefined;
  let shownAt = Number.NEGATIVE_INFINITY;
  let isStopped = false;

  function readShop(looks: boolean): ShopFacts {
    return {
      groups: new Map(deps.readGroups().map((group) => [group.id, group])),
      groupIdsOf: new Map(deps.readSets().map(({ id, groupIds }) => [id, groupIds])),
      hasPhoto: looks ? deps.canReadPhoto : () => true,
      dayOf: (at) => plan.wall().dayOf(at),
    };
  }

  function show(): void {
    cancelShow?.();
    cancelShow = undefined;
    shownAt = clock.now();
    const shown = showSchedules(inside);
    deps.publish(shown.schedules);
    deps.ask(shown.missedRuns);
  }

  /** Nobody asked for it, so that nobody is there to hear of a fault. */
  function showSafely(): void {
    try {
      show();
    } catch (error) {
      deps.log.error({ err: error, incident: chance.uuid() }, 'the schedules could not be shown');
    }
  }

  function onChange(): void {
    show();
    deps.onPlan();
  }

  function showSoon(): void {
    if (!isStopped) cancelShow ??= clock.after(showGapMs, showSafely);
  }

  /** One run is seen at once; when hundreds fall due, they are not shown one by one. */
  function onRun(): void {
    if (Math.abs(clock.now() - shownAt) >= showGapMs) showSafely();
    else showSoon();
    deps.onPlan();
  }

  /** One step on the disk; then everybody is told. */
  function change<Result>(work: () => Exclude<Result, PromiseLike<unknown>>): Result {
    const result = transaction(work as () => never) as Result;
    onChange();
    running?.wake();
    return result;
  }

  function read(id: ScheduleId): StoredSchedule {
    const schedule = schedules.read(id);
    if (schedule === undefined) throw new AppError('not-found');
    return schedule;
  }

  /** What lies before now does not run, and what is on the way to run is planned anew. */
  function save(draft: ScheduleDraft): ScheduleId {
    if (!schedules.knows(draft)) throw new AppError('not-found');
    if (draft.id === undefined) return add(draft, { handledUntil: clock.now() });
    const before = read(draft.id);
    schedules.change(draft.id, draft);
    const isSameTiming = JSON.stringify(before.timing) === JSON.stringify(draft.timing);
    if (!isSameTiming) schedules.setHandledUntil(draft.id, clock.now());
    plan.refresh(draft.id);
    return draft.id;
  }

  function add(draft: ScheduleDraft, moments: ScheduleMoments): ScheduleId {
    if (schedules.count() >= mostSchedules) throw new AppError('too-many-schedules');
    const id = chance.uuid() as ScheduleId;
    schedules.add(id, draft, moments);
    plan.refresh(id);
    return id;
  }

  function setPaused(id: ScheduleId, isPaused: boolean): void {
    if (read(id).isPaused === isPaused) return;
    schedules.setPaused(id, isPaused);
    if (!isPaused) schedules.setHandledUntil(id, clock.now());
    plan.refresh(id);
  }

  function restore(id: ScheduleId): void {
    if (!schedules.restore(id)) throw new AppError('not-found');
    schedules.setHandledUntil(id, Math.max(read(id).handledUntil, clock.now()));
    plan.refresh(id);
  }

  function except(id: ScheduleId, day: PlainDate, to: Parameters<typeof changeException>[2]): void {
    const { timing } = read(id);
    if (!isRunDay(timing, day)) throw new AppError('not-found');
    const state = runs.read(id, day)?.state.kind;
    if (state === 'started') throw new AppError('bad-input');
    const isPast = to && momentOf(to.day, to.time, clock.timeZone()) <= clock.now();
    if (isPast) throw new AppError('bad-input');
    if (to) runs.forget(id, day);
    schedules.setTiming(id, changeException(timing, day, to, clock.now()));
    plan.refresh(id);
  }

  function skip({ id, day, isSkipped }: ParsedInput<'schedules.skip'>): void {
    const isNow = read(id).timing.exceptions.some((each) => each.day === day && each.to === null);
    if (isSkipped !== isNow) except(id, day, isSkipped ? null : undefined);
  }

  function acceptDay({ day, slots }: AcceptedDay): readonly ScheduleId[] {
    return slots.map(({ productId, templateId, time, groupIds }) =>
      save({
        what: { kind: 'products', promos: [{ productId, templateId, pinnedText: null }] },
        ...{ groupIds, setIds: [] },
        timing: { start: day, time, repeat: { kind: 'once' }, end: { kind: 'never' }, exceptions: [] },
      }),
    );
  }

  async function answer({ id, answer: wish }: ParsedInput<'schedules.answerMissed'>): Promise<void> {
    try {
      await answerMissed(id, wish, inside);
    } finally {
      onChange();
      running?.wake();
    }
  }

  schedules.forgetDeleted();
  show();

  return {
    handlers: {
      'schedules.save': ({ schedule }) => change(() => save(schedule)),
      'schedules.sendWhenConnected': (wish) =>
        sendWhenConnected(wish, (drafts, at) => change(() => drafts.map((each) => add(each, at))), deps),
      'schedules.delete': ({ ids }) =>
        change(() => {
          for (const id of ids) if (!schedules.delete(id, clock.now())) throw new AppError('not-found');
        }),
      'schedules.restore': ({ ids }) => change(() => ids.forEach(restore)),
      'schedules.pause': ({ id }) => change(() => setPaused(id, true)),
      'schedules.resume': ({ id }) => change(() => setPaused(id, false)),
      'schedules.skip': (input) => change(() => skip(input)),
      'schedules.move': ({ id, day, to }) => change(() => except(id, day, to)),
      'schedules.runs': ({ from, until }) => listRuns(from, until, inside),
      'schedules.planDay': ({ wish }) => planADay(wish, inside),
      'schedules.acceptDay': ({ day }) => change(() => acceptDay(day)),
      'schedules.answerMissed': answer,
    },
    begin() {
      running ??= runSchedules({ ...inside, onChange: onRun });
    },
    noteChange: showSoon,
    async stop() {
      isStopped = true;
      cancelShow?.();
      await running?.stop();
    },
  };
}
