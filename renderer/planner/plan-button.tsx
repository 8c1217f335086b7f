import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { mostPromos } from '../../shared/most-promos.ts';

interface PlanButtonProps {
  /** How many products are marked. */
  readonly count: number;
  readonly onOpen: () => void;
}

/** Plans a day with the products that are marked. */
export function PlanButton({ count, onOpen }: PlanButtonProps) {
  const { t } = useTranslation();
  const isTooMany = count > mostPromos;
  return (
    <Button
      size="xs"
      variant="default"
      disabled={isTooMany}
      title={isTooMany ? t('planner.problem.tooManyProducts', { most: mostPromos }) : undefined}
      onClick={onOpen}
    >
      {t('planner.title')}
    </Button>
  );
}
