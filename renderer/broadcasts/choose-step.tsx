import { Button } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mostGroups } from '../../shared/broadcasts.ts';
import { findGroups } from '../../shared/find-groups.ts';
import type { Group, GroupId } from '../../shared/groups.ts';
import type { Product } from '../../shared/products.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { GroupChoice } from './group-choice.tsx';
import { MessagePreview } from './message-preview.tsx';
import classes from './send-dialog.module.css';
import { SendToMe } from './send-to-me.tsx';

interface ChooseStepProps {
  readonly product: Product;
  readonly text: string;
  readonly groups: readonly Group[];
  /** The list was fetched at least once. */
  readonly isKnown: boolean;
  readonly chosen: ReadonlySet<GroupId>;
  readonly chosenCount: number;
  readonly onChoose: (chosen: ReadonlySet<GroupId>) => void;
  readonly onToggle: (id: GroupId) => void;
  readonly onCancel: () => void;
  readonly onContinue: () => void;
}

/** Which groups, beside what they will see. Search, arrow keys, space and Enter are enough. */
export function ChooseStep(props: ChooseStepProps) {
  const { product, text, groups, chosen, chosenCount, onChoose } = props;
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const [isSubmitted, setSubmitted] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  // Not deferred: an arrow key right after the last letter must land in the list that belongs to it.
  const wanted = search.trim();
  const matching = findGroups(groups, wanted);
  const open = matching.filter((group) => group.whyNoPost === undefined);
  // What can be ticked stands first; the rest is there to say why not.
  const found = [...open, ...matching.filter((group) => group.whyNoPost !== undefined)];
  const isAllChosen = open.length > 0 && open.every((group) => chosen.has(group.id));

  const isGood = chosenCount > 0 && chosenCount <= mostGroups;

  function toggleAll(): void {
    const next = new Set(chosen);
    for (const { id } of open) isAllChosen ? next.delete(id) : next.add(id);
    onChoose(next);
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    setSubmitted(true);
    if (isGood) props.onContinue();
  }

  return (
    <form className={classes.step} onSubmit={submit}>
      <div className={classes.columns}>
        <section className={classes.choose} aria-labelledby="choose-groups">
          <h3 id="choose-groups" className={classes.heading}>
            {t('send.chooseTitle')}
          </h3>
          <div className={classes.tools}>
            <SearchField
              label={t('send.search')}
              value={search}
              onChange={setSearch}
              width="100%"
              autoFocus
              onArrowDown={() => list.current?.querySelector<HTMLElement>('input:enabled')?.focus()}
            />
            <Button variant="subtle" disabled={open.length === 0} onClick={toggleAll}>
              {isAllChosen
                ? t('send.selectNone')
                : wanted === ''
                  ? t('send.selectAll')
                  : t('send.selectFound')}
            </Button>
          </div>
          {found.length > 0 ? (
            <GroupChoice ref={list} groups={found} chosen={chosen} onToggle={props.onToggle} />
          ) : (
            <NoGroups hasGroups={groups.length > 0} isKnown={props.isKnown} search={wanted} />
          )}
        </section>
        <div className={classes.preview}>
          <h3 className={classes.heading}>{t('send.preview')}</h3>
          <MessagePreview text={text} photoId={product.photos[0]?.id ?? null} name={product.name} />
          <SendToMe productId={product.id} />
        </div>
      </div>
      <footer className={classes.foot}>
        <p role="status" data-missed={(isSubmitted && !isGood) || undefined}>
          {chosenCount > mostGroups
            ? t('send.tooMany', { most: mostGroups })
            : isSubmitted && !isGood
              ? t('send.needGroup')
              : t('send.chosen', { count: chosenCount })}
        </p>
        <Button variant="default" onClick={props.onCancel}>
          {t('common.cancel')}
        </Button>
        <Button type="submit">{t('send.continue')}</Button>
      </footer>
    </form>
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
