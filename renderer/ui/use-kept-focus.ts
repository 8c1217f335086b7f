import { useEffect } from 'react';

const focusable =
  ':is(button, input, select, textarea):enabled, a[href], [tabindex]:not([tabindex="-1"], [role="feed"])';

/**
 * The focus is never lost. A button that works cannot have it meanwhile and gets it back; what takes the place of
 * something that is gone has it then, and where the whole screen is another one, its title.
 */
export function useKeptFocus(): void {
  useEffect(keepFocus, []);
}

function keepFocus(): () => void {
  let last: Element | null = null;
  let around: readonly Element[] = [];
  let frame = 0;

  function remember({ target }: FocusEvent): void {
    if (!(target instanceof Element)) return;
    last = target;
    around = [...ancestorsOf(target)];
  }

  function forget({ target, relatedTarget }: FocusEvent): void {
    // What is taken away is left, too. Only what is still there was left on purpose.
    if (relatedTarget === null)
      queueMicrotask(() => {
        if (last !== null && last === target && isUsable(last)) last = null;
      });
  }

  function restore(): void {
    if (last === null || document.activeElement !== document.body) return;
    if (last.hasAttribute('data-loading') && last.isConnected) return;
    const next = isUsable(last) ? last : findInstead(around);
    if (!(next instanceof HTMLElement)) return;
    if (!next.matches(focusable)) next.tabIndex = -1;
    next.focus();
  }

  const observer = new MutationObserver(() => {
    if (last === null || document.activeElement !== document.body) return;
    // Whoever closes a dialog gives the focus back by then.
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(restore);
  });
  observer.observe(document.body, {
    ...{ subtree: true, childList: true, attributes: true, attributeFilter: ['disabled'] },
  });
  document.addEventListener('focusin', remember);
  document.addEventListener('focusout', forget);
  return () => {
    observer.disconnect();
    cancelAnimationFrame(frame);
    document.removeEventListener('focusin', remember);
    document.removeEventListener('focusout', forget);
  };
}

function isUsable(element: Element): boolean {
  return element.isConnected && !element.matches(':disabled');
}

/** Near where it was, else the title of the screen. */
function findInstead(around: readonly Element[]): Element | null {
  const main = document.querySelector('main');
  const place = around.find((element) => element.isConnected);
  const isNear = place !== undefined && place !== main && place !== document.body;
  return (isNear ? place.querySelector(focusable) : null) ?? main?.querySelector('h1') ?? null;
}

function* ancestorsOf(element: Element): Generator<Element> {
  for (let next = element.parentElement; next !== null; next = next.parentElement) yield next;
}
