import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A packaged app cannot be held back (`scripts/demo/wait-for-us.ts`), and a window that opens while Playwright connects
 * is never noticed by it: 7 of 25 starts, in playwright-core 1.65.1. Playwright connects when the app prints where to;
 * so that is kept from it until the window is shown.
 * @param home where the app keeps its data
 * @returns the program for Playwright to start in the place of the packaged one
 */
export function shownFirst(program: string, home: string): string {
  if (process.platform === 'win32') return program;
  const path = join(home, 'shown-first');
  const log = join(home, 'Promo Brothers Treino', 'logs', 'promo-brothers.log');
  const lines = [
    '#!/bin/sh',
    `{ '${program}' "$@" 2>&1 >&3 | {`,
    // An app that never shows a window gives up its last words all the same.
    `  left=300; until grep -qs 'window shown' '${log}' || [ $((left -= 1)) -lt 0 ]; do sleep 0.1; done`,
    '  cat',
    '} >&2; } 3>&1',
  ];
  writeFileSync(path, `${lines.join('\n')}\n`, { mode: 0o755 });
  return path;
}
