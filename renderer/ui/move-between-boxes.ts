import type { KeyboardEvent } from 'react';

/** Up and down move between the boxes of a list, so that a long list needs no row of tabs. */
export function moveBetweenBoxes(event: KeyboardEvent<HTMLUListElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const boxes = [...event.currentTarget.querySelectorAll<HTMLInputElement>('input:enabled')];
  const at = boxes.findIndex((box) => box.matches(':focus'));
  boxes[Math.min(boxes.length - 1, Math.max(0, at + step))]?.focus();
}
