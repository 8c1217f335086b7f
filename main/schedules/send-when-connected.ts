import { AppError } from '../../shared/failure.ts';
import type { Handlers, ParsedInput } from '../../shared/ipc/call.ts';
import type { OpeningHours } from '../../shared/pacing/opening-hours.ts';
import { decideLinkWait } from '../../shared/schedules/wait-for-link.ts';
import { wallOf } from '../../shared/schedules/wall-of.ts';
import type { ScheduleDraft } from '../../shared/schedules.ts';
import { mostDeliveries, type WhenConnectedOutcome } from '../../shared/start-broadcasts.ts';
import type { Clock } from '../system/clock.ts';
import type { ScheduleMoments } from './schedules-store.ts';
import { splitWish } from './split-wish.ts';

export interface SendWhenConnectedDeps {
  readonly clock: Pick<Clock, 'now' | 'timeZone'>;
  readonly readHours: () => OpeningHours;
  readonly readGraceMs: () => number;
  /** What would come to a group a second time within the guarded days; refuses what could not be sent at all. */
  readonly findRepeats: Handlers['broadcasts.findRepeats'];
}

/** Writes what she confirmed as schedules, all of them in one step. */
export type AddConfirmed = (drafts: readonly ScheduleDraft[], moments: ScheduleMoments) => void;

/**
 * Takes what she confirms while there is no link. Its photo cannot go up yet, so that no message can be written down
 * whole: it is planned for now instead, and waits as everything that is planned waits for a link. Main asks about
 * repeats as it does with a link; that they go all the same she says of what was made until now.
 * @throws AppError those of `broadcasts.findRepeats`, `bad-input` (too much, or no hour is open), `too-many-schedules`
 */
export async function sendWhenConnected(
  { promos, groupIds, repeats: answer }: ParsedInput<'schedules.sendWhenConnected'>,
  add: AddConfirmed,
  { clock, readHours, readGraceMs, findRepeats }: SendWhenConnectedDeps,
): Promise<WhenConnectedOutcome> {
  if (promos.length * groupIds.length > mostDeliveries) throw new AppError('bad-input');
  const repeats = await findRepeats({ promos, groupIds });
  const isNothingLeft = answer === 'leave-out' && repeats.length === promos.length * groupIds.length;
  if (repeats.length > 0 && (answer === 'ask' || isNothingLeft)) return { kind: 'repeats', repeats };
  const [now, zone] = [clock.now(), clock.timeZone()];
  const wait = decideLinkWait(now, { hours: readHours(), zone, graceMs: readGraceMs() });
  if (wait === null) throw new AppError('bad-input');
  const { day: start, time } = wallOf(wait.at, zone);
  const drafts = splitWish(promos, groupIds, answer === 'leave-out' ? repeats : []).map(
    (part): ScheduleDraft => ({
      ...{ ...part, setIds: [] },
      timing: { start, time, repeat: { kind: 'once' }, end: { kind: 'never' }, exceptions: [] },
    }),
  );
  // It is due from its minute on, which has begun; a moment to come would look like a clock that was set back.
  const handledUntil = Math.min(wait.at - 1, now);
  add(drafts, { handledUntil, confirmedAt: now, repeatsFrom: answer === 'send' ? now : null });
  return { kind: 'waits' };
}
