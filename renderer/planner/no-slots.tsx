import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { minutesOfDay } from '../../shared/schedules/open-hours-of.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import type { DayPlan } from './use-day-plan.ts';

/** Why the day has no post, and what would give it one. */
export function NoSlots({ plan }: { readonly plan: DayPlan }) {
  const { t } = useTranslation();
  const { rules, isChanged, reset } = plan;
  if (isChanged) {
    return (
      <EmptyState
        icon="calendar"
        title={t('planner.none.removedTitle')}
        body={t('planner.none.removedBody')}
        action={
          <Button variant="default" onClick={reset}>
            {t('planner.reset')}
          </Button>
        }
      />
    );
  }
  const why = whyNone();
  return <EmptyState icon="calendar" title={t('planner.none.title')} body={t(`planner.none.${why}`)} />;

  function whyNone() {
    if (rules.open.length === 0) return 'closed';
    const isOver = rules.earliest > Math.min(rules.wished.to, rules.open.at(-1)?.to ?? minutesOfDay);
    return isOver ? 'over' : 'body';
  }
}
