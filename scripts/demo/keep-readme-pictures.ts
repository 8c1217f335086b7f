import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The steps that the README shows, by the names that the demo gives them. */
const shown = ['qr-code', 'products', 'groups-ticked', 'sent', 'far-end'];

/**
 * Copies the demo's pictures to where the README finds them: `npm run demo -- --readme`.
 * @param from the folder of numbered pictures
 * @param into the folder of the README's
 * @throws Error when a step is missing
 */
export function keepReadmePictures(from: string, into: string): void {
  mkdirSync(into, { recursive: true });
  const taken = readdirSync(from);
  for (const step of shown) {
    const picture = taken.find((name) => name.endsWith(`-${step}.png`));
    if (picture === undefined) throw new Error(`the demo took no picture of ${step}`);
    copyFileSync(join(from, picture), join(into, `${step}.png`));
  }
}
