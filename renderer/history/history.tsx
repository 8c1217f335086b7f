import { Button } from '@mantine/core';
import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HistoryFilter } from '../../shared/history.ts';
import { boundPeriod, type Period } from '../../shared/history-period.ts';
import { asFailure } from '../ipc/call.ts';
import { useCall } from '../ipc/use-call.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { FailureNote } from '../ui/failure-note.tsx';
import { Note } from '../ui/note.tsx';
import classes from './history.module.css';
import { HistoryRow } from './history-row.tsx';
import { HistoryTools } from './history-tools.tsx';
import { type HistoryList, useHistory } from './use-history.ts';

const always: Period = { kind: 'always' };

/** All that was ever sent: to search, to narrow down, to open group by group, and to take along as a spreadsheet. */
export default function History() {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const [onlyTrouble, setOnlyTrouble] = useState(false);
  const [period, setPeriod] = useState(always);
  const wanted = useDeferredValue(search.trim());
  const filter = useMemo(
    (): HistoryFilter => ({ search: wanted, onlyTrouble, ...boundPeriod(period, Date.now()) }),
    [wanted, onlyTrouble, period],
  );
  const list = useHistory(filter);
  const save = useCall('history.export');
  const isFiltered = wanted !== '' || onlyTrouble || period.kind !== 'always';

  function showAll(): void {
    setSearch('');
    setOnlyTrouble(false);
    setPeriod(always);
  }

  if (list.counts?.all === 0 && !isFiltered) {
    return <EmptyState icon="clock" title={t('history.empty.title')} body={t('history.empty.body')} />;
  }
  return (
    <div className={classes.history}>
      <HistoryTools
        {...{ search, onlyTrouble, period, counts: list.counts }}
        onSearch={setSearch}
        onOnlyTrouble={setOnlyTrouble}
        onPeriod={setPeriod}
        isSaving={save.isPending}
        onSave={list.items.length === 0 ? undefined : () => save.mutate({ filter })}
      />
      {save.isError && <FailureNote failure={asFailure(save.error)} />}
      {save.data === true && <Note tone="good" live="status" title={t('history.exported')} />}
      {list.error ? (
        <FailureNote failure={asFailure(list.error)} onRetry={list.reload} />
      ) : list.isLoading ? (
        <Ghosts />
      ) : list.items.length === 0 ? (
        <EmptyState
          icon="search"
          title={t('history.notFound.title')}
          body={t('history.notFound.body')}
          action={
            <Button variant="light" onClick={showAll}>
              {t('history.notFound.action')}
            </Button>
          }
        />
      ) : (
        <Rows list={list} />
      )}
    </div>
  );
}

function Rows({ list }: { readonly list: HistoryList }) {
  const { t } = useTranslation();
  return (
    <>
      <ul className={classes.list} aria-label={t('history.list')}>
        {list.items.map((entry) => (
          <HistoryRow key={entry.id} entry={entry} />
        ))}
      </ul>
      {list.hasMore && (
        <div className={classes.more}>
          <Button variant="default" loading={list.isLoadingMore} onClick={list.loadMore}>
            {t('history.more')}
          </Button>
        </div>
      )}
    </>
  );
}

function Ghosts() {
  const { t } = useTranslation();
  return (
    <div className={classes.list} role="status" aria-label={t('common.loading')}>
      {[1, 2, 3, 4].map((ghost) => (
        <div key={ghost} className={classes.ghost} />
      ))}
    </div>
  );
}
