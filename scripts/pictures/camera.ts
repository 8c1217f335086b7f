import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import { type Amount, type AmountOf, isRoomy, type ScreenName } from './screens.ts';
import { type Frame, type Scheme, type Shot, schemes } from './shot.ts';

export interface Camera {
  /** Takes what is shown now, in both themes; a main screen also in a large window. */
  shoot<Name extends ScreenName>(screen: Name, amount: AmountOf<Name>): Promise<void>;
  /** The same, and then in light in the smallest window and with letters of double size. */
  shootCrowded<Name extends ScreenName>(screen: Name, amount: AmountOf<Name>): Promise<void>;
}

const smallest = { width: 900, height: 600 };
const largest = { width: 2560, height: 1440 };

/** @param keep is told each picture that was taken */
export function createCamera(
  { electron, page }: { readonly electron: ElectronApplication; readonly page: Page },
  folder: string,
  keep: (shot: Shot) => void,
): Camera {
  async function take(screen: ScreenName, amount: Amount, frame: Frame, scheme: Scheme): Promise<void> {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await page.locator(`html[data-mantine-color-scheme='${scheme}']`).waitFor({ state: 'attached' });
    // Nothing lies under the mouse.
    await page.mouse.move(1, 1);
    await settle(page);
    const file = [screen, amount, ...(frame === 'usual' ? [] : [frame]), scheme].join('-').concat('.png');
    // Playwright's own picture shows only a corner of a zoomed page.
    if (frame === 'zoomed') writeFileSync(join(folder, file), await capture(electron));
    else await page.screenshot({ path: join(folder, file), animations: 'disabled' });
    keep({ screen, amount, frame, scheme, file });
  }

  async function shoot(screen: ScreenName, amount: Amount): Promise<void> {
    for (const scheme of schemes) await take(screen, amount, 'usual', scheme);
    if (!isRoomy(screen, amount)) return;
    const usual = await reshape(electron, page, largest, 1);
    for (const scheme of schemes) await take(screen, amount, 'large', scheme);
    await reshape(electron, page, usual, 1);
  }

  return {
    shoot,
    async shootCrowded(screen, amount) {
      await shoot(screen, amount);
      const usual = await reshape(electron, page, smallest, 1);
      await take(screen, amount, 'small', 'light');
      await reshape(electron, page, usual, 2);
      await take(screen, amount, 'zoomed', 'light');
      await reshape(electron, page, usual, 1);
    },
  };
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** @returns the size that the window had */
async function reshape(
  electron: ElectronApplication,
  page: Page,
  { width, height }: Size,
  zoom: number,
): Promise<Size> {
  const before = await electron.evaluate(
    ({ BrowserWindow }, to) => {
      const window = BrowserWindow.getAllWindows().find((each) => each.isVisible());
      const bounds = window?.getBounds();
      window?.setSize(to.width, to.height);
      window?.webContents.setZoomFactor(to.zoom);
      return { width: bounds?.width ?? to.width, height: bounds?.height ?? to.height };
    },
    { width, height, zoom },
  );
  await page.waitForFunction(
    (wanted) => Math.abs(innerWidth * wanted.zoom - wanted.width) < 40 * wanted.zoom,
    { width, zoom },
  );
  return before;
}

async function capture(electron: ElectronApplication): Promise<Buffer> {
  const png = await electron.evaluate(async ({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows().find((each) => each.isVisible());
    return (await window?.webContents.capturePage())?.toPNG().toString('base64') ?? '';
  });
  return Buffer.from(png, 'base64');
}

/** Until all pictures and letters are there, and nothing moves any more. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    const shown = [...document.images].filter((image) => image.getBoundingClientRect().top < innerHeight);
    await Promise.all(shown.map((image) => image.decode().catch(() => undefined)));
  });
  await page.waitForFunction(() =>
    [...document.querySelectorAll<HTMLImageElement>('article[data-index] img')].every(
      // A card has its thumbnail first, and the photo itself where one stays.
      (image) => image.getBoundingClientRect().top > innerHeight || image.src.endsWith('/full.jpg'),
    ),
  );
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every(
        ({ playState, effect }) => playState !== 'running' || effect?.getTiming().iterations === Infinity,
      ),
  );
}
