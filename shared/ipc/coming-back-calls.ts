import { z } from 'zod';
import { graceChoices } from '../grace.ts';
import { missedAnswers } from '../schedules.ts';
import { call } from './define-call.ts';
import { broadcastId } from './inputs.ts';

/** What she decides after a time away: part of the contract, in a file of its own for its length. */
export const comingBackCalls = {
  /** What becomes of the groups that a broadcast did not come to, or with `null` of those of all that were cut off. */
  'broadcasts.answerInterrupted': call<void>()({
    id: broadcastId().nullable(),
    answer: z.enum(missedAnswers),
  }),
  /** How late something may still go by itself. */
  'settings.changeGrace': call<void>()({ minutes: z.literal(graceChoices) }),
} as const;
