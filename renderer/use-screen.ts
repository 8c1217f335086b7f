import { startTransition, useCallback, useEffect, useRef, useState } from 'react';
import type { Connection } from '../shared/connection.ts';
import type { ScreenName } from './navigation.tsx';

/**
 * Which screen is shown. The person decides; only twice the link does: a start at which something must be done
 * opens the connection screen, and a pairing that ended well leads on to the products.
 * @returns the screen, the way to another one, and the way to one that she did not ask for, which decides nothing
 */
export function useScreen(
  connection: Connection | undefined,
  wasLinkedAtStart: boolean,
): readonly [ScreenName, (next: ScreenName) => void, (next: ScreenName) => void] {
  const [screen, setScreen] = useState<ScreenName>(wasLinkedAtStart ? 'products' : 'connection');
  const isDecided = useRef(false);
  const isPairing = useRef(false);
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

  function open(next: ScreenName): void {
    isDecided.current = true;
    show(next);
  }

  return [screen, open, show];
}
