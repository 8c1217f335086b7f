import { PNG } from 'pngjs';

/** How far a picture may be from its baseline. */
export const tolerance = {
  /** Of the 255 steps of red, green or blue; less than this nobody sees, and drawing edges differs by it. */
  channel: 24,
  /** Of all pixels, the part that may differ by more. */
  share: 0.002,
};

export type Comparison =
  | { readonly kind: 'same' }
  | { readonly kind: 'new' }
  | { readonly kind: 'other-size'; readonly expected: string; readonly found: string }
  | { readonly kind: 'other-look'; readonly share: number };

/** Compares two pictures of one part, pixel by pixel. */
export function comparePictures(expected: Buffer | undefined, found: Buffer): Comparison {
  if (expected === undefined) return { kind: 'new' };
  const [before, now] = [PNG.sync.read(expected), PNG.sync.read(found)];
  const sizes = [before, now].map(({ width, height }) => `${width} × ${height}`);
  if (sizes[0] !== sizes[1]) {
    return { kind: 'other-size', expected: sizes[0] ?? '', found: sizes[1] ?? '' };
  }
  let count = 0;
  for (let at = 0; at < before.data.length; at += 4) {
    const isOther = [0, 1, 2].some(
      (channel) =>
        Math.abs((before.data[at + channel] ?? 0) - (now.data[at + channel] ?? 0)) > tolerance.channel,
    );
    if (isOther) count += 1;
  }
  const share = count / (before.width * before.height);
  return share > tolerance.share ? { kind: 'other-look', share } : { kind: 'same' };
}
