import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { describeFields, nameRow, type RowWords } from '../../shared/describe-import-row.ts';
import type { ImportColumn, ImportPlan, ImportProblem, ImportRow } from '../../shared/imports.ts';
import { Icon, type IconName } from '../ui/icon.tsx';
import classes from './rows.module.css';

interface RowItemProps {
  readonly row: ImportRow | undefined;
  readonly plan: ImportPlan;
  readonly columns: readonly ImportColumn[];
  /** The import is over: the words tell what became of the row. */
  readonly isDone: boolean;
  readonly words: RowWords;
}

const icons: Readonly<Record<ImportRow['result']['kind'], IconName>> = {
  add: 'plus',
  update: 'edit',
  same: 'check',
  refused: 'failed',
};

/** One row as the product that it will be, or with the cells that keep it out and why. */
export const RowItem = memo(function RowItem({ row, plan, columns, isDone, words }: RowItemProps) {
  const { t } = useTranslation();
  if (row === undefined) return <div className={classes.ghost} />;
  const { kind } = row.result;
  const when = isDone ? 'done' : 'open';
  const problems = row.result.kind === 'refused' ? row.result.problems : row.result.notes;
  const name = row.result.kind === 'refused' ? nameRow(row, plan) : row.result.fields.name;
  return (
    <div className={classes.row} data-result={kind}>
      <span className={`${classes.number} tabular`}>
        <span className="visually-hidden">{t('importing.rows.row')} </span>
        {row.number}
      </span>
      <div className={classes.words}>
        <p className={classes.head}>
          <bdi className={classes.name}>{name.slice(0, longestShown)}</bdi>
          <span className={classes.result}>
            <Icon name={icons[kind]} size={15} />
            {t(`importing.result.${when}.${kind}`)}
          </span>
        </p>
        <Facts {...{ row, plan, words }} />
        {problems.map((problem, index) => (
          <Problem
            // biome-ignore lint/suspicious/noArrayIndexKey: two photos of one cell may be missing, and the row never changes.
            key={index}
            problem={problem}
            isNote={kind !== 'refused'}
            cell={problem.column === null ? '' : (row.cells[problem.column] ?? '')}
            column={problem.column === null ? undefined : columns[problem.column]}
            hasHeader={plan.hasHeader}
          />
        ))}
      </div>
    </div>
  );
});

/** Of one text, to be drawn; a cell may hold 32,767 characters. */
const longestShown = 160;

interface FactsProps {
  readonly row: ImportRow;
  readonly plan: ImportPlan;
  readonly words: RowWords;
}

function Facts({ row, plan, words }: FactsProps) {
  const { t } = useTranslation();
  if (row.result.kind === 'refused') return null;
  const { fields, photoNames, kind } = row.result;
  const facts = describeFields(fields, plan, kind === 'update', words);
  return (
    <p className={classes.facts}>
      {facts.map(({ field, text }) => (
        <span key={field} className={classes.fact}>
          <span className={classes.label}>{t(`imports.fields.${field}`)}</span>{' '}
          <bdi className={classes.value}>
            {text === '' ? t('importing.rows.emptied') : text.slice(0, longestShown)}
          </bdi>
        </span>
      ))}
      {photoNames.length > 0 && (
        <span className={classes.fact}>
          <span className={classes.label}>{t('imports.fields.photos')}</span>{' '}
          {words.number(photoNames.length)}
        </span>
      )}
    </p>
  );
}

interface ProblemProps {
  readonly problem: ImportProblem;
  /** It does not keep the row out. */
  readonly isNote: boolean;
  readonly cell: string;
  readonly column: ImportColumn | undefined;
  readonly hasHeader: boolean;
}

function Problem({ problem, isNote, cell, column, hasHeader }: ProblemProps) {
  const { t } = useTranslation();
  const heading = hasHeader ? column?.firstCell.trim() : undefined;
  const shown = cell.length > longestShown ? `${cell.slice(0, longestShown)}…` : cell;
  return (
    <p className={classes.problem} data-note={isNote || undefined}>
      <Icon name={isNote ? 'info' : 'warning'} size={16} />
      <span>
        {column && (
          <span className={classes.where}>
            <bdi>{heading || t('importing.columns.unnamed', { letter: column.letter })}</bdi>
            {shown.trim() !== '' && (
              <>
                {': '}
                <bdi className={classes.cell}>{shown}</bdi>
              </>
            )}
            {' — '}
          </span>
        )}
        {t(`imports.problems.${problem.code}`, { row: problem.otherRow ?? '' })}
      </span>
    </p>
  );
}
