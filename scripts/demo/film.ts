import { writeFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { type FilmFrame, joinWebp } from './join-webp.ts';

/** A loop of real frames of the window. */
export interface Film {
  /** Takes what is shown now. @param holdMs how long it is shown */
  shoot(holdMs: number): Promise<void>;
  /** Writes it down. @returns how many different frames it has, as the browser's own decoder reads them, and its bytes */
  save(path: string): Promise<{ readonly frameCount: number; readonly byteCount: number }>;
}

/** As a person looks at it in a page: text stays sharp, and photos may lose a little. */
const quality = 0.82;

export function createFilm(page: Page): Film {
  const frames: { webp: Buffer; holdMs: number }[] = [];
  let size = { width: 0, height: 0 };
  return {
    async shoot(holdMs) {
      const png = await page.screenshot({ animations: 'disabled' });
      const still = await page.evaluate(encode, { png: png.toString('base64'), quality });
      size = { width: still.width, height: still.height };
      const webp = Buffer.from(still.webp, 'base64');
      const last = frames.at(-1);
      if (last?.webp.equals(webp)) last.holdMs += holdMs;
      else frames.push({ webp, holdMs });
    },
    async save(path) {
      const film = Buffer.from(joinWebp(frames satisfies readonly FilmFrame[], size.width, size.height));
      writeFileSync(path, film);
      return {
        frameCount: await page.evaluate(countFrames, film.toString('base64')),
        byteCount: film.length,
      };
    },
  };
}

/** Runs inside the window: Chromium writes WebP, and Node does not. */
async function encode(wanted: { readonly png: string; readonly quality: number }) {
  const bytes = Uint8Array.from(atob(wanted.png), (sign) => sign.charCodeAt(0));
  const picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
  const { width, height } = picture;
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext('2d', { alpha: false })?.drawImage(picture, 0, 0);
  const blob = await canvas.convertToBlob({ type: 'image/webp', quality: wanted.quality });
  const written = new Uint8Array(await blob.arrayBuffer());
  return { width, height, webp: btoa(Array.from(written, (byte) => String.fromCharCode(byte)).join('')) };
}

/** Runs inside the window, too. @throws when the file is not one that it can show, to the last frame */
async function countFrames(base64: string): Promise<number> {
  const data = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
  const decoder = new ImageDecoder({ data, type: 'image/webp' });
  await decoder.tracks.ready;
  const count = decoder.tracks.selectedTrack?.frameCount ?? 0;
  await decoder.decode({ frameIndex: count - 1 });
  return count;
}
