import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { arrangeGroups } from '../../shared/arrange-groups.ts';
import { findGroups } from '../../shared/find-groups.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { GroupChoice } from './group-choice.tsx';
import { GroupSetChips } from './group-set-chips.tsx';
import classes from './send-dialog.module.css';
import type { ChosenGroups } from './use-chosen-groups.ts';

interface WhereProps {
  readonly where: Omit<ChosenGroups, 'chosenGroups'>;
  /** A dialog around it begins in its search. */
  readonly hasFocus?: boolean;
}

/** Which groups: by set, by search, one by one. */
export function Where({ where, hasFocus = false }: WhereProps) {
  const { groups, chosen, choose } = where;
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const list = useRef<HTMLUListElement>(null);
  // Not deferred: an arrow key right after the last letter must land in the list that belongs to it.
  const wanted = search.trim();
  const matching = findGroups(groups, wanted);
  const open = matching.filter((group) => group.whyNoPost === undefined);
  const isAllChosen = open.length > 0 && open.every((group) => chosen.has(group.id));

  function toggleAll(): void {
    const next = new Set(chosen);
    for (const { id } of open) isAllChosen ? next.delete(id) : next.add(id);
    choose(next);
  }

  return (
    <section className={classes.where} aria-labelledby="choose-groups">
      <h3 id="choose-groups" className={classes.heading}>
        {t('send.chooseTitle')}
      </h3>
      <GroupSetChips groups={groups} chosen={chosen} onChoose={choose} />
      <div className={classes.tools}>
        <SearchField
          label={t('send.search')}
          value={search}
          onChange={setSearch}
          width="100%"
          autoFocus={hasFocus}
          onArrowDown={() => list.current?.querySelector<HTMLElement>('input:enabled')?.focus()}
        />
        <Button variant="subtle" disabled={open.length === 0} onClick={toggleAll}>
          {isAllChosen ? t('send.selectNone') : wanted === '' ? t('send.selectAll') : t('send.selectFound')}
        </Button>
      </div>
      {matching.length > 0 ? (
        <GroupChoice ref={list} sections={arrangeGroups(matching)} chosen={chosen} onToggle={where.toggle} />
      ) : (
        <NoGroups hasGroups={groups.length > 0} isKnown={where.isKnown} search={wanted} />
      )}
    </section>
  );
}

interface NoGroupsProps {
  readonly hasGroups: boolean;
  readonly isKnown: boolean;
  readonly search: string;
}

function NoGroups({ hasGroups, isKnown, search }: NoGroupsProps) {
  const { t } = useTranslation();
  if (hasGroups) {
    return (
      <EmptyState
        icon="search"
        title={t('groups.notFound.title', { search })}
        body={t('groups.notFound.body')}
      />
    );
  }
  return (
    <EmptyState
      icon="groups"
      title={isKnown ? t('groups.empty.noneTitle') : t('groups.empty.title')}
      body={isKnown ? t('groups.empty.noneBody') : t('groups.empty.body')}
    />
  );
}
