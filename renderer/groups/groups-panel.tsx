import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { findGroups } from '../../shared/find-groups.ts';
import type { GroupSet } from '../../shared/group-sets.ts';
import type { Group, GroupList as KnownGroups } from '../../shared/groups.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { useFormat } from '../ui/use-format.ts';
import { GroupList } from './group-list.tsx';
import classes from './groups.module.css';
import { NoGroups, OfflineNote } from './list-note.tsx';
import { listRows } from './list-rows.ts';
import { SetBar } from './set-bar.tsx';
import type { Sets } from './use-sets.ts';

interface GroupsPanelProps {
  readonly list: KnownGroups;
  readonly sets: Sets;
  readonly wanted: string;
  readonly repairOf: (group: Group) => ReactNode;
  readonly onSeeConnection: () => void;
  readonly onEdit: (set: GroupSet) => void;
  readonly onFooter: (group: Group) => void;
}

/** What scrolls: of when the list is, the chosen set, and the groups that are wanted. */
export function GroupsPanel({
  list,
  sets,
  wanted,
  repairOf,
  onSeeConnection,
  onEdit,
  onFooter,
}: GroupsPanelProps) {
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
