import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { asFailure } from '../ipc/call.ts';
import { useCall } from '../ipc/use-call.ts';
import { useLive } from '../ipc/use-live.ts';
import { FailureNote } from '../ui/failure-note.tsx';
import { Note } from '../ui/note.tsx';
import { useFormat } from '../ui/use-format.ts';
import classes from './health.module.css';
import { readHealth } from './read-health.ts';

/** How the account stands with WhatsApp: the light, why, until when, and the question that can be asked. */
export function HealthCard() {
  const { t } = useTranslation();
  const { dateTime } = useFormat();
  const health = useLive('health');
  const connection = useLive('connection');
  const refresh = useCall('health.refresh');
  // Without a connection there is nothing to say, and what stopped it is told by its own panel.
  if (health === undefined || health.reason === 'not-connected' || connection?.kind === 'stopped')
    return null;
  const { icon, tone } = readHealth(health);
  const { reason, until, code } = health;
  return (
    <section className={classes.card} aria-label={t('health.title')}>
      <Note
        tone={tone}
        icon={icon}
        live="status"
        title={t(`health.${reason}.title`)}
        action={
          connection?.kind === 'connected' && (
            <Button variant="default" loading={refresh.isPending} onClick={() => refresh.mutate({})}>
              {t('health.refresh')}
            </Button>
          )
        }
      >
        <p>{t(`health.${reason}.body`)}</p>
        {until !== null && reason !== 'unknown-code' && (
          <p className="tabular">{t('health.until', { time: dateTime(until) })}</p>
        )}
        {code !== null && <p>{t('health.code', { code })}</p>}
      </Note>
      {refresh.isError && <FailureNote failure={asFailure(refresh.error)} />}
    </section>
  );
}
