import { Button, NativeSelect } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mostGroups } from '../../shared/broadcasts.ts';
import { mostPromos } from '../../shared/most-promos.ts';
import type { TemplateId } from '../../shared/templates.ts';
import { DialogColumn, DialogColumns, DialogFoot, DialogStep, FootWords } from '../ui/dialog.tsx';
import classes from './planner.module.css';
import type { GroupsSlot } from './planner-dialog.tsx';
import { ProductChoice } from './product-choice.tsx';
import type { PlannerForm } from './use-planner-form.ts';

interface ChooseStepProps {
  readonly form: PlannerForm;
  readonly groupsField: GroupsSlot;
  readonly onCancel: () => void;
  readonly onContinue: () => void;
}

/** Which products, beside the groups that get them. Search, arrow keys, space and Enter are enough. */
export function ChooseStep({ form, groupsField, onCancel, onContinue }: ChooseStepProps) {
  const { t } = useTranslation();
  const [isSubmitted, setSubmitted] = useState(false);
  const problem = findProblem(form);
  const isMissed = problem !== null && (isSubmitted || problem.startsWith('tooMany'));
  const most = problem === 'tooManyGroups' ? mostGroups : mostPromos;
  const startsWithGroups = form.firstIds.length > 0;

  function submit(event: FormEvent): void {
    event.preventDefault();
    setSubmitted(true);
    if (problem === null) onContinue();
  }

  return (
    <DialogStep onSubmit={submit}>
      <DialogColumns widths="minmax(0, 1fr) minmax(0, 1fr)">
        <DialogColumn aria-labelledby="planner-products">
          <h3 id="planner-products" className={classes.heading}>
            {t('planner.products.title')}
          </h3>
          <ProductChoice
            firstIds={form.firstIds}
            chosen={form.productIds}
            hasFocus={!startsWithGroups}
            onToggle={form.toggleProduct}
          />
          <TemplateChoice form={form} />
        </DialogColumn>
        <DialogColumn>{groupsField(form.groupIds, form.chooseGroups, startsWithGroups)}</DialogColumn>
      </DialogColumns>
      <DialogFoot
        words={
          <FootWords isWrong={isMissed}>
            {isMissed
              ? t(`planner.problem.${problem}`, { most })
              : `${t('planner.products.chosen', { count: form.productIds.size })} · ${t('send.chosen', { count: form.groups.length })}`}
          </FootWords>
        }
      >
        <Button variant="default" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
        <Button type="submit">{t('planner.continue')}</Button>
      </DialogFoot>
    </DialogStep>
  );
}

function findProblem({ productIds, groups }: PlannerForm) {
  if (productIds.size === 0) return 'needProduct';
  if (productIds.size > mostPromos) return 'tooManyProducts';
  if (groups.length === 0) return 'needGroup';
  return groups.length > mostGroups ? 'tooManyGroups' : null;
}

/** Which of her templates makes the messages. */
function TemplateChoice({ form: { templates, templateId, chooseTemplate } }: { readonly form: PlannerForm }) {
  const { t } = useTranslation();
  if (templates === undefined || templates.templates.length < 2) return null;
  return (
    <NativeSelect
      aria-label={t('sending.template')}
      value={templateId ?? templates.defaultId}
      data={templates.templates.map(({ id, name }) => ({
        value: id,
        label: t('sending.templateNamed', { name }),
      }))}
      onChange={(event) => chooseTemplate(event.currentTarget.value as TemplateId)}
    />
  );
}
