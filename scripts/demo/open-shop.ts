import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import type { BoxAddress } from '../../main/practice/practice-box.ts';
import type { LiveName } from '../../shared/ipc/call.ts';
import type { Lives } from '../../shared/ipc/contract.ts';
import { launchApp } from './launch-app.ts';
import { pointTo } from './point-to.ts';
import { wasWelcomed } from './start-arguments.ts';
import { openWords, type Words } from './words.ts';

/** The app in practice with the sample shop, in a real window. */
export interface Shop {
  readonly electron: ElectronApplication;
  readonly page: Page;
  /** What the window says, in the language that it chose. */
  readonly words: Words;
  /** Reads what the window was last told. */
  read<Name extends LiveName>(name: Name): Promise<Lives[Name]>;
  untilClosed(): Promise<void>;
  close(): Promise<void>;
}

export interface ShopOptions {
  /** Variables beside those that a start of the demo has. */
  readonly env?: Readonly<Record<string, string>>;
  /** Begins with the first steps, as for a person who has just installed it. */
  readonly isFirstTime?: boolean;
  /** Puts into the data folder what is to lie there when the app starts. */
  readonly furnish?: (profile: string) => void;
  /** Another practice server than the built-in one: the window then looks as with a WhatsApp of her own. */
  readonly server?: BoxAddress;
}

/**
 * Starts the built app in a fresh profile of its own, which is deleted at the end.
 * @param root the repository, with the build in out/
 */
export async function openShop(root: string, options: ShopOptions = {}): Promise<Shop> {
  const { env, isFirstTime = false, furnish, server } = options;
  const profile = mkdtempSync(join(tmpdir(), 'promo-demo-'));
  furnish?.(profile);
  const electron = await launchApp(
    root,
    {
      ...{ PROMO_PROFILE: profile, LANGUAGE: 'pt_BR', LANG: 'pt_BR.UTF-8' },
      ...(server && pointTo(server, profile)),
      ...env,
    },
    [...(server === undefined ? ['--practice'] : []), ...(isFirstTime ? [] : [wasWelcomed])],
  );
  const shop = await enterShop(electron, root);
  return {
    ...shop,
    async close() {
      await shop.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

/** The shop in an app that is already started, in practice. */
export async function enterShop(electron: ElectronApplication, root: string): Promise<Shop> {
  const closed = new Promise<void>((done) => electron.once('close', () => done()));
  const page = await electron.firstWindow();
  await page.waitForSelector('main');
  const read = async <Name extends LiveName>(name: Name) =>
    // Playwright's types cannot follow a generic function into the window.
    (await page.evaluate(readLive, name)) as Lives[Name];
  const { language } = await read('settings');
  const words = await openWords(root, language);
  return { electron, page, words, read, untilClosed: () => closed, close: () => electron.close() };
}

/** Runs inside the window: a live value is told at once to whoever begins to listen. */
function readLive(name: LiveName): Promise<Lives[LiveName]> {
  return new Promise((resolve) => {
    const stop = window.promoBrothers.listen(name, (value) => {
      resolve(value);
      queueMicrotask(() => stop());
    });
  });
}
