import { startTransition, useCallback, useEffect, useState } from 'react';
import { isMac } from '../ui/keys.ts';

/** Whether the palette is open: Ctrl K, or ⌘ K on a Mac, opens and closes it wherever one is. */
export function usePalette(): readonly [isOpen: boolean, setOpen: (isOpen: boolean) => void] {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const isModified = isMac() ? event.metaKey : event.ctrlKey;
      if (!isModified || event.shiftKey || event.altKey || event.key.toLowerCase() !== 'k') return;
      event.preventDefault();
      startTransition(() => setOpen((was) => !was));
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
  return [isOpen, useCallback((next) => startTransition(() => setOpen(next)), [])];
}
