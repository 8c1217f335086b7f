import { Button } from '@mantine/core';
import { type ComponentProps, type FormEvent, type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { arrangeGroups } from '../../shared/arrange-groups.ts';
import { findGroups } from '../../shared/find-groups.ts';
import type { Template } from '../../shared/templates.ts';
import { DialogColumn, DialogColumns, DialogFoot, DialogStep, FootWords } from '../ui/dialog.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Icon } from '../ui/icon.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { GroupChoice } from './group-choice.tsx';
import { GroupSetChips } from './group-set-chips.tsx';
import { PromoAdvice } from './promo-advice.tsx';
import { PromoPreview } from './promo-preview.tsx';
import type { PromoToSend } from './promo-to-send.ts';
import classes from './send-dialog.module.css';
import { findSendProblem } from './send-problem.ts';
import { SendToMe } from './send-to-me.tsx';
import type { ChosenGroups } from './use-chosen-groups.ts';

interface ChooseStepProps {
  readonly promos: readonly PromoToSend[];
  readonly where: ChosenGroups;
  readonly preview: ComponentProps<typeof PromoPreview>;
  readonly templateOf: ((promo: PromoToSend) => Template | undefined) | undefined;
  readonly whatFields: ReactNode;
  readonly onCancel: () => void;
  /** Goes on to what goes now; `undefined` where it is only planned. */
  readonly onSend: (() => void) | undefined;
  readonly onSchedule: () => void;
}

/** What, and which groups, beside what they will see. Search, arrow keys, space and Enter are enough. */
export function ChooseStep(props: ChooseStepProps) {
  const { promos, where, preview, onCancel, onSend, onSchedule } = props;
  const { t } = useTranslation();
  const [isSubmitted, setSubmitted] = useState(false);
  const problem = findSendProblem(promos, where.chosenGroups, preview.compose);
  // What is only not chosen yet is not held against her before she goes on.
  const isMissed = problem !== undefined && (isSubmitted || problem.code !== 'needGroup');

  function goOn(next: () => void): void {
    setSubmitted(true);
    if (problem === undefined) next();
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    goOn(onSend ?? onSchedule);
  }

  return (
    <DialogStep onSubmit={submit}>
      <DialogColumns>
        <DialogColumn>
          <section className={classes.what} aria-labelledby="choose-what">
            <h3 id="choose-what" className={classes.heading}>
              {t('sending.whatTitle')}
            </h3>
            {props.whatFields}
          </section>
          <Where where={where} hasFocus />
        </DialogColumn>
        <DialogColumn scrolls="low">
          <h3 className={classes.heading}>{t('send.preview')}</h3>
          <PromoPreview {...preview}>
            {(promo, warnings) => (
              <PromoAdvice promo={promo} warnings={warnings} template={props.templateOf?.(promo)} />
            )}
          </PromoPreview>
          {preview.looked.promo && promos.length > 0 && (
            <SendToMe
              promo={preview.looked.promo}
              isOneOfMany={promos.length > 1}
              hasFooters={where.chosenGroups.some(({ footer }) => footer !== '')}
            />
          )}
        </DialogColumn>
      </DialogColumns>
      <DialogFoot
        words={
          <FootWords isWrong={isMissed}>
            {isMissed
              ? t(`sending.problem.${problem.code}`, problem)
              : t('send.chosen', { count: where.chosenGroups.length })}
          </FootWords>
        }
      >
        <Button variant="default" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
        {onSend && (
          <Button
            variant="light"
            leftSection={<Icon name="calendar" size={18} />}
            onClick={() => goOn(onSchedule)}
          >
            {t('scheduling.open')}
          </Button>
        )}
        <Button type="submit">{t('send.continue')}</Button>
      </DialogFoot>
    </DialogStep>
  );
}

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
