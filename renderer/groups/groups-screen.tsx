import { Button } from '@mantine/core';
import { type ReactNode, useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findGroups } from '../../shared/find-groups.ts';
import type { Group } from '../../shared/groups.ts';
import { asFailure } from '../ipc/call.ts';
import { useCall } from '../ipc/use-call.ts';
import { useLive } from '../ipc/use-live.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { FailureNote } from '../ui/failure-note.tsx';
import { Icon } from '../ui/icon.tsx';
import { Screen } from '../ui/screen.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { useFormat } from '../ui/use-format.ts';
import { GroupRow } from './group-row.tsx';
import classes from './groups.module.css';

interface GroupsScreenProps {
  /** The way to the repairs of a group. */
  readonly repairOf: (group: Group) => ReactNode;
}

/** The groups as last seen, also without a connection: who may post, how many people, and since when we know. */
export default function GroupsScreen({ repairOf }: GroupsScreenProps) {
  const { t } = useTranslation();
  const { dateTime } = useFormat();
  const [search, setSearch] = useState('');
  const wanted = useDeferredValue(search);
  const list = useLive('groups');
  const refresh = useCall('groups.refresh');
  const groups = list?.groups ?? [];
  const found = findGroups(groups, wanted);
  return (
    <Screen
      title={t('groups.title')}
      isReading
      actions={
        <>
          <SearchField label={t('groups.search')} value={search} onChange={setSearch} width={220} />
          <Button
            variant="default"
            leftSection={<Icon name="moving" size={18} />}
            loading={refresh.isPending}
            onClick={() => refresh.mutate({})}
          >
            {t('groups.refresh')}
          </Button>
        </>
      }
    >
      <div className={classes.panel}>
        {refresh.isError && <FailureNote failure={asFailure(refresh.error)} />}
        {groups.length > 0 && (
          <p className={classes.facts}>
            {t('common.groups', { count: groups.length })}
            {list?.refreshedAt != null &&
              ` · ${t('groups.refreshedAt', { date: dateTime(list.refreshedAt) })}`}
          </p>
        )}
        {found.length > 0 ? (
          <ul className={classes.list} aria-label={t('groups.list')}>
            {found.map((group) => (
              <GroupRow key={group.id} group={group} repair={repairOf(group)} />
            ))}
          </ul>
        ) : groups.length > 0 ? (
          <EmptyState
            icon="search"
            title={t('groups.notFound.title', { search: wanted })}
            body={t('groups.notFound.body')}
          />
        ) : (
          list && <NoGroups hasLoaded={list.refreshedAt !== null} />
        )}
      </div>
    </Screen>
  );
}

function NoGroups({ hasLoaded }: { readonly hasLoaded: boolean }) {
  const { t } = useTranslation();
  return (
    <EmptyState
      icon="groups"
      title={hasLoaded ? t('groups.empty.noneTitle') : t('groups.empty.title')}
      body={hasLoaded ? t('groups.empty.noneBody') : t('groups.empty.body')}
    />
  );
}
