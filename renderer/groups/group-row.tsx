import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Group } from '../../shared/groups.ts';
import { Icon } from '../ui/icon.tsx';
import { Initials } from '../ui/initials.tsx';
import classes from './groups.module.css';

const daySeconds = 86_400;

interface GroupRowProps {
  readonly group: Group;
  /** The way to its repairs; only where one may post. */
  readonly repair: ReactNode;
}

/** One group with what matters before a post. */
export function GroupRow({ group, repair }: GroupRowProps) {
  const { t } = useTranslation();
  const mayPost = group.whyNoPost === undefined;
  return (
    <li className={classes.row}>
      <Initials name={group.name} />
      <div className={classes.words}>
        <span className={classes.name}>{group.name}</span>
        <span className={classes.facts}>
          {t('common.people', { count: group.memberCount })}
          {group.disappearingSeconds > 0 && ` · ${disappearing(group.disappearingSeconds)}`}
        </span>
      </div>
      <span className={classes.may} data-may={mayPost || undefined}>
        <Icon name={mayPost ? 'check' : 'cancelled'} size={16} />
        {group.whyNoPost === undefined
          ? t(group.announceOnly ? 'groups.announceOnly' : 'groups.youMayPost')
          : t(`groups.whyNoPost.${group.whyNoPost}`)}
      </span>
      {mayPost && repair}
    </li>
  );

  function disappearing(seconds: number): string {
    const days = Math.round(seconds / daySeconds);
    return days < 1 ? t('groups.disappearingSoon') : t('groups.disappearing', { count: days });
  }
}
