import { type KeyboardEvent, type ToggleEvent, useId, useRef, useState } from 'react';

/**
 * A small menu of the browser's own kind: its first item has the focus, arrow keys go round, Tab closes it.
 * @returns what its button and the element around its items need, and the way to close it
 */
export function useMenu() {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const menu = useRef<HTMLDivElement>(null);
  const items = () => [...(menu.current?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])];

  function handleToggle({ newState }: ToggleEvent): void {
    setOpen(newState === 'open');
    if (newState === 'open') items()[0]?.focus();
  }

  function handleKey(event: KeyboardEvent): void {
    if (event.key === 'Tab') menu.current?.hidePopover();
    const found = items();
    const at = found.indexOf(document.activeElement as HTMLElement);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    found.at(next % found.length)?.focus();
  }

  function openByKey(event: KeyboardEvent): void {
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    menu.current?.showPopover();
  }

  return {
    close: () => menu.current?.hidePopover(),
    button: {
      'aria-haspopup': 'menu',
      'aria-expanded': isOpen,
      'aria-controls': id,
      onKeyDown: openByKey,
      popoverTarget: id,
    },
    around: { ref: menu, id, popover: 'auto', onToggle: handleToggle, onKeyDown: handleKey },
  } as const;
}
