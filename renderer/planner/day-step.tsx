import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { wallTimeOf } from '../../shared/schedules/wall-minutes.ts';
import { asFailure } from '../ipc/call.ts';
import { useCall } from '../ipc/use-call.ts';
import { DialogColumn, DialogColumns, DialogFoot, DialogStep } from '../ui/dialog.tsx';
import { FailureNote } from '../ui/failure-note.tsx';
import { DayRulesFields } from './day-rules-fields.tsx';
import { DaySummary } from './day-summary.tsx';
import { LeftOut } from './left-out.tsx';
import { NoSlots } from './no-slots.tsx';
import classes from './planner.module.css';
import { Timeline } from './timeline.tsx';
import type { AcceptedPlan } from './use-accepted.ts';
import { useDayPlan } from './use-day-plan.ts';
import type { PlannerForm } from './use-planner-form.ts';
import { useProductsOf } from './use-products-to-plan.ts';

interface DayStepProps {
  readonly form: PlannerForm;
  readonly onBack: () => void;
  readonly onAccepted: (plan: AcceptedPlan) => void;
}

/** The day before it is accepted: its rules, its timeline to change, what was left out, and until when it goes on. */
export function DayStep({ form, onBack, onAccepted }: DayStepProps) {
  const { t } = useTranslation();
  const plan = useDayPlan(form);
  const products = useProductsOf([...form.productIds]);
  const accept = useCall('schedules.acceptDay');
  const { reading, slots, proposed, error, troubles } = plan;
  const canAccept = reading.isGood && slots.length > 0 && troubles.size === 0;
  const rules = useRef<HTMLElement>(null);
  // Not the button: an Enter too many must not accept what nobody has looked at.
  useEffect(() => rules.current?.focus(), []);

  function acceptDay(): void {
    if (!canAccept) return;
    const day = {
      day: reading.day,
      slots: slots.map(({ productId, minute, groupIds }) => ({
        ...{ productId, templateId: form.templateId, time: wallTimeOf(minute), groupIds: [...groupIds] },
      })),
    };
    accept.mutate({ day }, { onSuccess: (ids) => onAccepted({ day: reading.day, ids }) });
  }

  return (
    <DialogStep>
      <DialogColumns widths="minmax(0, 250px) minmax(0, 1fr)">
        <DialogColumn ref={rules} scrolls aria-label={t('planner.rules.label')} tabIndex={-1}>
          <DayRulesFields form={form} reading={reading} open={plan.rules.open} />
          {proposed && <LeftOut leftOut={proposed.leftOut} products={products} form={form} />}
        </DialogColumn>
        <DialogColumn>
          {error && <FailureNote failure={asFailure(error)} onRetry={plan.retry} />}
          {reading.isGood && proposed === undefined && !error && (
            <p role="status" className={classes.waiting}>
              {t('common.loading')}
            </p>
          )}
          {reading.isGood && proposed && slots.length > 0 && (
            <Timeline plan={plan} day={reading.day} products={products} groups={form.groups} />
          )}
          {reading.isGood && proposed && slots.length === 0 && <NoSlots plan={plan} />}
        </DialogColumn>
      </DialogColumns>
      {accept.error && <FailureNote failure={asFailure(accept.error)} />}
      <DialogFoot words={<DaySummary plan={plan} />}>
        <Button variant="default" onClick={onBack}>
          {t('common.back')}
        </Button>
        <Button disabled={!canAccept} loading={accept.isPending} onClick={acceptDay}>
          {t('planner.accept', { count: slots.length })}
        </Button>
      </DialogFoot>
    </DialogStep>
  );
}
