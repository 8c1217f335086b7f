import type { Page } from 'playwright-core';

/** A window that is hidden draws nothing. */
const mostMs = 500;

/** Waits until the window has drawn what was just done, and what was to be done a moment later is done. */
export function untilDrawn(page: Page): Promise<void> {
  return page.evaluate(
    (patienceMs) =>
      new Promise<void>((done) => {
        requestAnimationFrame(() => setTimeout(done));
        setTimeout(done, patienceMs);
      }),
    mostMs,
  );
}

/**
 * Nobody presses the next key before she sees what the last one did. Mantine puts the focus of a dialog right a moment
 * after it has opened, and after Tab has left a field for a time (@mantine/hooks 9, use-focus-trap): it would take the
 * focus away from whoever is quicker than that.
 */
export function pressLikeAPerson(page: Page): void {
  const { keyboard } = page;
  const press = keyboard.press.bind(keyboard);
  keyboard.press = async (key, options) => {
    await untilDrawn(page);
    await press(key, options);
  };
}
