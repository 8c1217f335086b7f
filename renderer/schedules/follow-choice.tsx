import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GroupSet, GroupSetId } from '../../shared/group-sets.ts';
import type { Group } from '../../shared/groups.ts';
import { listWholeSets, type Receivers, splitReceivers } from '../../shared/schedules/follow-sets.ts';
import type { ListedSchedule } from '../../shared/schedules.ts';
import { useLive } from '../ipc/use-live.ts';
import { SetMark } from '../ui/set-mark.tsx';
import { TickField } from '../ui/tick-box.tsx';
import classes from './schedule-step.module.css';

export interface Following {
  /** The sets that are ticked whole. */
  readonly choices: readonly GroupSet[];
  readonly receivers: Receivers;
  isFollowed(id: GroupSetId): boolean;
  toggle(id: GroupSetId): void;
}

/** One box for each set that is ticked whole: whether later changes of the set count, too. */
export function FollowChoice({ choices, isFollowed, toggle }: Following) {
  const { t } = useTranslation();
  const id = useId();
  if (choices.length === 0) return null;
  return (
    <div className={classes.follow}>
      {choices.map((set) => (
        <TickField
          key={set.id}
          checked={isFollowed(set.id)}
          aria-describedby={id}
          onChange={() => toggle(set.id)}
        >
          <SetMark color={set.color} /> {t('scheduling.follow', { name: set.name })}
        </TickField>
      ))}
      <p id={id} className={classes.soft}>
        {t('scheduling.followHint')}
      </p>
    </div>
  );
}

/** Of something new every set that is ticked whole is followed; of what was planned, those that were. */
export function useFollowing(groups: readonly Group[], before: ListedSchedule | undefined): Following {
  const sets = useLive('groupSets') ?? [];
  const all = useLive('groups')?.groups ?? [];
  const ids = groups.map(({ id }) => id);
  const choices = listWholeSets(ids, sets, all);
  const [left, setLeft] = useState<ReadonlySet<GroupSetId>>(() => {
    const other = before && sets.filter(({ id }) => !before.setIds.includes(id));
    return new Set(other?.map(({ id }) => id));
  });
  return {
    choices,
    receivers: splitReceivers(
      ids,
      choices.filter(({ id }) => !left.has(id)),
    ),
    isFollowed: (id) => !left.has(id),
    toggle: (id) =>
      setLeft((now) => {
        const next = new Set(now);
        if (!next.delete(id)) next.add(id);
        return next;
      }),
  };
}
