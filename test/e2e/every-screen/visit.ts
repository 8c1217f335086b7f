import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { openWords, type Words } from '../../../scripts/demo/words.ts';

/** Somebody who goes through the window in Portuguese, and finds things by the words of the catalogue. */
export interface Visit {
  readonly page: Page;
  readonly words: Words;
  /** Is told on each screen what it is. */
  readonly look: (screen: string) => Promise<void>;
  button(key: string): Locator;
  /** A tab of the products. */
  tab(name: string): Locator;
  open(screen: string): Promise<void>;
  seesTitle(key: string): Promise<void>;
}

export async function createVisit(page: Page, look: Visit['look']): Promise<Visit> {
  const words = await openWords(join(import.meta.dirname, '../../..'), 'pt-BR');
  return {
    ...{ page, words, look },
    button: (key) => page.getByRole('button', { name: words(key), exact: true }),
    tab: (name) => page.getByRole('tab', { name: new RegExp(`^${words(`products.tabs.${name}`)}`) }),
    open: (screen) =>
      page
        .getByRole('navigation')
        .getByRole('button', { name: words(`navigation.${screen}`) })
        .click(),
    seesTitle: (key) => page.getByRole('heading', { name: words(key), level: 1 }).waitFor(),
  };
}
