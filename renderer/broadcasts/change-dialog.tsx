import { useTranslation } from 'react-i18next';
import type { Broadcast } from '../../shared/broadcasts.ts';
import type { ChangeWish } from '../../shared/changes.ts';
import { Dialog } from '../ui/dialog.tsx';
import { ChangeForm } from './change-form.tsx';
import { OutlookOrWhyNot } from './outlook-or-why-not.tsx';
import { useChangeOutlook } from './use-change-outlook.ts';

interface ChangeDialogProps {
  readonly broadcast: Broadcast;
  readonly kind: ChangeWish['kind'];
  readonly onClose: () => void;
}

/** Edits, deletes or answers a promo in every group at once: says first what will happen in each. */
export default function ChangeDialog({ broadcast, kind, onClose }: ChangeDialogProps) {
  const { t } = useTranslation();
  const outlook = useChangeOutlook({ broadcastId: broadcast.id });
  return (
    <Dialog
      {...(kind === 'edit' ? { width: 880, height: 680 } : { width: 600 })}
      title={t(`changes.title.${kind}`)}
      hasMuchToLose={kind === 'edit'}
      onClose={onClose}
    >
      <OutlookOrWhyNot outlook={outlook}>
        {(known) => <ChangeForm broadcast={broadcast} kind={kind} outlook={known} onClose={onClose} />}
      </OutlookOrWhyNot>
    </Dialog>
  );
}
