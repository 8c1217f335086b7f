import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReachCounts } from '../../shared/reach.ts';
import { useFormat } from '../ui/use-format.ts';
import classes from './reach.module.css';

interface ReachRow {
  readonly key: string;
  readonly name: string;
  readonly counts: ReachCounts;
  /** Stands under the name. */
  readonly picture?: ReactNode;
}

interface ReachTableProps {
  /** The id of its heading. */
  readonly labelledBy: string;
  /** What the first column is. */
  readonly first: string;
  readonly rows: readonly ReachRow[];
}

const columns = ['posts', 'people', 'delivered', 'seen'] as const;

export function ReachTable({ labelledBy, first, rows }: ReachTableProps) {
  const { t } = useTranslation();
  const { number } = useFormat();
  return (
    <table className={classes.table} aria-labelledby={labelledBy}>
      <thead>
        <tr>
          <th scope="col">{first}</th>
          {columns.map((column) => (
            <th key={column} scope="col" className={classes.number}>
              {t(`reach.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, counts, picture }) => (
          <tr key={key}>
            <th scope="row">
              {name}
              {picture}
            </th>
            {columns.map((column) => (
              <td key={column} className={classes.number}>
                {number(counts[column])}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
