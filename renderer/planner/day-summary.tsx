import { useTranslation } from 'react-i18next';
import { Icon } from '../ui/icon.tsx';
import classes from './planner.module.css';
import type { DayPlan } from './use-day-plan.ts';
import { useDayWords } from './use-day-words.ts';

/** How many posts from when to when, and until when the computer must stay on. */
export function DaySummary({ plan }: { readonly plan: DayPlan }) {
  const { t } = useTranslation();
  const { dayName, time } = useDayWords();
  const { reading, slots, proposed, troubles } = plan;
  const [first] = slots;
  const last = slots.at(-1);
  if (!reading.isGood || proposed === undefined || first === undefined || last === undefined) {
    return null;
  }
  const messageCount = slots.reduce((sum, { groupIds }) => sum + groupIds.length, 0);
  const ends = time(last.minute + Math.max(1, proposed.broadcastMinutes));
  return (
    <div className={classes.summary} role="status">
      <p>
        {t(first.minute === last.minute ? 'planner.summaryOnce' : 'planner.summary', {
          count: messageCount,
          ...{ day: dayName(reading.day), from: time(first.minute), until: time(last.minute) },
        })}
      </p>
      <p className={classes.stayOn}>
        <Icon name="clock" size={16} /> {t('planner.stayOn', { time: ends })}
      </p>
      {messageCount > proposed.dailyCap && (
        <p data-missed>{t('planner.dayFull', { most: proposed.dailyCap })}</p>
      )}
      {troubles.size > 0 && <p data-missed>{t('planner.troubles', { count: troubles.size })}</p>}
    </div>
  );
}
