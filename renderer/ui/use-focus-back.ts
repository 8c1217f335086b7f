import { useEffect, useState } from 'react';

/**
 * Gives the focus back to what had it, when the dialog that calls this is gone. Mantine does so only for a dialog that
 * stays in the page while it is closed (@mantine/hooks use-focus-return).
 */
export function useFocusBack(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      // Not before the dialog has left the page and let go of the focus.
      queueMicrotask(() => {
        if (before instanceof HTMLElement && before.isConnected) before.focus();
      });
    },
    [before],
  );
}
