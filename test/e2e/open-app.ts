import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import type { BoxAddress } from '../../main/practice/practice-box.ts';
import { onlyTexts } from '../../scripts/demo/launch-app.ts';
import { pointTo } from '../../scripts/demo/point-to.ts';
import { type LaunchOptions, waitsForUs, wasWelcomed } from '../../scripts/demo/start-arguments.ts';
import { asApp, sandboxArguments } from '../../scripts/setup/electron-environment.mjs';
import { keepAnswers } from './lost-answer.ts';
import { pressLikeAPerson } from './until-drawn.ts';

export interface OpenApp {
  readonly electron: ElectronApplication;
  readonly page: Page;
  /** The data folder of this start. */
  readonly profile: string;
  /** Quits as a person does, and deletes the profile unless it was given, or the home. */
  close(): Promise<void>;
}

export interface OpenAppOptions {
  /** A folder that outlives the app, for a second start; a fresh one otherwise. */
  readonly profile?: string;
  /** A home folder in which the app finds a data folder by itself, as for a person: no `profile` then. */
  readonly home?: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** The program; when missing, the Electron that runs this test and the built app. */
  readonly program?: { readonly path: string; readonly args: readonly string[] };
  /** Leaves Chromium's sandbox on even for root on Linux: the program must see to another user. */
  readonly isSandboxed?: boolean;
  /** Begins with the first steps, as for a person who has just installed it. */
  readonly isFirstTime?: boolean;
  /** Another practice server than the built-in one: the test then holds the phone and the members. */
  readonly server?: BoxAddress;
}

const repository = join(import.meta.dirname, '../..');

/** Starts the built app in a real window, as the commands of the README do. */
export async function openApp(options: OpenAppOptions = {}): Promise<OpenApp> {
  const profile = options.home ?? options.profile ?? mkdtempSync(join(tmpdir(), 'promo-e2e-'));
  const program = options.program ?? { path: process.execPath, args: [...waitsForUs, repository] };
  const without = options.isSandboxed === true ? [] : sandboxArguments();
  const launch: LaunchOptions = {
    executablePath: program.path,
    args: [
      ...program.args,
      ...without,
      ...(options.isFirstTime ? [] : [wasWelcomed]),
      ...(options.args ?? []),
    ],
    env: {
      ...environment(),
      ...whereDataLies(options.home, profile),
      ...(options.server && { ...pointTo(options.server, profile), PROMO_CLOCK: '60' }),
      ...options.env,
    },
    // Playwright would switch the sandbox off on every Linux, not only for root.
    chromiumSandbox: without.length === 0,
    locale: 'pt-BR',
  };
  const electron = await _electron.launch(launch);
  keepAnswers(electron);
  const page = await electron.firstWindow();
  pressLikeAPerson(page);
  return {
    electron,
    page,
    profile,
    async close() {
      await endsWhenAsked(electron);
      await electron.close();
      if (![options.home, options.profile].includes(profile))
        rmSync(profile, { recursive: true, force: true, maxRetries: 10 });
    },
  };
}

/** Quitting in the middle of a send asks; the last answer is to end. An app that is gone already asks nothing. */
async function endsWhenAsked(electron: ElectronApplication): Promise<void> {
  await electron
    .evaluate(({ dialog }) => {
      dialog.showMessageBox = async (...args: readonly unknown[]) => {
        const { buttons } = args.at(-1) as { readonly buttons: readonly string[] };
        return { response: buttons.length - 1, checkboxChecked: false };
      };
    })
    .catch(() => undefined);
}

function whereDataLies(home: string | undefined, profile: string): Record<string, string> {
  // What starts with the desktop of whoever runs the tests is none of theirs.
  if (home === undefined) return { PROMO_PROFILE: profile, XDG_CONFIG_HOME: profile };
  return { HOME: home, XDG_CONFIG_HOME: home };
}

/** This process is Electron as Node; the app must be Electron as itself, and speak Portuguese. */
export function environment(): Record<string, string> {
  return onlyTexts(asApp({ LANGUAGE: 'pt_BR', LANG: 'pt_BR.UTF-8' }));
}
