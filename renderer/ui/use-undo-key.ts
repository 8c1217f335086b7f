import { useEffect } from 'react';

const writing = 'textarea, [contenteditable], input:not([type=checkbox], [type=radio], [type=button])';

/**
 * Ctrl Z takes it back, wherever the focus is: by Tab the way to the button is longer than it is offered. Where
 * something is being written the key belongs to the letters, and over a dialog to the dialog.
 */
export function useUndoKey(undo: (() => void) | undefined): void {
  useEffect(() => {
    if (undo === undefined) return;
    const onKeyDown = (event: KeyboardEvent) => {
      const isUndo =
        event.key.toLowerCase() === 'z' &&
        (event.ctrlKey || event.metaKey) &&
        !(event.shiftKey || event.altKey || event.defaultPrevented);
      const isWriting = event.target instanceof Element && event.target.matches(writing);
      if (!isUndo || isWriting || document.querySelector('[aria-modal="true"]')) return;
      event.preventDefault();
      undo();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [undo]);
}
