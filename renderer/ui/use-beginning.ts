import { type RefObject, useEffect } from 'react';

/**
 * Begins a step of a dialog at what is marked with `data-autofocus` in it. Mantine looks for that once, when the dialog
 * opens, and takes the button that closes it when the step is not there yet (@mantine/hooks use-focus-trap).
 */
export function useBeginning(step: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    if (step.current === null || step.current.contains(document.activeElement)) return;
    const first = step.current.querySelector<HTMLElement>('[data-autofocus]');
    first?.focus({ preventScroll: true });
    // Words that are there already are gone on with.
    if (first instanceof HTMLTextAreaElement) first.setSelectionRange(first.value.length, first.value.length);
  }, [step]);
}
