import { Button, NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { HistoryPage } from '../../shared/history.ts';
import { type Period, periodNames } from '../../shared/history-period.ts';
import { Icon } from '../ui/icon.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { useFormat } from '../ui/use-format.ts';
import classes from './history.module.css';

interface HistoryToolsProps {
  readonly search: string;
  readonly onlyTrouble: boolean;
  readonly period: Period;
  readonly counts: HistoryPage['counts'] | undefined;
  readonly isSaving: boolean;
  readonly onSearch: (search: string) => void;
  readonly onOnlyTrouble: (onlyTrouble: boolean) => void;
  readonly onPeriod: (period: Period) => void;
  /** `undefined` when there is nothing to save. */
  readonly onSave: (() => void) | undefined;
}

/** What one looks for, and the way out into a spreadsheet. */
export function HistoryTools({ counts, ...tools }: HistoryToolsProps) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const withCount = (words: string, count: number | undefined) =>
    count === undefined ? words : `${words} · ${number(count)}`;
  return (
    <search className={classes.tools} aria-label={t('history.filters')}>
      <div className={classes.search}>
        <SearchField
          label={t('history.search')}
          value={tools.search}
          onChange={tools.onSearch}
          width="100%"
        />
      </div>
      <Button
        variant="default"
        leftSection={<Icon name="save" size={18} />}
        loading={tools.isSaving}
        disabled={tools.onSave === undefined}
        onClick={tools.onSave}
      >
        {t('history.export')}
      </Button>
      <div className={classes.filters}>
        <SegmentedControl
          size="xs"
          aria-label={t('history.filters')}
          value={tools.onlyTrouble ? 'trouble' : 'all'}
          onChange={(value) => tools.onOnlyTrouble(value === 'trouble')}
          data={[
            { value: 'all', label: withCount(t('history.all'), counts?.all) },
            { value: 'trouble', label: withCount(t('history.trouble'), counts?.trouble) },
          ]}
        />
        <PeriodFields period={tools.period} onPeriod={tools.onPeriod} />
      </div>
    </search>
  );
}

function PeriodFields({ period, onPeriod }: Pick<HistoryToolsProps, 'period' | 'onPeriod'>) {
  const { t } = useTranslation();

  function choose(name: string): void {
    const kind = periodNames.find((known) => known === name) ?? 'always';
    onPeriod(kind === 'chosen' ? { kind, firstDay: '', lastDay: '' } : { kind });
  }

  return (
    <>
      <NativeSelect
        size="xs"
        aria-label={t('history.period')}
        value={period.kind}
        data={periodNames.map((value) => ({ value, label: t(`history.periods.${value}`) }))}
        onChange={(event) => choose(event.currentTarget.value)}
      />
      {period.kind === 'chosen' && (
        <span className={classes.days}>
          <TextInput
            size="xs"
            type="date"
            aria-label={t('history.from')}
            value={period.firstDay}
            max={period.lastDay || undefined}
            onChange={(event) => onPeriod({ ...period, firstDay: event.currentTarget.value })}
          />
          <span className={classes.soft}>{t('history.to')}</span>
          <TextInput
            size="xs"
            type="date"
            aria-label={t('history.to')}
            value={period.lastDay}
            min={period.firstDay || undefined}
            onChange={(event) => onPeriod({ ...period, lastDay: event.currentTarget.value })}
          />
        </span>
      )}
    </>
  );
}
