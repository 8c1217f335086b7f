import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { seeFocus } from './seen-focus.ts';

/** Somebody who has no mouse. Wherever she is brought, the focus is to be seen, and it is never lost. */
export interface Keys {
  press(...keys: readonly string[]): Promise<void>;
  type(text: string): Promise<void>;
  /** By Tab, or by another key, to what is called so, if she is not there already. Every stop on the way is seen. */
  goesTo(name: string | RegExp, key?: string): Promise<void>;
  /** Goes there and presses Enter. */
  does(name: string | RegExp, key?: string): Promise<void>;
  /** Does what ends the app, which may be gone before the key is up again. */
  doesLast(name: string | RegExp): Promise<void>;
  /** Goes there, and what stands in it gives way to this. */
  fills(name: string | RegExp, text: string): Promise<void>;
  /** Presses an arrow until what is called so is chosen, in a row of choices of which one has the focus. */
  chooses(name: string | RegExp, key?: string): Promise<void>;
  /** Waits until the app itself has brought the focus there. */
  isAt(name: string | RegExp): Promise<void>;
  /** Something has the focus, it is to be seen, and it was never lost until now. */
  isNotLost(): Promise<void>;
}

export function createKeys(page: Page): Keys {
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const nameNow = async () => (await seeFocus(page)).name;

  /** @returns what has the focus, and is seen once whatever moves stands still */
  async function look(): Promise<string> {
    const first = await seeFocus(page);
    expect(first.lost, `the focus was lost after: ${first.lost.join(' | ')}`).toEqual([]);
    if (first.name !== null && first.fault === null) return first.name;
    const isWrong = async () => {
      const { name, fault } = await seeFocus(page);
      return name === null ? 'nothing has the focus' : fault && `${name}: ${fault}`;
    };
    await expect.poll(isWrong, { timeout: 3_000 }).toBeNull();
    return (await nameNow()) ?? '';
  }

  async function goesTo(name: string | RegExp, key = 'Tab'): Promise<void> {
    const passed = new Set<string>();
    for (let presses = 0; presses < 120; presses += 1) {
      const now = await look();
      if (isCalled(now, name)) return;
      passed.add(now);
      await press(key);
    }
    throw new Error(`${key} never came to ${name}, only to ${[...passed].join(' | ')}`);
  }

  return {
    press,
    goesTo,
    type: (text) => page.keyboard.type(text),
    async does(name, key) {
      await goesTo(name, key);
      await press('Enter');
    },
    async doesLast(name) {
      await goesTo(name);
      await press('Enter').catch((error: unknown) => {
        if (!String(error).includes('has been closed')) throw error;
      });
    },
    async fills(name, text) {
      await goesTo(name);
      await press('Control+a');
      await page.keyboard.type(text);
    },
    async chooses(name, key = 'ArrowDown') {
      for (let presses = 0; !isCalled(await look(), name); presses += 1) {
        if (presses === 12) throw new Error(`${key} never came to ${name}`);
        await press(key);
      }
      await expect.poll(() => page.locator(':focus:checked').count()).toBe(1);
    },
    async isAt(name) {
      const now = expect.poll(nameNow, { timeout: 15_000 });
      await (typeof name === 'string' ? now.toBe(name) : now.toMatch(name));
      await look();
    },
    async isNotLost() {
      await look();
    },
  };
}

function isCalled(now: string, name: string | RegExp): boolean {
  return typeof name === 'string' ? now === name : name.test(now);
}
