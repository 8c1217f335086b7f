import { lazy, type ReactNode, Suspense, startTransition, useCallback, useState } from 'react';
import type { PlainDate } from '../../shared/plain-date.ts';
import type { ProductId } from '../../shared/products.ts';
import { AcceptedBar } from './accepted-bar.tsx';
import { PlanButton } from './plan-button.tsx';
import type { GroupsSlot, PlannerStart } from './planner-dialog.tsx';
import { useAccepted } from './use-accepted.ts';

const PlannerDialog = lazy(() => import('./planner-dialog.tsx'));

export interface PlannerPlaces {
  /** Where groups are chosen: another feature's field, handed in. */
  readonly groupsField: GroupsSlot;
  /** A day was accepted: where she sees what is planned now. */
  readonly onAccepted: () => void;
}

/** What the window needs to plan days, piece by piece. */
export interface Planner {
  /** With products to begin with, or for a day. Always the same function. */
  readonly open: (start?: PlannerStart) => void;
  /** Opens it for one day, as a calendar does. Always the same function. */
  readonly openDay: (day: PlainDate) => void;
  /** Stands beside what can be done with the products that are marked. */
  readonly selectionActions: (ids: readonly ProductId[]) => ReactNode;
  /** The dialog while it is open; afterwards what was done, and the way back. */
  readonly dialog: ReactNode;
}

/** "Planejar o dia": products over the hours of a day, seen and changed before they become schedules. */
export function usePlanner({ groupsField, onAccepted }: PlannerPlaces): Planner {
  const [start, setStart] = useState<PlannerStart | null>(null);
  const accepted = useAccepted();
  const open = useCallback((wish: PlannerStart = {}) => startTransition(() => setStart(wish)), []);
  const openDay = useCallback((day: PlainDate) => open({ day }), [open]);
  return {
    ...{ open, openDay },
    selectionActions: (ids) => <PlanButton count={ids.length} onOpen={() => open({ productIds: ids })} />,
    dialog: (
      <>
        <Suspense>
          {start !== null && (
            <PlannerDialog
              start={start}
              groupsField={groupsField}
              onClose={() => setStart(null)}
              onAccepted={(day) => {
                setStart(null);
                accepted.note(day);
                onAccepted();
              }}
            />
          )}
        </Suspense>
        <AcceptedBar accepted={accepted} />
      </>
    ),
  };
}
