import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type ReachDays, reachDays } from '../../shared/reach.ts';

interface ReachPeriodProps {
  readonly present: ReachDays;
  readonly onChange: (days: ReachDays) => void;
}

/** How far back the pictures look. */
export function ReachPeriod({ present, onChange }: ReachPeriodProps) {
  const { t } = useTranslation();
  return (
    <SegmentedControl
      aria-label={t('reach.period')}
      data={reachDays.map((days) => ({ value: String(days), label: t(`reach.periods.${days}`) }))}
      value={String(present)}
      onChange={(value) => onChange(reachDays.find((days) => String(days) === value) ?? present)}
    />
  );
}
