import { useEffect, useLayoutEffect, useRef } from 'react';

/** Files that are pasted anywhere in the window; words that are pasted into a field stay words. */
export function usePastedFiles(add: (files: Iterable<File>) => void): void {
  const latest = useRef(add);
  useLayoutEffect(() => {
    latest.current = add;
  }, [add]);
  useEffect(() => {
    function paste(event: ClipboardEvent): void {
      const files = event.clipboardData?.files ?? [];
      // Excel, for one, adds a picture to the cells that were copied.
      const isForField =
        event.target instanceof Element &&
        event.target.matches('input, textarea') &&
        event.clipboardData?.types.includes('text/plain') === true;
      if (files.length === 0 || isForField) return;
      event.preventDefault();
      latest.current(files);
    }
    window.addEventListener('paste', paste);
    return () => window.removeEventListener('paste', paste);
  }, []);
}
