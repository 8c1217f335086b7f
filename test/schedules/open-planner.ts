import { onTestFinished } from 'vitest';
import { createGroupSets } from '../../main/groups/group-sets.ts';
import { createGroupSetsStore } from '../../main/groups/group-sets-store.ts';
import { createGroupsStore } from '../../main/groups/groups-store.ts';
import { createSchedules } from '../../main/schedules/schedules.ts';
import type { Breathe } from '../../main/whatsapp/breathe.ts';
import type { GroupId } from '../../shared/groups.ts';
import { alwaysOpen, type OpeningHours } from '../../shared/pacing/opening-hours.ts';
import type { PlainDate } from '../../shared/plain-date.ts';
import type { ProductId } from '../../shared/products.ts';
import { momentOf } from '../../shared/schedules/moment-of.ts';
import type { Repeat, Timing, WallTime } from '../../shared/schedules/timing.ts';
import { wallOf } from '../../shared/schedules/wall-of.ts';
import type { ListedSchedule, MissedRun, ScheduleDraft, ScheduleId } from '../../shared/schedules.ts';
import type { WallNews } from '../../shared/wall-news.ts';
import { productId, type Sender } from '../broadcasts/open-sender.ts';
import { createSeededChance } from '../fakes/chance.ts';
import { silentLog } from '../fakes/log.ts';

export const home = 'America/Sao_Paulo';

export interface PlannerOptions {
  /** Where the computer is; at home when missing. */
  readonly zone?: () => string;
  readonly hours?: OpeningHours;
  readonly canReadPhoto?: () => boolean;
  readonly breathe?: Breathe;
}

export type Planner = ReturnType<typeof openPlanner>;

/** The schedules beside the broadcasts of a sender, begun. What a sender said at noon UTC is nine in São Paulo. */
export function openPlanner(sender: Sender, options: PlannerOptions = {}) {
  const { shop, far, broadcasts } = sender;
  const clock = { ...sender.clock, timeZone: () => options.zone?.() ?? home };
  const setsStore = createGroupSetsStore(shop);
  const seed = Number(shop.db.prepare('SELECT count(*) AS n FROM schedules').get()?.n);
  const sets = createGroupSets({
    store: setsStore,
    ...{ clock, chance: createSeededChance(7_000 + seed), publish: () => {} },
  });
  let shown: readonly ListedSchedule[] = [];
  let missed: readonly MissedRun[] = [];
  const wallNews: WallNews[] = [];
  let planCount = 0;
  let tellMoment = () => {};

  const schedules = createSchedules({
    ...broadcasts,
    findRepeats: broadcasts.handlers['broadcasts.findRepeats'],
    ...{ database: shop, whatsapp: far.whatsapp, clock, log: silentLog },
    chance: createSeededChance(8_000 + seed),
    readGroups: () => createGroupsStore(shop).readAll().groups,
    readSets: setsStore.readAll,
    readProduct: sender.products.read,
    canReadPhoto: options.canReadPhoto ?? (() => true),
    readHours: () => options.hours ?? alwaysOpen,
    // Whoever waits for the clock of a test waits for promises only.
    breathe: options.breathe ?? (() => undefined),
    readCaps: () => ({ hourlyCap: 60, dailyCap: 200 }),
    readGraceMs: () => 30 * 60_000,
    onMoment(listener) {
      tellMoment = listener;
      return () => {};
    },
    onPlan: () => {
      planCount += 1;
    },
    onWallNews: (news) => wallNews.push(news),
    publish(value) {
      shown = value;
    },
    ask(value) {
      missed = value;
    },
  });
  schedules.begin();
  onTestFinished(() => schedules.stop());

  const zone = () => clock.timeZone();
  const { handlers } = schedules;
  return {
    ...{ schedules, handlers, sets },
    shown: () => shown,
    missed: () => missed,
    wallNews: () => wallNews.map(({ kind }) => kind),
    planCount: () => planCount,
    /** The computer woke up. */
    wakeUp: () => tellMoment(),
    find: (id: ScheduleId) => shown.find((each) => each.id === id),
    save: (fields: Partial<ScheduleDraft> & { readonly groups?: readonly string[] }) => {
      const { groups = ['Clientes'], ...draft } = fields;
      return handlers['schedules.save']({
        schedule: {
          what: aPromo(productId),
          ...{ groupIds: groups.map(sender.groupId), setIds: [] },
          timing: aTiming('2025-11-22', '10:00'),
          ...draft,
        },
      }) as ScheduleId;
    },
    /** What became of the runs of all schedules, as a calendar of these days would tell it: `22 10:00 started`. */
    runs: async (from: string, until: string) => {
      const all = await handlers['schedules.runs']({
        from: momentOf(from as PlainDate, '00:00', zone()),
        until: momentOf(until as PlainDate, '00:00', zone()),
      });
      return all.map(({ at, state }) => {
        const { day, time } = wallOf(at, zone());
        return `${day.slice(8)} ${time} ${state.kind}${'why' in state ? `: ${state.why}` : ''}`;
      });
    },
    /** Lets time pass until the wall shows this. */
    async until(day: string, time: string): Promise<void> {
      await sender.clock.run(momentOf(day as PlainDate, time as WallTime, zone()) - clock.now());
    },
    /** The computer's clock jumps, as after a sleep or in the settings: no timer knows of it. */
    jumpTo: (day: string, time: string) =>
      sender.clock.setTo(momentOf(day as PlainDate, time as WallTime, zone())),
  };
}

export function aPromo(id: ProductId, pinnedText: string | null = null): ScheduleDraft['what'] {
  return { kind: 'products', promos: [{ productId: id, templateId: null, pinnedText }] };
}

export function aTiming(start: string, time: WallTime, repeat: Repeat = { kind: 'once' }): Timing {
  return { start: start as PlainDate, time, repeat, end: { kind: 'never' }, exceptions: [] };
}

export const daily: Repeat = { kind: 'daily' };

/** A group of which nobody has heard. */
export const noGroup = 'nobody knows it' as GroupId;
