import { join } from 'node:path';
import type { _electron } from 'playwright-core';
import { welcomedArgument } from '../../main/launch.ts';

export type LaunchOptions = NonNullable<Parameters<typeof _electron.launch>[0]>;

/** Holds the app back, see there. */
export const waitForUs = 'scripts/demo/wait-for-us.ts';

/** Electron's arguments before the app's folder: the app then opens once Playwright can see it. */
export const waitsForUs = ['--require', join(import.meta.dirname, '../..', waitForUs)] as const;

/** Not everybody has to take the first steps who comes for something else; `test/e2e/first-run.test.ts` takes them. */
export const wasWelcomed = `${welcomedArgument}pt-BR`;
