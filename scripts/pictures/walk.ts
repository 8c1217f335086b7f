import type { Locator, Page } from 'playwright-core';
import type { Shop } from '../demo/open-shop.ts';

/** How a person gets about in the window, by what it says. */
export interface Walk {
  readonly page: Page;
  button(key: string, values?: Readonly<Record<string, string | number>>): Locator;
  text(key: string, values?: Readonly<Record<string, string | number>>): Locator;
  /** To a screen by the list at the side, and until its title is there. */
  open(screen: string, title?: string): Promise<void>;
  tab(key: string): Promise<void>;
  /** Opens the palette and types. */
  search(words: string): Promise<void>;
  /** Closes what lies over the screen. */
  leave(): Promise<void>;
}

export function createWalk({ page, words }: Shop): Walk {
  const named = (key: string, values?: Readonly<Record<string, string | number>>) =>
    page.getByRole('button', { name: words(key, values), exact: true });
  return {
    page,
    button: named,
    text: (key, values) => page.getByText(words(key, values), { exact: true }),
    async open(screen, title = `navigation.${screen}`) {
      const side = page.getByRole('navigation');
      await side.getByRole('button', { name: words(`navigation.${screen}`) }).click();
      await page.getByRole('heading', { level: 1, name: words(title) }).waitFor();
    },
    async tab(key) {
      await page.getByRole('tab', { name: new RegExp(`^${words(key)}`) }).click();
    },
    async search(typed) {
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox', { name: words('palette.label') }).fill(typed);
    },
    async leave() {
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    },
  };
}
