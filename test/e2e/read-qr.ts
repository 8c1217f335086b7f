import jsQrModule from 'jsqr';
import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';

// Node gives the package's CommonJS exports as its default; the function is the default inside, where there is one.
const jsQr =
  (jsQrModule as typeof jsQrModule & { readonly default?: typeof jsQrModule }).default ?? jsQrModule;

/**
 * Reads the QR off the window as a camera would: from a picture of it.
 * @returns what it says, or `undefined` when no code can be read
 */
export async function readQr(page: Page): Promise<string | undefined> {
  const picture = PNG.sync.read(await page.screenshot());
  const pixels = new Uint8ClampedArray(picture.data);
  return jsQr(pixels, picture.width, picture.height)?.data;
}
