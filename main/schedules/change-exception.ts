import { addDays, type PlainDate } from '../../shared/plain-date.ts';
import type { Timing, TimingException } from '../../shared/schedules/timing.ts';
import { wallOf } from '../../shared/schedules/wall-of.ts';

/** What was excepted longer ago is of no use to anybody. */
const keepDays = 60;

/**
 * The timing with another exception for a day, and without those of long ago.
 * @param to where the run of that day is moved, `null` when it is skipped, `undefined` when it runs by the rule
 */
export function changeException(
  timing: Timing,
  day: PlainDate,
  to: TimingException['to'] | undefined,
  now: number,
): Timing {
  const oldest = addDays(wallOf(now, 'UTC').day, -keepDays);
  const others = timing.exceptions.filter(
    (each) => each.day !== day && (each.day >= oldest || (each.to !== null && each.to.day >= oldest)),
  );
  return { ...timing, exceptions: to === undefined ? others : [...others, { day, to }] };
}
