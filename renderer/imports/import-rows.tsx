import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type ImportCounts,
  type ImportPlan,
  type ImportShow,
  importShows,
  type OpenImport,
} from '../../shared/imports.ts';
import { Tabs } from '../ui/tabs.tsx';
import { RowList } from './row-list.tsx';
import classes from './rows.module.css';

interface ImportRowsProps {
  readonly importing: OpenImport & { readonly kind: 'open' | 'done' };
  readonly plan: ImportPlan;
  readonly isChecking: boolean;
  /** What is shown at first. */
  readonly first: ImportShow;
}

const noCounts: ImportCounts = { all: 0, add: 0, update: 0, same: 0, refused: 0, noted: 0 };

/** The rows by what becomes of them, or became. */
export function ImportRows({ importing, plan, isChecking, first }: ImportRowsProps) {
  const { t } = useTranslation();
  const [wished, setWished] = useState(first);
  const { counts, version } = useSettled(importing);
  const shows = importShows.filter((show) => show === 'all' || counts[show] > 0);
  const show = shows.includes(wished) ? wished : 'all';
  const words = importing.kind === 'done' ? 'done' : 'open';
  return (
    <div className={classes.rows}>
      <Tabs
        label={t('importing.rows.filter')}
        panelId="import-rows-panel"
        present={show}
        tabs={shows.map((name) => ({
          name,
          words: t(`importing.show.${words}.${name}`),
          count: counts[name],
        }))}
        onChange={setWished}
      />
      <div
        id="import-rows-panel"
        role="tabpanel"
        aria-labelledby={`import-rows-panel-tab-${show}`}
        aria-busy={isChecking}
        className={classes.panel}
        data-checking={isChecking || undefined}
      >
        <RowList
          key={show}
          {...{ show, version, plan }}
          count={counts[show]}
          columns={importing.file.columns}
          isDone={importing.kind === 'done'}
        />
      </div>
    </div>
  );
}

/** The rows as they were checked last: while they are being checked anew, the old ones stay where they are. */
function useSettled({ counts, version }: OpenImport): { counts: ImportCounts; version: number } {
  const [settled, setSettled] = useState({ counts: counts ?? noCounts, version });
  if (counts === null || (settled.counts === counts && settled.version === version)) return settled;
  const next = { counts, version };
  setSettled(next);
  return next;
}
