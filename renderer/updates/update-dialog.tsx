import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { UpdateState } from '../../shared/updates.ts';
import { asFailure } from '../ipc/call.ts';
import { useCall } from '../ipc/use-call.ts';
import { FailureNote } from '../ui/failure-note.tsx';
import { ProgressBar } from '../ui/progress-bar.tsx';
import { Question } from '../ui/question.tsx';
import classes from './updates.module.css';

interface UpdateDialogProps {
  readonly update: Exclude<UpdateState, { kind: 'newest' }>;
  readonly onClose: () => void;
}

/** What has changed, what installing means, and the question. Closing it stops nothing that she began. */
export default function UpdateDialog({ update, onClose }: UpdateDialogProps) {
  const { t } = useTranslation();
  const install = useCall('updates.install');
  const isBusy = update.kind !== 'found' || install.isPending;
  return (
    <Question title={t('updates.title', { version: update.version })} onKeep={onClose}>
      {update.notes === '' ? (
        <p className={classes.soft}>{t('updates.noNotes')}</p>
      ) : (
        <div>
          <h3 id="update-changes" className={classes.heading}>
            {t('updates.changes')}
          </h3>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long text is scrolled by keyboard, too */}
          <section className={classes.notes} tabIndex={0} aria-labelledby="update-changes">
            {update.notes}
          </section>
        </div>
      )}
      <p className={classes.soft}>{t('updates.means')}</p>
      {update.kind === 'fetching' && (
        <ProgressBar label={t('updates.fetching')} done={update.percent} total={100} isMoving />
      )}
      <p role="status" className={update.kind === 'found' ? 'visually-hidden' : classes.soft}>
        {update.kind === 'fetching' && t('updates.fetching')}
        {update.kind === 'installing' && t('updates.installing')}
      </p>
      {install.isError && <FailureNote failure={asFailure(install.error)} />}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" data-autofocus onClick={onClose}>
          {t(isBusy ? 'common.close' : 'updates.later')}
        </Button>
        <Button disabled={isBusy} onClick={() => install.mutate({})}>
          {t('updates.install')}
        </Button>
      </Group>
    </Question>
  );
}
