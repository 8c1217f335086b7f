import { useEffect, useRef } from 'react';
import type { Place, WantedPlace } from '../shared/desktop.ts';

/**
 * Goes where a menu or a notification leads. What was wanted before this page was there is past: a reload stays
 * where it is.
 * @param wanted `undefined` until main has told it
 */
export function useWantedPlace(wanted: WantedPlace | null | undefined, open: (place: Place) => void): void {
  const seen = useRef<number | undefined>(undefined);
  useEffect(() => {
    if (wanted === undefined) return;
    const wish = wanted?.wish ?? 0;
    if (wanted !== null && seen.current !== undefined && wish > seen.current) open(wanted.place);
    seen.current = wish;
  }, [wanted, open]);
}
