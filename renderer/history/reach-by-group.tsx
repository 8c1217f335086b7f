import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { mostReachGroups, type ReachOfGroup } from '../../shared/reach.ts';
import classes from './reach.module.css';
import { ReachLegend } from './reach-legend.tsx';
import { shareOf } from './reach-shares.ts';
import { ReachTable } from './reach-table.tsx';

/** A line a group: it is a table, with a bar in it. */
export function ReachByGroup({ groups }: { readonly groups: readonly ReachOfGroup[] }) {
  const { t } = useTranslation();
  const most = Math.max(...groups.map(({ people }) => people));
  return (
    <section className={classes.card} aria-labelledby="reach-by-group">
      <div className={classes.cardHead}>
        <h3 id="reach-by-group">{t('reach.byGroup')}</h3>
        {groups.length === mostReachGroups && (
          <span className={classes.soft}>{t('reach.most', { count: groups.length })}</span>
        )}
      </div>
      <ReachLegend />
      <ReachTable
        labelledBy="reach-by-group"
        first={t('reach.group')}
        rows={groups.map((group) => ({
          key: group.groupId,
          name: group.name,
          counts: group,
          picture: <GroupBar group={group} most={most} />,
        }))}
      />
    </section>
  );
}

function GroupBar({ group, most }: { readonly group: ReachOfGroup; readonly most: number }) {
  const shares = shareOf(group, most);
  const width = (part: number): CSSProperties => ({ width: `${part * 100}%` });
  return (
    <div className={classes.bar} aria-hidden="true">
      <div className={classes.people} style={width(shares.people)} />
      <div className={classes.delivered} style={width(shares.delivered)} />
      <div className={classes.seen} style={width(shares.seen)} />
    </div>
  );
}
