import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { createFilm, type Film } from './film.ts';

/** Pictures of the window, numbered in the order of the steps. */
export interface Pictures {
  readonly folder: string;
  /** @param step a few words for the file's name, with hyphens */
  take(step: string): Promise<void>;
  /** Something between two steps, which only the film shows. */
  pass(): Promise<void>;
  count(): number;
  /** A loop of all that was taken; `null` where none is made. */
  readonly film: Film | null;
}

export interface PicturesOptions {
  /** Takes each step in dark as well, and makes the film. */
  readonly isForReadme?: boolean;
}

/** How long the film shows a step, and something in between. */
const stepHoldMs = 1_600;
const passHoldMs = 450;

/** Begins with an empty folder, so that no picture of another run is taken for one of this. */
export function createPictures(
  folder: string,
  page: Page,
  { isForReadme = false }: PicturesOptions = {},
): Pictures {
  let count = 0;
  const film = isForReadme ? createFilm(page) : null;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return {
    folder,
    film,
    count: () => count,
    async take(step) {
      count += 1;
      const path = join(folder, `${String(count).padStart(2, '0')}-${step}`);
      if (isForReadme) {
        await wear(page, 'dark');
        await page.screenshot({ path: `${path}-dark.png`, animations: 'disabled' });
        await wear(page, 'light');
      }
      await page.screenshot({ path: `${path}.png`, animations: 'disabled' });
      await film?.shoot(stepHoldMs);
    },
    async pass() {
      await film?.shoot(passHoldMs);
    },
  };
}

/** As if the computer had these colours. */
async function wear(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.locator(`html[data-mantine-color-scheme='${colorScheme}']`).waitFor({ state: 'attached' });
}
