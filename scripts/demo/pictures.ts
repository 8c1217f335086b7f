import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** Pictures of the window, numbered in the order of the steps. */
export interface Pictures {
  readonly folder: string;
  /** @param step a few words for the file's name, with hyphens */
  take(step: string): Promise<void>;
  count(): number;
}

/** Begins with an empty folder, so that no picture of another run is taken for one of this. */
export function createPictures(folder: string, page: Page): Pictures {
  let count = 0;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return {
    folder,
    count: () => count,
    async take(step) {
      count += 1;
      await page.screenshot({
        path: join(folder, `${String(count).padStart(2, '0')}-${step}.png`),
        animations: 'disabled',
      });
    },
  };
}
