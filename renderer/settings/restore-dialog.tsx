import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { BackupSummary } from '../../shared/backup.ts';
import { asFailure } from '../ipc/call.ts';
import { useCall } from '../ipc/use-call.ts';
import { FailureNote } from '../ui/failure-note.tsx';
import { Question } from '../ui/question.tsx';
import { useFormat } from '../ui/use-format.ts';
import classes from './settings.module.css';

interface RestoreDialogProps {
  readonly summary: BackupSummary;
  readonly onKeep: () => void;
}

/** What the backup holds, what gives way to it, and the question; the safe answer has the focus. */
export default function RestoreDialog({ summary, onKeep }: RestoreDialogProps) {
  const { t } = useTranslation();
  const { dateTime, number } = useFormat();
  const restore = useCall('backup.restore');
  const isLeaving = restore.isPending || restore.isSuccess;
  const facts = [
    [t('backup.madeAt'), dateTime(summary.madeAt)],
    [t('backup.products'), number(summary.productCount)],
    [t('backup.photos'), number(summary.photoCount)],
    [t('backup.broadcasts'), number(summary.broadcastCount)],
    [t('settings.version'), summary.appVersion],
  ] as const;
  return (
    <Question title={t('backup.confirmTitle')} onKeep={() => isLeaving || onKeep()}>
      <dl className={classes.facts}>
        {facts.map(([name, value]) => (
          <div key={name} className={classes.fact}>
            <dt>{name}</dt>
            <dd className="tabular">{value}</dd>
          </div>
        ))}
      </dl>
      <p>{t('backup.replaces')}</p>
      <p>{t('backup.nothingSends')}</p>
      {restore.isError && <FailureNote failure={asFailure(restore.error)} />}
      <Group justify="flex-end" gap="xs" pt="xs">
        <Button variant="default" data-autofocus disabled={isLeaving} onClick={onKeep}>
          {t('backup.keep')}
        </Button>
        <Button color="red" disabled={isLeaving} onClick={() => restore.mutate({})}>
          {t(isLeaving ? 'backup.restarting' : 'backup.confirm')}
        </Button>
      </Group>
    </Question>
  );
}
