import { type ReactNode, Suspense, startTransition, useCallback, useState } from 'react';
import type { Group } from '../shared/groups.ts';
import { RepairDialog } from './lazy-screens.ts';
import { RepairButton } from './repair/repair-button.tsx';
import type { RepairTarget } from './repair/repair-dialog.tsx';

export interface Repair {
  /** Always the same function. */
  readonly open: (target: RepairTarget) => void;
  /** Always the same function. */
  readonly button: (target: RepairTarget) => ReactNode;
  /** Always the same function. */
  readonly ofGroup: (group: Group) => ReactNode;
  readonly dialog: ReactNode;
}

/** The way to the repairs, and their dialog, which outlives the screen that it was opened from. */
export function useRepair(onRelinked: () => void): Repair {
  const [target, setTarget] = useState<RepairTarget | null>(null);
  const close = () => setTarget(null);
  const open = useCallback((chosen: RepairTarget) => startTransition(() => setTarget(chosen)), []);
  const button = useCallback(
    (chosen: RepairTarget) => <RepairButton target={chosen} onOpen={open} />,
    [open],
  );
  const ofGroup = useCallback((group: Group) => button({ kind: 'group', group }), [button]);
  return {
    ...{ open, button, ofGroup },
    dialog: (
      <Suspense>
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
      </Suspense>
    ),
  };
}
