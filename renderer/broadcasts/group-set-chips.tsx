import { useTranslation } from 'react-i18next';
import type { GroupSet } from '../../shared/group-sets.ts';
import type { Group, GroupId } from '../../shared/groups.ts';
import { useLive } from '../ipc/use-live.ts';
import { SetMark } from '../ui/set-mark.tsx';
import classes from './group-set-chips.module.css';

interface GroupSetChipsProps {
  readonly groups: readonly Group[];
  readonly chosen: ReadonlySet<GroupId>;
  readonly onChoose: (chosen: ReadonlySet<GroupId>) => void;
}

/** Her group sets: one click ticks all groups of one in which she may post, another takes them away again. */
export function GroupSetChips({ groups, chosen, onChoose }: GroupSetChipsProps) {
  const { t } = useTranslation();
  const sets = useLive('groupSets') ?? [];
  if (sets.length === 0) return null;

  function toggle(open: readonly GroupId[], isChosen: boolean): void {
    const next = new Set(chosen);
    for (const id of open) isChosen ? next.delete(id) : next.add(id);
    onChoose(next);
  }

  return (
    <ul className={classes.chips} aria-label={t('sending.sets')}>
      {sets.map((set) => {
        const open = openGroupsOf(set, groups);
        const isChosen = open.length > 0 && open.every((id) => chosen.has(id));
        const closedCount = set.groupIds.length - open.length;
        return (
          <li key={set.id}>
            <button
              type="button"
              className={classes.chip}
              aria-pressed={isChosen}
              disabled={open.length === 0}
              onClick={() => toggle(open, isChosen)}
            >
              <SetMark color={set.color} />
              <bdi className={classes.name}>{set.name}</bdi>
              <span className={classes.count}>
                {t('common.groups', { count: open.length })}
                {closedCount > 0 && ` · ${t('sending.closedInSet', { count: closedCount })}`}
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

/** Those that are still there and in which she may post, in the order of the set. */
function openGroupsOf(set: GroupSet, groups: readonly Group[]): readonly GroupId[] {
  const open = new Set(groups.filter(({ whyNoPost }) => whyNoPost === undefined).map(({ id }) => id));
  return set.groupIds.filter((id) => open.has(id));
}
