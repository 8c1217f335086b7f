import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import ConfirmDialog from './confirm-dialog.tsx';

/**
 * Closes something that one types in, but never loses what was changed there without a question.
 * @param title the question
 * @returns how to close it, and the question while it is asked
 */
export function useCarefulClose(
  isDirty: boolean,
  title: string,
  onClose: () => void,
): readonly [close: () => void, question: ReactNode] {
  const { t } = useTranslation();
  const [isAsking, setAsking] = useState(false);
  return [
    () => (isDirty ? setAsking(true) : onClose()),
    isAsking && (
      <ConfirmDialog
        key="discard"
        title={title}
        confirm={t('common.discard')}
        keep={t('common.keepEditing')}
        onConfirm={onClose}
        onKeep={() => setAsking(false)}
      />
    ),
  ];
}
