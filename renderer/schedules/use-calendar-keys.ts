import { useEffect } from 'react';
import { useSteady } from '../ui/use-steady.ts';

interface CalendarKeys {
  readonly onStep: (step: 1 | -1) => void;
  readonly onToday: () => void;
}

/** Page Up and Page Down go through time, Home comes back to today, wherever the focus is on the screen. */
export function useCalendarKeys({ onStep, onToday }: CalendarKeys): void {
  const act = useSteady({ onStep, onToday });
  useEffect(() => {
    const deeds: Readonly<Record<string, () => void>> = {
      PageUp: () => act.onStep(-1),
      PageDown: () => act.onStep(1),
      Home: () => act.onToday(),
    };
    function handle(event: KeyboardEvent): void {
      const deed = deeds[event.key];
      if (deed === undefined || hasModifier(event) || isElsewhere(event.target)) return;
      event.preventDefault();
      deed();
    }
    window.addEventListener('keydown', handle);
    return () => window.removeEventListener('keydown', handle);
  }, [act]);
}

function hasModifier({ altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent): boolean {
  return altKey || ctrlKey || metaKey || shiftKey;
}

/** A field has a use of its own for these keys, and so has a dialog. */
function isElsewhere(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, select, textarea, [role="dialog"]') !== null;
}
