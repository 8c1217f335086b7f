import { startTransition, useCallback, useEffect, useRef, useState } from 'react';
import type { Connection } from '../shared/connection.ts';
import type { ScreenName } from './navigation.tsx';

export interface Screens {
  readonly screen: ScreenName;
  /** The way to another one. */
  readonly open: (next: ScreenName) => void;
  /**
   * The way to one that she did not ask for: it decides nothing, and gives way to what she has chosen since it was
   * wanted.
   * @param sinceMs on the clock of `performance.now()`
   */
  readonly offer: (next: ScreenName, sinceMs: number) => void;
}

/**
 * Which screen is shown. The person decides; only twice the link does: a start at which something must be done
 * opens the connection screen, and a pairing that ended well leads on to the products.
 */
export function useScreen(connection: Connection | undefined, wasLinkedAtStart: boolean): Screens {
  const [screen, setScreen] = useState<ScreenName>(wasLinkedAtStart ? 'products' : 'connection');
  const isDecided = useRef(false);
  const isPairing = useRef(false);
  const chosenAtMs = useRef(0);
  const kind = connection?.kind;

  useEffect(() => {
    const isCodeShown = kind === 'waiting-for-scan' || kind === 'waiting-for-code';
    if (isCodeShown || kind === 'linking') isPairing.current = true;
    if (!isDecided.current && (isCodeShown || kind === 'stopped' || kind === 'unlinked')) {
      setScreen('connection');
    }
    if (kind !== 'connected') return;
    if (isPairing.current) setScreen((now) => (now === 'connection' ? 'products' : now));
    isPairing.current = false;
    isDecided.current = true;
  }, [kind]);

  /** As a transition, so that what is on the screen stays until its successor has been fetched. */
  const show = useCallback((next: ScreenName) => startTransition(() => setScreen(next)), []);

  const offer = useCallback(
    (next: ScreenName, sinceMs: number) => {
      if (chosenAtMs.current < sinceMs) show(next);
    },
    [show],
  );

  function open(next: ScreenName): void {
    isDecided.current = true;
    chosenAtMs.current = performance.now();
    show(next);
  }

  return { screen, open, offer };
}
