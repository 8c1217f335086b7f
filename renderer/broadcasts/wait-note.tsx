import { useTranslation } from 'react-i18next';
import type { LinkWait } from '../../shared/schedules/wait-for-link.ts';
import { Note } from '../ui/note.tsx';
import { useMoment } from './use-moment.ts';

/** There is no link: what becomes of what she confirms now, or with `null` that it cannot be confirmed. */
export function WaitNote({ wait }: { readonly wait: LinkWait | null }) {
  const { t } = useTranslation();
  const { until } = useMoment();
  if (wait === null) return <Note tone="wait">{t('send.offlineNote')}</Note>;
  const times = { from: until(wait.at), until: until(wait.until) };
  return (
    <Note tone="wait" icon="offline" live="status" title={t('whenConnected.title')}>
      {t(wait.at > Date.now() ? 'whenConnected.later' : 'whenConnected.until', times)}{' '}
      {t('whenConnected.meanwhile')}
    </Note>
  );
}
