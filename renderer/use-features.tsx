import { type ReactNode, useState } from 'react';
import { useImports } from './imports/use-imports.tsx';
import type { ScreenName } from './navigation.tsx';
import { useDayPlanner } from './use-day-planner.tsx';
import { usePlanning } from './use-planning.tsx';
import { useRepair } from './use-repair.tsx';
import { useSending } from './use-sending.tsx';

export type Features = ReturnType<typeof useFeatures>;

/** What leads from one screen to another, or has a dialog that outlives the screen it was opened from. */
export function useFeatures(screen: ScreenName, open: (screen: ScreenName) => void) {
  const see = {
    products: () => open('products'),
    broadcasts: () => open('broadcasts'),
    connection: () => open('connection'),
  };
  const sending = useSending();
  const repair = useRepair(see.connection);
  const imports = useImports();
  const dayPlanner = useDayPlanner(screen === 'calendar' ? null : see.products);
  const planning = usePlanning({
    isCalendarShown: screen === 'calendar',
    onSend: sending.send,
    onSeeProducts: see.products,
    onSeeBroadcasts: see.broadcasts,
    onPlanDay: dayPlanner.openDay,
    onPlanned() {
      sending.close();
      open('calendar');
    },
  });
  const newProduct = useNewProduct(see.products);
  return {
    ...{ open, see, sending, repair, imports, dayPlanner, planning, newProduct },
    write: () => sending.send({ kind: 'free-text' }),
    /** @param clockSpeed 1, or faster in practice */
    dialogs: (clockSpeed: number): ReactNode => (
      <>
        {repair.dialog}
        {imports.dialog}
        {dayPlanner.dialog}
        {sending.dialogs({ clockSpeed, planning, onSeeBroadcasts: see.broadcasts })}
      </>
    ),
  };
}

/** A new product can be wished for from everywhere. */
function useNewProduct(seeProducts: () => void) {
  const [isNewWanted, setNewWanted] = useState(false);
  return {
    add(): void {
      setNewWanted(true);
      seeProducts();
    },
    inProducts: { isNewWanted, onNewTaken: () => setNewWanted(false) },
  };
}
