import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type ImportFile, type ImportPlan, importMatches } from '../../shared/imports.ts';
import { TickField } from '../ui/tick-box.tsx';
import classes from './columns.module.css';

interface ImportOptionsProps {
  readonly file: ImportFile;
  readonly plan: ImportPlan;
  readonly onChange: (plan: ImportPlan) => void;
  readonly onChooseSheet: (sheet: number) => void;
}

/** What holds for the whole file: which sheet, whether it has headings, and which rows are products that she has. */
export function ImportOptions({ file, plan, onChange, onChooseSheet }: ImportOptionsProps) {
  const { t } = useTranslation();
  return (
    <div className={classes.options}>
      <p className={classes.file} title={file.name}>
        <bdi>{file.name}</bdi>
        {' · '}
        {t('importing.columns.rowCount', { count: plan.hasHeader ? file.rowCount - 1 : file.rowCount })}
      </p>
      {file.sheets.length > 1 && (
        <NativeSelect
          label={t('importing.columns.sheet')}
          value={String(file.sheet)}
          data={file.sheets.map((label, index) => ({ value: String(index), label }))}
          onChange={(event) => onChooseSheet(Number(event.currentTarget.value))}
        />
      )}
      <NativeSelect
        label={t('importing.match.label')}
        value={plan.match}
        data={importMatches.map((value) => ({ value, label: t(`importing.match.${value}`) }))}
        onChange={({ currentTarget: { value } }) =>
          onChange({ ...plan, match: importMatches.find((known) => known === value) ?? plan.match })
        }
      />
      <TickField checked={plan.hasHeader} onChange={(hasHeader) => onChange({ ...plan, hasHeader })}>
        {t('importing.columns.hasHeader')}
      </TickField>
    </div>
  );
}
