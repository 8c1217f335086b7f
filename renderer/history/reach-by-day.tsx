import { Button } from '@mantine/core';
import { type CSSProperties, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReachOfDay } from '../../shared/reach.ts';
import { useFormat } from '../ui/use-format.ts';
import classes from './reach.module.css';
import { ReachLegend } from './reach-legend.tsx';
import { shareOf } from './reach-shares.ts';
import { ReachTable } from './reach-table.tsx';

/** A column a day: all who should get it, in it those who did, in them those who looked. */
export function ReachByDay({ days }: { readonly days: readonly ReachOfDay[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [isTable, setTable] = useState(false);
  const most = Math.max(...days.map(({ people }) => people));
  return (
    <section className={classes.card} aria-labelledby="reach-by-day">
      <div className={classes.cardHead}>
        <h3 id="reach-by-day">{t('reach.byDay')}</h3>
        <Button variant="subtle" size="compact-sm" onClick={() => setTable(!isTable)}>
          {t(isTable ? 'reach.asChart' : 'reach.asTable')}
        </Button>
      </div>
      {isTable ? (
        <ReachTable
          labelledBy="reach-by-day"
          first={t('reach.day')}
          rows={days
            .filter(({ posts }) => posts > 0)
            .toReversed()
            .map((day) => ({ key: day.day, name: format.day(day.day), counts: day }))}
        />
      ) : (
        <>
          <ReachLegend />
          <p className={classes.most} aria-hidden="true">
            {t('common.people', { count: most })}
          </p>
          <ol className={classes.days} style={{ '--days': days.length } as CSSProperties}>
            {days.map((day, index) => (
              <DayColumn key={day.day} day={day} most={most} hasDate={(days.length - 1 - index) % 7 === 0} />
            ))}
          </ol>
        </>
      )}
    </section>
  );
}

interface DayColumnProps {
  readonly day: ReachOfDay;
  readonly most: number;
  /** One date a week is enough to find one's way. */
  readonly hasDate: boolean;
}

function DayColumn({ day, most, hasDate }: DayColumnProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const shares = shareOf(day, most);
  const height = (part: number): CSSProperties => ({ height: `${part * 100}%` });
  const words = `${format.day(day.day)}: ${t('reach.summary', { ...day, count: day.posts })}`;
  return (
    <li className={classes.day} title={day.posts > 0 ? words : undefined}>
      {day.posts > 0 && <span className="visually-hidden">{words}</span>}
      <div className={classes.column} aria-hidden="true">
        <div className={classes.people} style={height(shares.people)} />
        <div className={classes.delivered} style={height(shares.delivered)} />
        <div className={classes.seen} style={height(shares.seen)} />
      </div>
      <span className={classes.date} aria-hidden="true">
        {hasDate && format.day(day.day)}
      </span>
    </li>
  );
}
