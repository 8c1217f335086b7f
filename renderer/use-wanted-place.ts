import { useEffect } from 'react';
import type { Place, WantedPlace } from '../shared/desktop.ts';

/** Lives as long as the window, so a reload stays where it is, and the next start begins anew, as main does. */
const followedAs = 'followedWish';

/**
 * Goes where a menu or a notification leads, once for each wish, also when it came before this page was alive.
 * @param wanted `undefined` until main has told it
 */
export function useWantedPlace(wanted: WantedPlace | null | undefined, open: (place: Place) => void): void {
  useEffect(() => {
    if (!wanted || wanted.wish <= Number(sessionStorage.getItem(followedAs))) return;
    sessionStorage.setItem(followedAs, String(wanted.wish));
    open(wanted.place);
  }, [wanted, open]);
}
