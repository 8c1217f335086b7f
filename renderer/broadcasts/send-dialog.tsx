import { Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Product } from '../../shared/products.ts';
import { ChooseStep } from './choose-step.tsx';
import { ConfirmStep } from './confirm-step.tsx';
import { useLooking } from './promo-preview.tsx';
import classes from './send-dialog.module.css';
import { useChosenGroups } from './use-chosen-groups.ts';
import { useChosenProducts } from './use-chosen-products.ts';

interface SendDialogProps {
  /** At least one; she may add others and take some away. */
  readonly products: readonly Product[];
  /** How many times faster the pauses run; 1 outside practice. */
  readonly clockSpeed: number;
  readonly onClose: () => void;
  readonly onStarted: () => void;
}

/** From products to broadcasts in two steps: tick groups beside the preview, then confirm what it will be. */
export default function SendDialog({ products, clockSpeed, onClose, onStarted }: SendDialogProps) {
  const { t } = useTranslation();
  const [isConfirming, setConfirming] = useState(false);
  const what = useChosenProducts(products);
  const where = useChosenGroups();
  const [looked, look] = useLooking(what.shown, where.chosenGroups);
  const preview = {
    promos: what.shown,
    groups: where.chosenGroups,
    looked,
    onLook: look,
    compose: what.compose,
  };
  const [first] = what.products;
  return (
    <Modal
      opened
      onClose={onClose}
      size={940}
      title={
        isConfirming
          ? t('send.confirmTitle')
          : what.products.length === 1 && first
            ? t('products.sendNowOf', { name: first.name })
            : t('sending.title', { count: what.products.length })
      }
      closeButtonProps={{ 'aria-label': t('common.close') }}
      closeOnClickOutside={where.chosen.size === 0}
      classNames={{
        content: classes.content ?? '',
        body: classes.dialogBody ?? '',
        title: classes.dialogTitle ?? '',
        header: classes.dialogHeader ?? '',
      }}
    >
      {isConfirming ? (
        <ConfirmStep
          promos={what.promos}
          groups={where.chosenGroups}
          preview={preview}
          clockSpeed={clockSpeed}
          onBack={() => setConfirming(false)}
          onStarted={onStarted}
        />
      ) : (
        <ChooseStep
          what={what}
          where={where}
          preview={preview}
          onCancel={onClose}
          onContinue={() => setConfirming(true)}
        />
      )}
    </Modal>
  );
}
