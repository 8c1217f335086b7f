import { Button } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupWork } from '../../shared/backup.ts';
import { asFailure } from '../ipc/call.ts';
import { useCall } from '../ipc/use-call.ts';
import { useLive } from '../ipc/use-live.ts';
import { FailureNote } from '../ui/failure-note.tsx';
import { Icon } from '../ui/icon.tsx';
import { Note } from '../ui/note.tsx';
import { ProgressBar } from '../ui/progress-bar.tsx';
import classes from './settings.module.css';

const RestoreDialog = lazy(() => import('./restore-dialog.tsx'));

/** One file with the whole shop, and the way back from it. */
export function BackupSettings() {
  const { t } = useTranslation();
  const work = useLive('backup') ?? null;
  const save = useCall('backup.save');
  const pick = useCall('backup.pick');
  const forget = useCall('backup.cancel');
  const isBusy = save.isPending || pick.isPending || work !== null;
  const failed = save.error ?? pick.error;
  return (
    <section className={classes.section} aria-labelledby="backup">
      <h2 id="backup" className={classes.heading}>
        {t('backup.title')}
      </h2>
      <p>{t('backup.intro')}</p>
      <p className={classes.soft}>{t('backup.without')}</p>
      <div className={classes.buttons}>
        <Button
          leftSection={<Icon name="save" size={18} />}
          loading={save.isPending}
          disabled={isBusy}
          onClick={() => {
            pick.reset();
            save.mutate({});
          }}
        >
          {t('backup.save')}
        </Button>
        <Button
          variant="default"
          leftSection={<Icon name="undo" size={18} />}
          loading={pick.isPending}
          disabled={isBusy}
          onClick={() => {
            save.reset();
            pick.mutate({});
          }}
        >
          {t('backup.restore')}
        </Button>
      </div>
      {work && <Working work={work} />}
      {save.data === true && (
        <Note tone="good" live="status">
          {t('backup.saved')}
        </Note>
      )}
      {failed && <FailureNote failure={asFailure(failed)} />}
      <Suspense>
        {pick.data && (
          <RestoreDialog
            summary={pick.data}
            onKeep={() => {
              forget.mutate({});
              pick.reset();
            }}
          />
        )}
      </Suspense>
    </section>
  );
}

function Working({ work }: { readonly work: BackupWork }) {
  const { t } = useTranslation();
  const cancel = useCall('backup.cancel');
  const percent = Math.round((100 * work.doneBytes) / Math.max(work.totalBytes, 1));
  return (
    <div className={classes.working}>
      <p role="status">{t(`backup.${work.kind}`)}</p>
      <ProgressBar label={t(`backup.${work.kind}`)} done={percent} total={100} isMoving />
      <div>
        <Button variant="subtle" loading={cancel.isPending} onClick={() => cancel.mutate({})}>
          {t('common.cancel')}
        </Button>
      </div>
    </div>
  );
}
