import { useCallback, useState } from 'react';
import { type ShownNow, useComingBack } from './coming-back/use-coming-back.ts';
import type { ScreenName } from './navigation.tsx';
import type { Screens } from './use-screen.ts';

/** The others may hold words that are not saved yet. */
const leftWithoutLoss: readonly ScreenName[] = ['products', 'broadcasts', 'groups', 'connection'];

/**
 * What waits for her answer, and the screen that asks about it, which comes by itself.
 * @returns how many there are, and the way in which that screen tells how many it shows; `null` when it is left
 */
export function useToDecide(
  screen: ScreenName,
  offer: Screens['offer'],
): readonly [toDecideCount: number, setOpenCount: (count: number | null) => void] {
  const comeBack = useCallback((sinceMs: number) => offer('coming-back', sinceMs), [offer]);
  const waitingCount = useComingBack(shownNow(screen), comeBack);
  const [openCount, setOpenCount] = useState<number | null>(null);
  return [openCount ?? waitingCount, setOpenCount];
}

function shownNow(screen: ScreenName): ShownNow {
  if (screen === 'coming-back') return 'questions';
  return leftWithoutLoss.includes(screen) ? 'free' : 'busy';
}
