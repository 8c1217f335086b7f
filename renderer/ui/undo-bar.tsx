import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { isMac, withControl } from './keys.ts';
import classes from './undo-bar.module.css';
import { useUndoKey } from './use-undo-key.ts';

interface UndoBarProps {
  readonly message: string;
  readonly onUndo?: () => void;
}

/** Says at the bottom what was just done and offers to take it back. */
export function UndoBar({ message, onUndo }: UndoBarProps) {
  const { t } = useTranslation();
  useUndoKey(onUndo);
  return (
    <div className={classes.bar} role="status">
      <span className={classes.message}>{message}</span>
      {onUndo && (
        <Button
          variant="white"
          size="compact-sm"
          onClick={onUndo}
          title={withControl('Z')}
          aria-keyshortcuts={isMac() ? 'Meta+Z' : 'Control+Z'}
        >
          {t('common.undo')}
        </Button>
      )}
    </div>
  );
}
