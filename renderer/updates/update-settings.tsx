import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { asFailure } from '../ipc/call.ts';
import { useCall } from '../ipc/use-call.ts';
import { useLive } from '../ipc/use-live.ts';
import { FailureNote } from '../ui/failure-note.tsx';
import { useFormat } from '../ui/use-format.ts';
import classes from './updates.module.css';

/** Whether there is a newer version, and a way to ask; a build that looks for none says so. */
export function UpdateSettings() {
  const { t } = useTranslation();
  const { dateTime } = useFormat();
  const update = useLive('update');
  const look = useCall('updates.look');
  if (update === undefined) return null;
  if (update === null) return <p className={classes.soft}>{t('updates.off')}</p>;
  return (
    <div className={classes.line}>
      <p role="status">{words()}</p>
      <Button variant="default" loading={look.isPending} onClick={() => look.mutate({})}>
        {t('updates.look')}
      </Button>
      {look.isError && <FailureNote failure={asFailure(look.error)} />}
    </div>
  );

  function words(): string {
    if (update?.kind !== 'newest') return t('updates.notice', { version: update?.version });
    return update.lookedAt === null
      ? t('updates.notLooked')
      : t('updates.newest', { at: dateTime(update.lookedAt) });
  }
}
