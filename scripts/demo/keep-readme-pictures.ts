import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The steps of the main job that the README shows, by the names that the demo gives them. */
export const stepsOfMainJob = ['qr-code', 'products', 'groups-ticked', 'sent', 'far-end'] as const;
/** Those of the week. */
export const stepsOfWeek = ['planner', 'calendar-week', 'coming-back'] as const;

/**
 * Copies the demo's pictures, in light and in dark, to where the README finds them: `npm run demo -- --readme`.
 * @param from the folder of numbered pictures
 * @param into the folder of the README's
 * @throws Error when a step is missing
 */
export function keepReadmePictures(from: string, into: string, steps: readonly string[]): void {
  mkdirSync(into, { recursive: true });
  const taken = readdirSync(from);
  for (const step of steps) {
    for (const file of [`${step}.png`, `${step}-dark.png`]) {
      const picture = taken.find((name) => /^\d+-/.test(name) && name.replace(/^\d+-/, '') === file);
      if (picture === undefined) throw new Error(`the demo took no picture ${file}`);
      copyFileSync(join(from, picture), join(into, file));
    }
  }
}
