import { Modal } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Template } from '../../shared/templates.ts';
import { ChooseStep } from './choose-step.tsx';
import { ConfirmStep } from './confirm-step.tsx';
import { useLooking } from './promo-preview.tsx';
import type { Compose, PromoToSend } from './promo-to-send.ts';
import classes from './send-dialog.module.css';
import { useChosenGroups } from './use-chosen-groups.ts';

interface SendStepsProps {
  readonly title: string;
  /** What goes. */
  readonly promos: readonly PromoToSend[];
  /** What can be looked at: what goes, or all while nothing does. */
  readonly shown: readonly PromoToSend[];
  readonly compose: Compose;
  readonly template?: Template | undefined;
  /** A click beside the dialog must not throw it away. */
  readonly hasMuchToLose: boolean;
  /** What is to be sent, and how it can be changed. */
  readonly whatFields: ReactNode;
  /** Stands in the place of the steps while it is there; they keep what was chosen in them. */
  readonly writing?: ReactNode;
  readonly clockSpeed: number;
  readonly onClose: () => void;
  readonly onStarted: () => void;
}

/** The dialog and its two steps: choose, then confirm. */
export function SendSteps(props: SendStepsProps) {
  const { promos, shown, compose, writing, onClose } = props;
  const { t } = useTranslation();
  const [isConfirming, setConfirming] = useState(false);
  const where = useChosenGroups();
  const [looked, look] = useLooking(shown, where.chosenGroups);
  const preview = { promos: shown, groups: where.chosenGroups, looked, onLook: look, compose };
  return (
    <Modal
      opened
      onClose={onClose}
      size={940}
      title={isConfirming ? t('send.confirmTitle') : props.title}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      closeOnClickOutside={where.chosen.size === 0 && !props.hasMuchToLose}
      classNames={{
        content: classes.content ?? '',
        body: classes.dialogBody ?? '',
        title: classes.dialogTitle ?? '',
        header: classes.dialogHeader ?? '',
      }}
    >
      {writing ? (
        writing
      ) : isConfirming ? (
        <ConfirmStep
          promos={promos}
          groups={where.chosenGroups}
          preview={preview}
          clockSpeed={props.clockSpeed}
          onBack={() => setConfirming(false)}
          onStarted={props.onStarted}
        />
      ) : (
        <ChooseStep
          promos={promos}
          where={where}
          preview={preview}
          template={props.template}
          whatFields={props.whatFields}
          onCancel={onClose}
          onContinue={() => setConfirming(true)}
        />
      )}
    </Modal>
  );
}
