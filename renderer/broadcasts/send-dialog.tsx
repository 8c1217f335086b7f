import { Modal } from '@mantine/core';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GroupId } from '../../shared/groups.ts';
import { dayOf } from '../../shared/plain-date.ts';
import type { Product } from '../../shared/products.ts';
import { composePromo } from '../../shared/promo.ts';
import { useLive } from '../ipc/use-live.ts';
import { ChooseStep } from './choose-step.tsx';
import { ConfirmStep } from './confirm-step.tsx';
import classes from './send-dialog.module.css';

interface SendDialogProps {
  readonly product: Product;
  /** How many times faster the pauses run; 1 outside practice. */
  readonly clockSpeed: number;
  readonly onClose: () => void;
  readonly onStarted: () => void;
}

/** From a product to a broadcast in two steps: tick groups beside the preview, then confirm what it will be. */
export default function SendDialog({ product, clockSpeed, onClose, onStarted }: SendDialogProps) {
  const { t } = useTranslation();
  const [isConfirming, setConfirming] = useState(false);
  const [chosen, setChosen] = useState<ReadonlySet<GroupId>>(new Set());
  const toggle = useCallback((id: GroupId) => {
    setChosen((now) => {
      const next = new Set(now);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  }, []);
  const language = useLive('settings')?.language ?? 'pt-BR';
  const groupList = useLive('groups');
  const groups = groupList?.groups ?? [];
  const chosenGroups = groups.filter((group) => chosen.has(group.id) && group.whyNoPost === undefined);
  // The message speaks the language of the settings, which is the one that main composes in.
  const list = useLive('templates');
  const template = list?.templates.find(({ id }) => id === list.defaultId) ?? { text: '' };
  const at = { language, today: dayOf(Date.now()) };
  const { text } = composePromo({ kind: 'product', product }, template, { footer: '' }, at);
  return (
    <Modal
      opened
      onClose={onClose}
      size={880}
      title={isConfirming ? t('send.confirmTitle') : t('products.sendNowOf', { name: product.name })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      closeOnClickOutside={chosen.size === 0}
      classNames={{
        content: classes.content ?? '',
        body: classes.dialogBody ?? '',
        title: classes.dialogTitle ?? '',
        header: classes.dialogHeader ?? '',
      }}
    >
      {isConfirming ? (
        <ConfirmStep
          product={product}
          text={text}
          groups={chosenGroups}
          clockSpeed={clockSpeed}
          onBack={() => setConfirming(false)}
          onStarted={onStarted}
        />
      ) : (
        <ChooseStep
          product={product}
          text={text}
          groups={groups}
          isKnown={groupList?.refreshedAt != null}
          chosen={chosen}
          chosenCount={chosenGroups.length}
          onChoose={setChosen}
          onToggle={toggle}
          onCancel={onClose}
          onContinue={() => setConfirming(true)}
        />
      )}
    </Modal>
  );
}
