import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { seesFocus } from './tab-to.ts';

/** Somebody who has no mouse. Wherever she is brought, the focus is to be seen, and it is never lost. */
export interface Keys {
  press(...keys: readonly string[]): Promise<void>;
  type(text: string): Promise<void>;
  /** By Tab, or by another key, to what is called so, if she is not there already. */
  goesTo(name: string | RegExp, key?: string): Promise<void>;
  /** Goes there and presses Enter. */
  does(name: string | RegExp, key?: string): Promise<void>;
  /** Waits until the app itself has brought the focus there. */
  isAt(name: string | RegExp): Promise<void>;
}

export function createKeys(page: Page): Keys {
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const nameNow = () => page.evaluate(readFocus);

  async function goesTo(name: string | RegExp, key = 'Tab'): Promise<void> {
    await expect.poll(nameNow, { message: `the focus was lost on the way to ${name}` }).not.toBeNull();
    const passed: (string | null)[] = [];
    for (let presses = 0; presses < 120; presses += 1) {
      const now = await nameNow();
      if (now !== null && isCalled(now, name)) {
        expect(await seesFocus(page), `the focus on ${now} is to be seen`).toBe(true);
        return;
      }
      passed.push(now);
      await press(key);
    }
    throw new Error(`${key} never came to ${name}, only to ${[...new Set(passed)].join(' | ')}`);
  }

  return {
    press,
    goesTo,
    type: (text) => page.keyboard.type(text),
    async does(name, key) {
      await goesTo(name, key);
      await press('Enter');
    },
    async isAt(name) {
      const now = expect.poll(nameNow, { timeout: 15_000 });
      await (typeof name === 'string' ? now.toBe(name) : now.toMatch(name));
    },
  };
}

function isCalled(now: string, name: string | RegExp): boolean {
  return typeof name === 'string' ? now === name : name.test(now);
}

/** Runs inside the window. @returns what a screen reader calls what has the focus, and null when nothing has it */
function readFocus(): string | null {
  const at = document.activeElement;
  if (at === null || at === document.body) return null;
  const ids = at.getAttribute('aria-labelledby')?.split(' ') ?? [];
  const labelled = ids.map((id) => document.getElementById(id)?.textContent).join(' ');
  const labels = 'labels' in at ? [...((at.labels as NodeListOf<Element> | null) ?? [])] : [];
  const said =
    at.getAttribute('aria-label') ?? (labelled || labels.map((label) => label.textContent).join(' '));
  return (said || at.textContent || '').replaceAll(/\s+/g, ' ').trim();
}
