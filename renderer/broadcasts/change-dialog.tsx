import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Broadcast } from '../../shared/broadcasts.ts';
import type { ChangeWish } from '../../shared/changes.ts';
import { useFocusBack } from '../ui/use-focus-back.ts';
import changeClasses from './change-dialog.module.css';
import { ChangeForm } from './change-form.tsx';
import { OutlookOrWhyNot } from './outlook-or-why-not.tsx';
import classes from './send-dialog.module.css';
import { useChangeOutlook } from './use-change-outlook.ts';

interface ChangeDialogProps {
  readonly broadcast: Broadcast;
  readonly kind: ChangeWish['kind'];
  readonly onClose: () => void;
}

/** Edits, deletes or answers a promo in every group at once: says first what will happen in each. */
export default function ChangeDialog({ broadcast, kind, onClose }: ChangeDialogProps) {
  const { t } = useTranslation();
  useFocusBack();
  const outlook = useChangeOutlook({ broadcastId: broadcast.id });
  return (
    <Modal
      opened
      onClose={onClose}
      size={kind === 'edit' ? 880 : 600}
      title={t(`changes.title.${kind}`)}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      closeOnClickOutside={kind !== 'edit'}
      classNames={{
        content: `${classes.content} ${kind === 'edit' ? '' : changeClasses.short}`,
        body: classes.dialogBody ?? '',
        title: classes.dialogTitle ?? '',
        header: classes.dialogHeader ?? '',
      }}
    >
      <OutlookOrWhyNot outlook={outlook}>
        {(known) => <ChangeForm broadcast={broadcast} kind={kind} outlook={known} onClose={onClose} />}
      </OutlookOrWhyNot>
    </Modal>
  );
}
