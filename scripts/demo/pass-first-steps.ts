import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Leaves a fresh data folder as it is after the first steps, so that not everybody has to take them who comes for
 * something else; `test/e2e/first-run.test.ts` takes them.
 */
export function passFirstSteps(dataFolder: string): void {
  const file = join(dataFolder, 'settings.json');
  if (existsSync(file)) return;
  mkdirSync(dataFolder, { recursive: true });
  writeFileSync(file, JSON.stringify({ isWelcomed: true }));
}
