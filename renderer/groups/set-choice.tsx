import { memo, useDeferredValue, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { arrangeGroups } from '../../shared/arrange-groups.ts';
import { findGroups } from '../../shared/find-groups.ts';
import type { GoneGroup } from '../../shared/group-sets.ts';
import type { Group, GroupId } from '../../shared/groups.ts';
import { ChoiceList, ChoiceRow } from '../ui/choice-list.tsx';
import { SearchField } from '../ui/search-field.tsx';
import classes from './set-form.module.css';

interface SetChoiceProps {
  readonly groups: readonly Group[];
  /** What belongs to the set and is not among the account's groups now. */
  readonly gone: readonly GoneGroup[];
  readonly chosen: ReadonlySet<GroupId>;
  readonly problem: string | undefined;
  readonly onToggle: (id: GroupId) => void;
}

/** Groups to tick. Where she may not post, the box is closed, unless the group belongs to the set already. */
export function SetChoice({ groups, gone, chosen, problem, onToggle }: SetChoiceProps) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const list = useRef<HTMLUListElement>(null);
  const wanted = useDeferredValue(search);
  const found = arrangeGroups(findGroups(groups, wanted)).flatMap((section) => [
    ...(section.parent ? [section.parent] : []),
    ...section.groups,
  ]);
  const lost = findGroups(gone, wanted);
  return (
    <fieldset className={classes.choice} aria-describedby={problem && 'set-groups-problem'}>
      <legend className={classes.label}>{t('groupSets.form.groups')}</legend>
      <SearchField
        label={t('groups.search')}
        value={search}
        onChange={setSearch}
        onArrowDown={() => list.current?.querySelector<HTMLElement>('input:enabled')?.focus()}
      />
      {problem !== undefined && (
        <p id="set-groups-problem" role="alert" className={classes.problem}>
          {problem}
        </p>
      )}
      {found.length + lost.length === 0 ? (
        <p className={classes.nothing}>
          {groups.length === 0 ? t('groups.empty.title') : t('groups.notFound.title', { search: wanted })}
        </p>
      ) : (
        <ChoiceList ref={list} label={t('groups.list')}>
          {lost.map((each) => (
            <Row
              key={each.id}
              id={each.id}
              name={each.name}
              facts={t('groupSets.goneWhy')}
              isClosed
              isChosen={chosen.has(each.id)}
              onToggle={onToggle}
            />
          ))}
          {found.map((group) => (
            <Row
              key={group.id}
              id={group.id}
              name={group.name}
              facts={
                group.whyNoPost === undefined
                  ? t('common.people', { count: group.memberCount })
                  : t(`groups.whyNoPost.${group.whyNoPost}`)
              }
              isClosed={group.whyNoPost !== undefined}
              isChosen={chosen.has(group.id)}
              onToggle={onToggle}
            />
          ))}
        </ChoiceList>
      )}
    </fieldset>
  );
}

interface RowProps {
  readonly id: GroupId;
  readonly name: string;
  /** How many people, or why nothing can be posted. */
  readonly facts: string;
  readonly isClosed: boolean;
  readonly isChosen: boolean;
  readonly onToggle: (id: GroupId) => void;
}

const Row = memo(function Row({ id, onToggle, ...row }: RowProps) {
  return <ChoiceRow {...row} id={`set-${id}`} onToggle={() => onToggle(id)} />;
});
