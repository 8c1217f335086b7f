import { useEffect, useState } from 'react';

/**
 * What was done last, for as long as that is worth a line; what is done meanwhile takes its place, and has its own time.
 * @param shownMsOf how long it is worth that
 */
export function usePassing<What>(
  shownMsOf: (what: What) => number,
): readonly [What | null, (what: What | null) => void] {
  const [what, say] = useState<What | null>(null);
  const shownMs = what === null ? 0 : shownMsOf(what);
  useEffect(() => {
    if (what === null) return;
    const timer = setTimeout(() => say(null), shownMs);
    return () => clearTimeout(timer);
  }, [what, shownMs]);
  return [what, say];
}
