import type { ScheduleId } from '../../shared/schedules.ts';
import type { RunSchedulesDeps } from './run-schedules.ts';

export interface FollowWallDeps
  extends Pick<RunSchedulesDeps, 'plan' | 'clock' | 'breathe' | 'onWallNews' | 'onChange'> {
  readonly isStopped: () => boolean;
}

const noticedMs = 60_000;
/** Some milliseconds of work. */
const stepCount = 25;

/** @returns what puts every schedule right with the time zone and the clock of the wall, when they have changed */
export function createWallFollower(deps: FollowWallDeps): () => Promise<void> {
  const { plan, clock, breathe, onWallNews, onChange, isStopped } = deps;
  const { schedules, runs, transaction } = plan;
  let zone: string | undefined;

  /** Nine o'clock is nine o'clock where she is. */
  async function followZone(): Promise<void> {
    const present = clock.timeZone();
    if (present === zone) return;
    const ids = schedules.readTimings(clock.now()).map(({ id }) => id);
    let isOtherwise = false;
    const isDone = await inSteps(ids, (step) => {
      isOtherwise = plan.follow(step) || isOtherwise;
    });
    if (isOtherwise) onWallNews({ kind: 'other-zone', at: clock.now(), zone: present });
    if (!isDone) return;
    zone = present;
    onChange();
  }

  /** The clock was set back: what was dealt with later than now is yet to come, except what has run. */
  async function followClock(): Promise<void> {
    const now = clock.now();
    const ahead = schedules.listAhead(now);
    if (ahead.length === 0) return;
    const setBack = (id: ScheduleId) => {
      runs.forgetAfter(id, now);
      schedules.setHandledUntil(id, now);
      plan.refresh(id);
    };
    // Every computer puts its clock right by a second now and then.
    if (schedules.listAhead(now + noticedMs).length > 0) onWallNews({ kind: 'set-back', at: now });
    if (await inSteps(ahead, (ids) => transaction(() => ids.forEach(setBack)))) onChange();
  }

  /** Each step is one on the disk, too. @returns false when it was stopped before the end */
  async function inSteps(
    ids: readonly ScheduleId[],
    step: (ids: readonly ScheduleId[]) => void,
  ): Promise<boolean> {
    for (let index = 0; index < ids.length && !isStopped(); index += stepCount) {
      step(ids.slice(index, index + stepCount));
      await breathe();
    }
    return !isStopped();
  }

  return async () => {
    await followZone();
    await followClock();
  };
}
