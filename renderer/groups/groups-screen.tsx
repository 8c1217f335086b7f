import { type ReactNode, useDeferredValue, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Group } from '../../shared/groups.ts';
import { asFailure } from '../ipc/call.ts';
import { useCall } from '../ipc/use-call.ts';
import { useLive } from '../ipc/use-live.ts';
import { FailureNote } from '../ui/failure-note.tsx';
import { Screen } from '../ui/screen.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { UndoBar } from '../ui/undo-bar.tsx';
import classes from './groups.module.css';
import { GroupsPanel } from './groups-panel.tsx';
import { RefreshButton } from './refresh-button.tsx';
import { SetChips } from './set-chips.tsx';
import { useGroupForms } from './use-group-forms.tsx';
import { useSets } from './use-sets.ts';

interface GroupsScreenProps {
  /** The way to the repairs of a group. */
  readonly repairOf: (group: Group) => ReactNode;
  readonly onSeeConnection: () => void;
}

/** The groups as last seen, also without a connection, and the sets that she made of them. */
export default function GroupsScreen({ repairOf, onSeeConnection }: GroupsScreenProps) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const wanted = useDeferredValue(search);
  const list = useLive('groups');
  const groups = list?.groups ?? [];
  const sets = useSets();
  const { edit, openFooter, forms } = useGroupForms(sets, groups);
  const refresh = useCall('groups.refresh');
  const failure = refresh.error ?? sets.error;
  const { reset } = refresh;

  // A list that has come since takes away what was said of an earlier try.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the new list is the reason
  useEffect(reset, [reset, list?.refreshedAt]);

  return (
    <>
      <Screen
        isColumn
        title={t('groups.title')}
        isReading
        actions={
          <>
            {(groups.length > 0 || search !== '') && (
              <SearchField label={t('groups.search')} value={search} onChange={setSearch} width={220} />
            )}
            <RefreshButton
              mayRefreshAt={list?.mayRefreshAt ?? null}
              isBusy={refresh.isPending}
              onRefresh={() => refresh.mutate({})}
            />
          </>
        }
        tools={
          <>
            {(groups.length > 0 || sets.all.length > 0) && (
              <SetChips
                sets={sets.all}
                chosen={sets.chosen?.id ?? null}
                onChoose={sets.choose}
                onMove={sets.move}
                onAdd={() => edit('new')}
              />
            )}
            <span role="status" className="visually-hidden">
              {sets.movedWords}
            </span>
          </>
        }
      >
        <div className={classes.panel}>
          {failure && <FailureNote failure={asFailure(failure)} />}
          {list && (
            <GroupsPanel
              {...{ list, sets, wanted, repairOf, onSeeConnection }}
              onEdit={edit}
              onFooter={openFooter}
            />
          )}
        </div>
      </Screen>
      {sets.deleted && (
        <UndoBar message={t('groupSets.deleted', { name: sets.deleted.name })} onUndo={sets.undoDelete} />
      )}
      {forms}
    </>
  );
}
