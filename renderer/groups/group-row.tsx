import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Group, peopleReached, placesLeft } from '../../shared/groups.ts';
import { Icon } from '../ui/icon.tsx';
import { Initials } from '../ui/initials.tsx';
import { useFormat } from '../ui/use-format.ts';
import classes from './groups.module.css';

const daySeconds = 86_400;

interface GroupRowProps {
  readonly group: Group;
  /** The way to its repairs; only where one may post. Always the same function. */
  readonly repairOf: (group: Group) => ReactNode;
  /** Always the same function, so that a change of one group redraws its own row only. */
  readonly onFooter: (group: Group) => void;
}

/** One group with what matters before a post. */
export const GroupRow = memo(function GroupRow({ group, repairOf, onFooter }: GroupRowProps) {
  const { t } = useTranslation();
  const mayPost = group.whyNoPost === undefined;
  return (
    <div className={classes.row} data-closed={!mayPost || undefined}>
      <Initials name={group.name} />
      <div className={classes.words}>
        <bdi className={classes.name}>{group.name}</bdi>
        <Facts group={group} />
        <LastPromo group={group} />
        {group.footer !== '' && (
          <span className={classes.facts}>
            {t('groupFooter.label')}{' '}
            <bdi className={classes.footer}>{group.footer.replaceAll('\n', ' · ')}</bdi>
          </span>
        )}
      </div>
      <span className={classes.may} data-may={mayPost || undefined}>
        <Icon name={mayPost ? 'check' : 'cancelled'} size={16} />
        {group.whyNoPost === undefined
          ? t(group.announceOnly ? 'groups.announceOnly' : 'groups.youMayPost')
          : t(`groups.whyNoPost.${group.whyNoPost}`)}
      </span>
      {group.whyNoPost !== 'community-parent' && (
        <span className={classes.deeds}>
          <button
            type="button"
            className={classes.quiet}
            aria-label={t('groupFooter.of', { name: group.name })}
            onClick={() => onFooter(group)}
          >
            <Icon name="edit" size={16} />
            {t('groupFooter.edit')}
          </button>
          {mayPost && repairOf(group)}
        </span>
      )}
    </div>
  );
});

/** How many people, how many more there may be, and how long messages stay. */
function Facts({ group }: { readonly group: Group }) {
  const { t } = useTranslation();
  const places = placesLeft(group);
  const facts = [
    t('groups.people', { count: peopleReached(group) }),
    places === null ? undefined : places === 0 ? t('groups.full') : t('groups.places', { count: places }),
    group.disappearingSeconds > 0 ? disappearing(group.disappearingSeconds) : undefined,
    group.community?.kind === 'announcements' ? t('groups.announcements') : undefined,
  ];
  return <span className={classes.facts}>{facts.filter((fact) => fact !== undefined).join(' · ')}</span>;

  function disappearing(seconds: number): string {
    const days = Math.round(seconds / daySeconds);
    return days < 1 ? t('groups.disappearingSoon') : t('groups.disappearing', { count: days });
  }
}

function LastPromo({ group }: { readonly group: Group }) {
  const { t } = useTranslation();
  const { dateTime } = useFormat();
  if (group.lastPostedAt === null) return null;
  return (
    <span className={classes.last} title={group.lastPromo}>
      {t('groups.lastPromo')} {dateTime(group.lastPostedAt)}
      {group.lastPromo !== '' && ' · '}
      {group.lastPromo !== '' && <bdi>{group.lastPromo}</bdi>}
    </span>
  );
}
