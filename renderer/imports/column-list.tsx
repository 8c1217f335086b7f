import { NativeSelect } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { columnOf, giveField } from '../../shared/change-import-plan.ts';
import {
  type ImportColumn,
  type ImportField,
  type ImportFile,
  type ImportPlan,
  importFields,
} from '../../shared/imports.ts';
import classes from './columns.module.css';

interface ColumnListProps {
  readonly file: ImportFile;
  readonly plan: ImportPlan;
  readonly onChange: (plan: ImportPlan) => void;
}

/** Every column of the file with what stands in it, and what it means for us. */
export function ColumnList({ file, plan, onChange }: ColumnListProps) {
  const { t } = useTranslation();
  const [moved, setMoved] = useState('');
  // An arrow key on a select goes through its meanings one by one; those it only passes by stay where they were.
  const begun = useRef<{ readonly column: number; readonly plan: ImportPlan } | null>(null);

  function give(column: number, field: ImportField | null): void {
    if (begun.current?.column !== column) begun.current = { column, plan };
    const from = begun.current.plan;
    const before = field === null ? undefined : columnOf(from, field);
    const isMoved = before !== undefined && before !== column;
    // Another column has lost its meaning, perhaps out of sight.
    setMoved(isMoved ? t('importing.columns.moved', { letter: file.columns[before]?.letter ?? '' }) : '');
    onChange(giveField(from, column, field));
  }

  return (
    <>
      <p className={moved === '' ? 'visually-hidden' : classes.moved} role="status">
        {moved}
      </p>
      <ul className={classes.list} aria-label={t('importing.columns.list')}>
        {file.columns.map((column, index) => (
          <ColumnRow
            key={column.letter}
            column={column}
            index={index}
            plan={plan}
            file={file}
            onGive={give}
            onLeave={() => {
              begun.current = null;
            }}
          />
        ))}
      </ul>
    </>
  );
}

interface ColumnRowProps {
  readonly column: ImportColumn;
  readonly index: number;
  readonly plan: ImportPlan;
  readonly file: ImportFile;
  readonly onGive: (column: number, field: ImportField | null) => void;
  readonly onLeave: () => void;
}

function ColumnRow({ column, index, plan, file, onGive, onLeave }: ColumnRowProps) {
  const { t } = useTranslation();
  const field = plan.fields[index] ?? null;
  const heading = plan.hasHeader ? column.firstCell.trim() : '';
  const samples = plan.hasHeader ? column.samples : [column.firstCell, ...column.samples];
  const name = heading || t('importing.columns.unnamed', { letter: column.letter });

  /** Says where a meaning stands now, because choosing it takes it away from there. */
  function label(known: ImportField): string {
    const at = columnOf(plan, known);
    const words = t(`imports.fields.${known}`);
    if (at === undefined || at === index) return words;
    return t('importing.columns.takenBy', { field: words, letter: file.columns[at]?.letter ?? '' });
  }

  return (
    <li className={classes.row} data-out={field === null || undefined}>
      <span className={classes.letter}>{column.letter}</span>
      <div className={classes.words}>
        <p className={classes.name} title={name}>
          <bdi>{name}</bdi>
        </p>
        <p className={classes.samples}>
          {samples.filter((sample) => sample.trim() !== '').length === 0 && t('importing.columns.empty')}
          {samples
            .filter((sample) => sample.trim() !== '')
            .slice(0, 3)
            .map((sample, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two cells may say the same, and their order is all they are.
              <bdi key={at}>{sample.slice(0, longestSample)}</bdi>
            ))}
        </p>
      </div>
      <NativeSelect
        className={classes.select ?? ''}
        size="xs"
        aria-label={t('importing.columns.meaningOf', { letter: column.letter, name })}
        value={field ?? ''}
        onBlur={onLeave}
        onChange={({ currentTarget: { value } }) =>
          onGive(index, importFields.find((known) => known === value) ?? null)
        }
        data={[
          { value: '', label: t('importing.columns.leaveOut') },
          ...importFields.map((known) => ({ value: known, label: label(known) })),
        ]}
      />
    </li>
  );
}

/** Of a cell, to be drawn; what does not fit the line is cut by the style. */
const longestSample = 80;
