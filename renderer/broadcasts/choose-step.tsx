import { Button } from '@mantine/core';
import { type ComponentProps, type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mostGroups } from '../../shared/broadcasts.ts';
import { findGroups } from '../../shared/find-groups.ts';
import { mostDeliveries, mostPromos } from '../../shared/start-broadcasts.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { AddProduct } from './add-product.tsx';
import { GroupChoice } from './group-choice.tsx';
import { GroupSetChips } from './group-set-chips.tsx';
import { DoubtNotes, ProductsToSend } from './products-to-send.tsx';
import { PromoPreview } from './promo-preview.tsx';
import classes from './send-dialog.module.css';
import { SendToMe } from './send-to-me.tsx';
import { TemplateField } from './template-field.tsx';
import type { ChosenGroups } from './use-chosen-groups.ts';
import type { ChosenProducts } from './use-chosen-products.ts';

interface ChooseStepProps {
  readonly what: ChosenProducts;
  readonly where: ChosenGroups;
  readonly preview: ComponentProps<typeof PromoPreview>;
  readonly onCancel: () => void;
  readonly onContinue: () => void;
}

/** What, and which groups, beside what they will see. Search, arrow keys, space and Enter are enough. */
export function ChooseStep({ what, where, preview, onCancel, onContinue }: ChooseStepProps) {
  const { t } = useTranslation();
  const [isSubmitted, setSubmitted] = useState(false);
  const problem = findProblem(what.promos.length, where.chosenGroups.length);
  const isTooMuch = problem !== undefined && problem !== 'needGroup' && problem !== 'needProduct';

  function submit(event: FormEvent): void {
    event.preventDefault();
    setSubmitted(true);
    if (problem === undefined) onContinue();
  }

  return (
    <form className={classes.step} onSubmit={submit}>
      <div className={classes.columns}>
        <div className={classes.choose}>
          <What what={what} />
          <Where where={where} />
        </div>
        <div className={classes.preview}>
          <h3 className={classes.heading}>{t('send.preview')}</h3>
          <PromoPreview {...preview} />
          {preview.looked.promo && what.promos.length > 0 && (
            <SendToMe
              promo={preview.looked.promo}
              isOneOfMany={what.promos.length > 1}
              hasFooters={where.chosenGroups.some(({ footer }) => footer !== '')}
            />
          )}
        </div>
      </div>
      <footer className={classes.foot}>
        <p role="status" data-missed={(problem !== undefined && (isSubmitted || isTooMuch)) || undefined}>
          {problem !== undefined && (isSubmitted || isTooMuch) ? (
            <Problem problem={problem} />
          ) : (
            t('send.chosen', { count: where.chosenGroups.length })
          )}
        </p>
        <Button variant="default" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
        <Button type="submit">{t('send.continue')}</Button>
      </footer>
    </form>
  );
}

type Problem = 'needProduct' | 'needGroup' | 'tooManyProducts' | 'tooManyGroups' | 'tooManyMessages';

/** What keeps her from going on. */
function findProblem(promoCount: number, groupCount: number): Problem | undefined {
  if (promoCount === 0) return 'needProduct';
  if (promoCount > mostPromos) return 'tooManyProducts';
  if (groupCount === 0) return 'needGroup';
  if (groupCount > mostGroups) return 'tooManyGroups';
  return promoCount * groupCount > mostDeliveries ? 'tooManyMessages' : undefined;
}

function Problem({ problem }: { readonly problem: Problem }) {
  const { t } = useTranslation();
  switch (problem) {
    case 'needProduct':
      return t('sending.needProduct');
    case 'needGroup':
      return t('send.needGroup');
    case 'tooManyProducts':
      return t('sending.tooManyProducts', { most: mostPromos });
    case 'tooManyGroups':
      return t('send.tooMany', { most: mostGroups });
    case 'tooManyMessages':
      return t('sending.tooManyMessages', { most: mostDeliveries });
  }
}

/** Which products, and through which template. */
function What({ what }: { readonly what: ChosenProducts }) {
  const { t } = useTranslation();
  const { products, templates, templateId } = what;
  return (
    <section className={classes.what} aria-labelledby="choose-what">
      <h3 id="choose-what" className={classes.heading}>
        {t('sending.whatTitle')}
      </h3>
      {products.length > 1 && <ProductsToSend products={products} onRemove={what.remove} />}
      <div className={classes.tools}>
        {templates && templateId !== undefined && (
          <div className={classes.template}>
            <TemplateField list={templates} templateId={templateId} onChange={what.chooseTemplate} />
          </div>
        )}
        <AddProduct products={products} onAdd={what.add} />
      </div>
      <DoubtNotes doubtful={what.doubtful} onAccept={what.accept} />
    </section>
  );
}

/** Which groups: by set, by search, one by one. */
function Where({ where }: { readonly where: ChosenGroups }) {
  const { groups, chosen, choose } = where;
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const list = useRef<HTMLUListElement>(null);
  // Not deferred: an arrow key right after the last letter must land in the list that belongs to it.
  const wanted = search.trim();
  const matching = findGroups(groups, wanted);
  const open = matching.filter((group) => group.whyNoPost === undefined);
  // What can be ticked stands first; the rest is there to say why not.
  const found = [...open, ...matching.filter((group) => group.whyNoPost !== undefined)];
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
          autoFocus
          onArrowDown={() => list.current?.querySelector<HTMLElement>('input:enabled')?.focus()}
        />
        <Button variant="subtle" disabled={open.length === 0} onClick={toggleAll}>
          {isAllChosen ? t('send.selectNone') : wanted === '' ? t('send.selectAll') : t('send.selectFound')}
        </Button>
      </div>
      {found.length > 0 ? (
        <GroupChoice ref={list} groups={found} chosen={chosen} onToggle={where.toggle} />
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
