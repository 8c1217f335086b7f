import {
  lazy,
  type ReactNode,
  Suspense,
  startTransition,
  useCallback,
  useDeferredValue,
  useEffect,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import { findGroups } from '../../shared/find-groups.ts';
import type { GroupSet } from '../../shared/group-sets.ts';
import type { Group, GroupList as KnownGroups } from '../../shared/groups.ts';
import { asFailure } from '../ipc/call.ts';
import { useCall } from '../ipc/use-call.ts';
import { useLive } from '../ipc/use-live.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { FailureNote } from '../ui/failure-note.tsx';
import { Screen } from '../ui/screen.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { UndoBar } from '../ui/undo-bar.tsx';
import { useFormat } from '../ui/use-format.ts';
import { GroupList } from './group-list.tsx';
import classes from './groups.module.css';
import { NoGroups, OfflineNote } from './list-note.tsx';
import { listRows } from './list-rows.ts';
import { RefreshButton } from './refresh-button.tsx';
import { SetBar } from './set-bar.tsx';
import { SetChips } from './set-chips.tsx';
import { type Sets, useSets } from './use-sets.ts';

const SetForm = lazy(() => import('./set-form.tsx'));
const FooterForm = lazy(() => import('./footer-form.tsx'));

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
  const [editing, setEditing] = useState<GroupSet | 'new' | null>(null);
  const [footerOf, setFooterOf] = useState<Group | null>(null);
  const list = useLive('groups');
  const groups = list?.groups ?? [];
  const sets = useSets();
  const refresh = useCall('groups.refresh');
  const failure = refresh.error ?? sets.error;
  const { reset } = refresh;

  // A list that has come since takes away what was said of an earlier try.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the new list is the reason
  useEffect(reset, [reset, list?.refreshedAt]);

  const openFooter = useCallback((group: Group) => startTransition(() => setFooterOf(group)), []);
  const edit = (what: GroupSet | 'new') => startTransition(() => setEditing(what));
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
            <Panel
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
      <Suspense>
        {editing !== null && (
          <SetForm
            set={editing === 'new' ? null : editing}
            sets={sets.all}
            groups={groups}
            onClose={() => setEditing(null)}
            onSaved={({ id }) => {
              setEditing(null);
              sets.choose(id);
            }}
          />
        )}
        {footerOf && <FooterForm group={footerOf} onClose={() => setFooterOf(null)} />}
      </Suspense>
    </>
  );
}

interface PanelProps {
  readonly list: KnownGroups;
  readonly sets: Sets;
  readonly wanted: string;
  readonly repairOf: (group: Group) => ReactNode;
  readonly onSeeConnection: () => void;
  readonly onEdit: (set: GroupSet) => void;
  readonly onFooter: (group: Group) => void;
}

/** What scrolls: of when the list is, the chosen set, and the groups that are wanted. */
function Panel({ list, sets, wanted, repairOf, onSeeConnection, onEdit, onFooter }: PanelProps) {
  const { t } = useTranslation();
  const { chosen } = sets;
  const belonging = chosen === null ? list.groups : pick(list.groups, chosen);
  const found = findGroups(belonging, wanted);
  const gone = findGroups(chosen?.gone ?? [], wanted);
  const place = sets.all.findIndex(({ id }) => id === chosen?.id);
  return (
    <>
      {list.refreshedAt !== null && <OfflineNote refreshedAt={list.refreshedAt} />}
      {chosen ? (
        <SetBar
          set={chosen}
          groups={belonging}
          onEarlier={place > 0 ? () => sets.move(chosen, place - 1) : null}
          onLater={place < sets.all.length - 1 ? () => sets.move(chosen, place + 1) : null}
          onEdit={() => onEdit(chosen)}
          onDelete={() => sets.delete(chosen)}
        />
      ) : (
        <WhatIsHere list={list} hasSets={sets.all.length > 0} />
      )}
      {found.length + gone.length > 0 ? (
        <GroupList
          rows={listRows(found, gone, list.groups)}
          repairOf={repairOf}
          onFooter={onFooter}
          onTakeOut={(each) => chosen && sets.takeOut(chosen, each)}
        />
      ) : list.groups.length > 0 ? (
        <EmptyState
          icon="search"
          title={t('groups.notFound.title', { search: wanted })}
          body={t('groups.notFound.body')}
        />
      ) : (
        <NoGroups hasLoaded={list.refreshedAt !== null} onSeeConnection={onSeeConnection} />
      )}
    </>
  );
}

function WhatIsHere({ list, hasSets }: { readonly list: KnownGroups; readonly hasSets: boolean }) {
  const { t } = useTranslation();
  const { dateTime } = useFormat();
  const count = list.groups.filter(({ community }) => community?.kind !== 'parent').length;
  if (list.groups.length === 0) return null;
  return (
    <p className={classes.facts}>
      {t('common.groups', { count })}
      {list.refreshedAt !== null && ` · ${t('groups.refreshedAt', { date: dateTime(list.refreshedAt) })}`}
      {!hasSets && ` · ${t('groupSets.what')}`}
    </p>
  );
}

function pick(groups: readonly Group[], { groupIds }: GroupSet): readonly Group[] {
  const wanted = new Set(groupIds);
  return groups.filter(({ id }) => wanted.has(id));
}
