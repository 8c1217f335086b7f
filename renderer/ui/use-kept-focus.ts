import { useEffect } from 'react';

const focusable =
  ':is(button, input, select, textarea):enabled, a[href], summary, [tabindex]:not([tabindex="-1"], [role="feed"])';
/**
 * Whoever is put into a field by surprise writes where she did not mean to, and Ctrl Z is the field's there. Only the
 * next step of a dialog begins with its first field.
 */
const typing = 'textarea, input:not([type="checkbox"], [type="radio"])';
const instead = `:is(${focusable}):not(${typing})`;
const dialog = '[aria-modal="true"]';

/** What had the focus, and all that it stood in. */
interface Place {
  readonly element: Element;
  readonly around: readonly Element[];
}

/**
 * The focus is never lost. A button that works cannot have it meanwhile and gets it back; what takes the place of
 * something that is gone has it then, behind a dialog that is gone what led to it; and where the whole screen is
 * another one, its title.
 */
export function useKeptFocus(): void {
  useEffect(keepFocus, []);
}

function keepFocus(): () => void {
  let last: Place | null = null;
  let behindDialog: Place | null = null;
  let frame = 0;

  function remember({ target }: FocusEvent): void {
    if (!(target instanceof Element)) return;
    last = { element: target, around: [...ancestorsOf(target)] };
    if (target.closest(dialog) === null) behindDialog = last;
  }

  function forget({ target, relatedTarget }: FocusEvent): void {
    // What is taken away is left, too. Only what is still there was left on purpose.
    if (relatedTarget === null)
      queueMicrotask(() => {
        if (last !== null && last.element === target && isUsable(last.element)) last = null;
      });
  }

  function restore(): void {
    if (last === null || document.activeElement !== document.body) return;
    if (last.element.hasAttribute('data-loading') && last.element.isConnected) return;
    const next = findInstead(last) ?? (behindDialog && findInstead(behindDialog)) ?? findTitle();
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

/** It itself, or the first that can be used near where it was; `null` where nothing of its neighbourhood is left. */
function findInstead({ element, around }: Place): Element | null {
  if (isUsable(element)) return element;
  const left = around.filter((each) => each.isConnected);
  const within = left.findIndex((each) => each.matches(dialog));
  // Out of a dialog nothing leads but its own ways; elsewhere the title is nearer than what stands at the very top.
  const near = left
    .slice(0, within === -1 ? 1 : within + 1)
    .filter((each) => !each.matches('body, #root, main'));
  const wanted = within === -1 ? instead : focusable;
  return near.map((each) => each.querySelector(wanted)).find((found) => found !== null) ?? null;
}

function findTitle(): Element | null {
  return document.querySelector('main h1');
}

function* ancestorsOf(element: Element): Generator<Element> {
  for (let next = element.parentElement; next !== null; next = next.parentElement) yield next;
}
