import type { KeyboardEvent, Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { Group, GroupId } from '../../shared/groups.ts';
import classes from './group-choice.module.css';

interface GroupChoiceProps {
  readonly ref: Ref<HTMLUListElement>;
  readonly groups: readonly Group[];
  readonly chosen: ReadonlySet<GroupId>;
  readonly onChoose: (chosen: ReadonlySet<GroupId>) => void;
}

/** Groups to tick. Where she may not post, the box is closed and the reason stands beside it. */
export function GroupChoice({ ref, groups, chosen, onChoose }: GroupChoiceProps) {
  const { t } = useTranslation();

  function toggle(id: GroupId): void {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    onChoose(next);
  }

  return (
    <ul ref={ref} className={classes.list} aria-label={t('send.list')} onKeyDown={moveFocus}>
      {groups.map((group) => {
        const isClosed = group.whyNoPost !== undefined;
        const nameId = `group-${group.id}`;
        return (
          <li key={group.id}>
            <label className={classes.row} data-closed={isClosed || undefined}>
              <input
                type="checkbox"
                className={classes.box}
                disabled={isClosed}
                checked={chosen.has(group.id) && !isClosed}
                aria-labelledby={nameId}
                aria-describedby={`${nameId}-facts`}
                onChange={() => toggle(group.id)}
              />
              <span className={classes.words}>
                <span id={nameId} className={classes.name}>
                  {group.name}
                </span>
                <span id={`${nameId}-facts`} className={classes.facts}>
                  {group.whyNoPost === undefined
                    ? t('common.people', { count: group.memberCount })
                    : t(`groups.whyNoPost.${group.whyNoPost}`)}
                </span>
              </span>
            </label>
          </li>
        );
      })}
    </ul>
  );
}

/** Up and down move between the boxes, so that a long list needs no row of tabs. */
function moveFocus(event: KeyboardEvent<HTMLUListElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const boxes = [...event.currentTarget.querySelectorAll<HTMLInputElement>('input:enabled')];
  const at = boxes.findIndex((box) => box.matches(':focus'));
  boxes[Math.min(boxes.length - 1, Math.max(0, at + step))]?.focus();
}
