import { z } from 'zod';
import { mostGroups, type SentPromo } from '../broadcasts.ts';
import { plainDate } from '../plain-date.ts';
import { wallTime } from '../schedules/timing.ts';
import {
  acceptedDay,
  dayWish,
  missedAnswers,
  mostSchedules,
  type Occurrence,
  type PlannedDay,
  type ScheduleId,
  scheduleDraft,
  scheduleId,
} from '../schedules.ts';
import { promoWishes, repeatAnswers, type WhenConnectedOutcome } from '../start-broadcasts.ts';
import { call } from './define-call.ts';
import { groupId } from './inputs.ts';

const moment = z.int().min(-8.64e15).max(8.64e15);
const scheduleIds = z.array(scheduleId).min(1).max(mostSchedules);

/** What the window may ask of the schedules; part of the contract. */
export const scheduleCalls = {
  /** Adds a schedule, or changes one: then all of its runs that are to come. */
  'schedules.save': call<ScheduleId>()({ schedule: scheduleDraft }),
  /** As `broadcasts.start`, without a link: it goes by itself as soon as there is one, within the grace. */
  'schedules.sendWhenConnected': call<WhenConnectedOutcome>()({
    promos: promoWishes,
    groupIds: z.array(groupId()).min(1).max(mostGroups),
    repeats: z.enum(repeatAnswers),
  }),
  'schedules.delete': call<void>()({ ids: scheduleIds }),
  /** Takes a deletion back, as long as the app runs. What would have run meanwhile does not run. */
  'schedules.restore': call<void>()({ ids: scheduleIds }),
  /** Nothing runs until it is resumed, and nothing of that time is made up for. */
  'schedules.pause': call<void>()({ id: scheduleId }),
  'schedules.resume': call<void>()({ id: scheduleId }),
  /** Leaves out the run of one day, or with `false` brings it back. */
  'schedules.skip': call<void>()({ id: scheduleId, day: plainDate, isSkipped: z.boolean() }),
  /** Moves one run; `day` is the one by the rule. Refused (`bad-input`) where it has run, or is moved into the past. */
  'schedules.move': call<void>()({
    id: scheduleId,
    day: plainDate,
    to: z.strictObject({ day: plainDate, time: wallTime }),
  }),
  /** All runs of these moments, past and to come, in their order, for a calendar. */
  'schedules.runs': call<readonly Occurrence[]>()({ from: moment, until: moment }),
  /** What went to groups in these moments, for the same calendar; it belongs to the broadcasts. */
  'broadcasts.between': call<readonly SentPromo[]>()({ from: moment, until: moment }),
  /** Spreads products over a day; nothing is written. */
  'schedules.planDay': call<PlannedDay>()({ wish: dayWish }),
  /** Makes a schedule of each slot, all of them or none, and gives their ids, so that it can be taken back. */
  'schedules.acceptDay': call<readonly ScheduleId[]>()({ day: acceptedDay }),
  /** What becomes of the missed runs of one schedule, or with `null` of all. */
  'schedules.answerMissed': call<void>()({ id: scheduleId.nullable(), answer: z.enum(missedAnswers) }),
} as const;
