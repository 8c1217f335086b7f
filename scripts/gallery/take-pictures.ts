import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { launchApp } from '../demo/launch-app.ts';
import { galleryFolder } from './build-gallery.mjs';

export interface Picture {
  /** The part and the theme: `buttons-dark`. */
  readonly name: string;
  readonly png: Buffer;
}

const schemes = ['light', 'dark'] as const;

export interface OpenGallery {
  readonly page: Page;
  /** A picture of each part, in both themes. */
  takePictures(): Promise<readonly Picture[]>;
  close(): Promise<void>;
}

/** Opens the built gallery in a real window. */
export async function openGallery(): Promise<OpenGallery> {
  const profile = mkdtempSync(join(tmpdir(), 'promo-gallery-'));
  const electron = await launchApp(
    join(import.meta.dirname, 'open-window.mjs'),
    { PROMO_GALLERY: galleryFolder, LANGUAGE: 'pt_BR', LANG: 'pt_BR.UTF-8' },
    [`--user-data-dir=${profile}`, '--force-device-scale-factor=1'],
  );
  const page = await electron.firstWindow();
  await page.locator('[data-part]').last().waitFor();
  return {
    page,
    async takePictures() {
      const pictures: Picture[] = [];
      for (const scheme of schemes) pictures.push(...(await takeAll(page, scheme)));
      return pictures;
    },
    async close() {
      await electron.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 10 });
    },
  };
}

async function takeAll(page: Page, colorScheme: (typeof schemes)[number]): Promise<readonly Picture[]> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await page.locator(`html[data-mantine-color-scheme='${colorScheme}']`).waitFor({ state: 'attached' });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  const pictures: Picture[] = [];
  for (const part of await page.locator('[data-part]').all()) {
    const name = `${await part.getAttribute('data-part')}-${colorScheme}`;
    // Rows of a list are drawn when they come in sight, and not at once on a busy computer.
    await part.scrollIntoViewIfNeeded();
    await page.evaluate(
      () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
    );
    pictures.push({ name, png: await part.screenshot({ animations: 'disabled', caret: 'hide' }) });
  }
  return pictures;
}
