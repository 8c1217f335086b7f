import { useTranslation } from 'react-i18next';
import { isOpenAt } from '../../shared/pacing/opening-hours.ts';
import type { Run } from '../../shared/schedules/next-run.ts';
import { runsBetween } from '../../shared/schedules/runs-between.ts';
import type { Timing } from '../../shared/schedules/timing.ts';
import { useLive } from '../ipc/use-live.ts';
import { Note } from '../ui/note.tsx';
import classes from './schedule-step.module.css';
import { useTimingWords } from './use-timing-words.ts';

interface NextRunsProps {
  readonly timing: Timing;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly zone: string;
}

/** So many are written out; so many are looked at for what is out of the ordinary. */
const shownCount = 4;
const lookedCount = 14;

/** What she chose in days and hours, the months that it leaves out, and where the shop's hours are in the way. */
export function NextRuns({ timing, now, zone }: NextRunsProps) {
  const { t } = useTranslation();
  const words = useTimingWords();
  const hours = useLive('settings')?.pace.hours;
  const runs = take(runsBetween(timing, now, Number.MAX_SAFE_INTEGER, zone), lookedCount);
  const leftOut = runs.slice(0, shownCount).flatMap((run) => run.leftOut);
  const closed = hours && runs.find(({ at }) => !isOpenAt(hours, at, zone));
  return (
    <>
      <section className={classes.next} aria-live="polite" aria-label={t('scheduling.next')}>
        <h3 className={classes.heading}>{t('scheduling.next')}</h3>
        <p className={classes.rule}>{words.describe(timing)}</p>
        {timing.repeat.kind !== 'once' && (
          <ol className={classes.runs}>
            {runs.slice(0, shownCount).map(({ day, at }) => (
              <li key={day}>{words.moment(at)}</li>
            ))}
            {runs.length > shownCount && <li aria-hidden="true">…</li>}
          </ol>
        )}
        {leftOut.length > 0 && timing.repeat.kind === 'monthly' && (
          <p className={classes.soft}>
            {t('scheduling.leftOut', {
              count: leftOut.length,
              day: timing.repeat.day,
              months: words.list(leftOut.map((month) => words.month(month))),
            })}
          </p>
        )}
      </section>
      {closed && (
        <Note tone="wait" live="status" title={t('scheduling.closedTitle')}>
          {t('scheduling.closed', { when: words.moment(closed.at) })}
        </Note>
      )}
    </>
  );
}

function take(runs: Generator<Run>, count: number): readonly Run[] {
  return Iterator.from(runs).take(count).toArray();
}
