import { _electron, type ElectronApplication } from 'playwright-core';
import { asApp, sandboxArguments } from '../setup/electron-environment.mjs';
import { waitsForUs } from './start-arguments.ts';

/**
 * Starts something built in a real window that Playwright drives.
 * @param app its folder or its entry
 * @param env variables beside those of this process
 */
export function launchApp(
  app: string,
  env: NodeJS.ProcessEnv,
  args: readonly string[] = [],
): Promise<ElectronApplication> {
  const withoutSandbox = sandboxArguments();
  return _electron.launch({
    executablePath: process.execPath,
    args: [...waitsForUs, app, ...withoutSandbox, ...args],
    env: onlyTexts(asApp(env)),
    // Playwright would switch the sandbox off on every Linux, not only for root.
    chromiumSandbox: withoutSandbox.length === 0,
  });
}

/** Playwright takes no variable without a value. */
export function onlyTexts(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
