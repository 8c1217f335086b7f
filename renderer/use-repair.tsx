import { type ReactNode, Suspense, startTransition, useCallback, useState } from 'react';
import { RepairDialog } from './lazy-screens.ts';
import { RepairButton } from './repair/repair-button.tsx';
import type { RepairTarget } from './repair/repair-dialog.tsx';

/** The way to the repairs, and their dialog, which outlives the screen that it was opened from. */
export function useRepair(
  onRelinked: () => void,
): readonly [(target: RepairTarget) => ReactNode, ReactNode, (target: RepairTarget) => void] {
  const [target, setTarget] = useState<RepairTarget | null>(null);
  const close = () => setTarget(null);
  const open = useCallback((chosen: RepairTarget) => startTransition(() => setTarget(chosen)), []);
  const button = useCallback(
    (chosen: RepairTarget) => <RepairButton target={chosen} onOpen={open} />,
    [open],
  );
  return [
    button,
    <Suspense key="repair">
      {target && (
        <RepairDialog
          target={target}
          onClose={close}
          onRelinked={() => {
            close();
            onRelinked();
          }}
        />
      )}
    </Suspense>,
    open,
  ];
}
