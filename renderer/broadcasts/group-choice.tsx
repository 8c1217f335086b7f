import { memo, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { GroupSection } from '../../shared/arrange-groups.ts';
import { type Group, type GroupId, peopleReached } from '../../shared/groups.ts';
import { moveBetweenBoxes } from '../ui/move-between-boxes.ts';
import classes from './group-choice.module.css';

interface GroupChoiceProps {
  readonly ref: Ref<HTMLUListElement>;
  /** As the screen of groups arranges them. */
  readonly sections: readonly GroupSection[];
  readonly chosen: ReadonlySet<GroupId>;
  /** Always the same function, so that a tick redraws its own row only. */
  readonly onToggle: (id: GroupId) => void;
}

/** Groups to tick. Where she may not post, the box is closed and the reason stands beside it. */
export function GroupChoice({ ref, sections, chosen, onToggle }: GroupChoiceProps) {
  const { t } = useTranslation();
  const row = (group: Group, isWithin: boolean) => (
    <Row
      key={group.id}
      group={group}
      isWithin={isWithin}
      isChosen={chosen.has(group.id)}
      onToggle={onToggle}
    />
  );
  return (
    <ul ref={ref} className={classes.list} aria-label={t('send.list')} onKeyDown={moveBetweenBoxes}>
      {sections.flatMap(({ parent, groups }) => [
        ...(parent ? [row(parent, false)] : []),
        // What can be ticked stands first; the rest is there to say why not.
        ...groups.filter(isOpen).map((group) => row(group, parent !== null)),
        ...groups.filter((group) => !isOpen(group)).map((group) => row(group, parent !== null)),
      ])}
    </ul>
  );
}

function isOpen({ whyNoPost }: Group): boolean {
  return whyNoPost === undefined;
}

interface RowProps {
  readonly group: Group;
  /** It stands under its community. */
  readonly isWithin: boolean;
  readonly isChosen: boolean;
  readonly onToggle: (id: GroupId) => void;
}

const Row = memo(function Row({ group, isWithin, isChosen, onToggle }: RowProps) {
  const { t } = useTranslation();
  const isClosed = group.whyNoPost !== undefined;
  const nameId = `group-${group.id}`;
  return (
    <li>
      <label className={classes.row} data-closed={isClosed || undefined} data-within={isWithin || undefined}>
        <input
          type="checkbox"
          className={classes.box}
          disabled={isClosed}
          checked={isChosen && !isClosed}
          aria-labelledby={nameId}
          aria-describedby={`${nameId}-facts`}
          onChange={() => onToggle(group.id)}
        />
        <span className={classes.words}>
          <span id={nameId} className={classes.name}>
            {group.name}
          </span>
          <span id={`${nameId}-facts`} className={classes.facts}>
            {group.whyNoPost === undefined
              ? t('common.people', { count: peopleReached(group) })
              : t(`groups.whyNoPost.${group.whyNoPost}`)}
          </span>
        </span>
      </label>
    </li>
  );
});
