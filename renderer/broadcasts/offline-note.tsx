import { useTranslation } from 'react-i18next';
import { useLive } from '../ipc/use-live.ts';
import { Note } from '../ui/note.tsx';

/** Without a link a change waits, and its time may run out; she should know before she confirms. */
export function OfflineNote() {
  const { t } = useTranslation();
  const connection = useLive('connection');
  if (connection === undefined || connection.kind === 'connected') return null;
  return <Note tone="wait">{t('changes.offline')}</Note>;
}
