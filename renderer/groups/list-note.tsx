import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Connection } from '../../shared/connection.ts';
import { useLive } from '../ipc/use-live.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Note } from '../ui/note.tsx';
import { useFormat } from '../ui/use-format.ts';

/** Without a link the list may be old: says of when it is. Says nothing of a link that is just being made. */
export function OfflineNote({ refreshedAt }: { readonly refreshedAt: number }) {
  const { t } = useTranslation();
  const { dateTime } = useFormat();
  const connection = useLive('connection');
  if (connection === undefined || isOnTheWay(connection)) return null;
  return (
    <Note tone="wait" icon="offline">
      {t('groups.offline', { date: dateTime(refreshedAt) })}
    </Note>
  );
}

interface NoGroupsProps {
  /** WhatsApp has told the list, and there is nothing in it. */
  readonly hasLoaded: boolean;
  readonly onSeeConnection: () => void;
}

/** Why there are no groups to see: still on their way, not connected, or this number has none. */
export function NoGroups({ hasLoaded, onSeeConnection }: NoGroupsProps) {
  const { t } = useTranslation();
  const connection = useLive('connection');
  if (hasLoaded)
    return <EmptyState icon="groups" title={t('groups.empty.noneTitle')} body={t('groups.empty.noneBody')} />;
  if (connection === undefined || isOnTheWay(connection)) {
    return (
      <div role="status">
        <EmptyState icon="moving" title={t('groups.loading.title')} body={t('groups.loading.body')} />
      </div>
    );
  }
  return (
    <EmptyState
      icon="groups"
      title={t('groups.empty.title')}
      body={t('groups.empty.body')}
      action={
        <Button variant="light" onClick={onSeeConnection}>
          {t('groups.empty.connect')}
        </Button>
      }
    />
  );
}

function isOnTheWay({ kind }: Connection): boolean {
  return kind === 'starting' || kind === 'linking' || kind === 'connected';
}
