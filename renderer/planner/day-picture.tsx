import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DayRules } from '../../shared/schedules/move-slot.ts';
import { type DayPart, minutesOfDay } from '../../shared/schedules/open-hours-of.ts';
import classes from './timeline.module.css';
import { useDayWords } from './use-day-words.ts';

interface DayPictureProps {
  readonly shown: DayPart;
  /** Pixels a minute. */
  readonly scale: number;
  readonly slotHeight: number;
  readonly rules: DayRules;
  readonly children: ReactNode;
}

/** The hours as lines, what is closed or over as shade, and the posts upon them. */
export function DayPicture({ shown, scale, slotHeight, rules, children }: DayPictureProps) {
  const { t } = useTranslation();
  const { time } = useDayWords();
  const hours = Array.from(
    { length: (shown.to - shown.from) / 60 + 1 },
    (_, index) => shown.from + index * 60,
  );
  const top = (minute: number) => (minute - shown.from) * scale;
  return (
    <div className={classes.picture} style={{ height: top(shown.to) + slotHeight / 2 }}>
      <div aria-hidden="true">
        {closedParts(shown, rules).map(({ from, to }) => (
          <div
            key={from}
            className={classes.closed}
            style={{ top: top(from), height: (to - from) * scale }}
          />
        ))}
        {hours.map((minute) => (
          <div key={minute} className={classes.hour} style={{ top: top(minute) }}>
            <span>{time(minute)}</span>
          </div>
        ))}
      </div>
      <ol className={classes.slots} aria-label={t('planner.posts')}>
        {children}
      </ol>
    </div>
  );
}

/** What of the picture is closed, or over. */
function closedParts(shown: DayPart, { open, earliest }: DayRules): readonly DayPart[] {
  const parts: DayPart[] = [];
  let from = shown.from;
  for (const part of [...open, { from: minutesOfDay, to: minutesOfDay }]) {
    const opens = Math.max(part.from, Math.min(earliest, part.to));
    if (opens > from) parts.push({ from, to: Math.min(opens, shown.to) });
    from = Math.max(from, part.to);
    if (from >= shown.to) break;
  }
  return parts.filter(({ from: begin, to }) => to > begin);
}
