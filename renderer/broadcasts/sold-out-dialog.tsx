import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ProductId } from '../../shared/products.ts';
import { useFocusBack } from '../ui/use-focus-back.ts';
import { OutlookOrWhyNot } from './outlook-or-why-not.tsx';
import classes from './send-dialog.module.css';
import { SoldOutForm } from './sold-out-form.tsx';
import { useChangeOutlook } from './use-change-outlook.ts';

interface SoldOutDialogProps {
  readonly productId: ProductId;
  readonly name: string;
  readonly onClose: () => void;
  /** @param isAnythingChanged there is something to watch among the broadcasts */
  readonly onDone: (isAnythingChanged: boolean) => void;
}

/** **Esgotou!** Marks the product, cancels what waits, and decides about what stands in the groups. */
export default function SoldOutDialog({ productId, name, onClose, onDone }: SoldOutDialogProps) {
  const { t } = useTranslation();
  useFocusBack();
  const outlook = useChangeOutlook({ productId });
  return (
    <Modal
      opened
      onClose={onClose}
      size={880}
      title={t('soldOut.title', { name })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      classNames={{
        content: classes.content ?? '',
        body: classes.dialogBody ?? '',
        title: classes.dialogTitle ?? '',
        header: classes.dialogHeader ?? '',
      }}
    >
      <OutlookOrWhyNot outlook={outlook}>
        {(known) => (
          <SoldOutForm productId={productId} name={name} outlook={known} onClose={onClose} onDone={onDone} />
        )}
      </OutlookOrWhyNot>
    </Modal>
  );
}
