import { type ChildProcess, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BoxAddress } from '../../../main/practice/practice-box.ts';
import type { CallName, Input, LiveName, Output, Reply } from '../../../shared/ipc/call.ts';
import type { Lives } from '../../../shared/ipc/contract.ts';
import { readPort, type WatchedPage, watchPage } from '../../bench/start/devtools.ts';
import { asApp, sandboxArguments } from '../../setup/electron-environment.mjs';
import { inRoot } from '../../setup/paths.mjs';

const longestDeathMs = 5_000;

/** One life of the built app, in a real window, on a practice WhatsApp in another process. */
export interface RunningApp {
  /** Asks as the window does. @throws Error when the app has ended or answers with a failure */
  call<Name extends CallName>(name: Name, input: Input<Name>): Promise<Output<Name>>;
  read<Name extends LiveName>(name: Name): Promise<Lives[Name]>;
  /** As a power cut does: this instant, without a word. */
  kill(): Promise<void>;
  /** As a computer that shuts down does. */
  quit(): Promise<void>;
}

export interface AppPlan {
  readonly folder: string;
  readonly server: BoxAddress;
  /** How many times faster its pauses run. */
  readonly clockSpeed: number;
}

/** Starts the app and does not wait for anything of it. */
export function startRunningApp({ folder, server, clockSpeed }: AppPlan): RunningApp {
  const mediaCa = join(folder, 'media-ca.pem');
  writeFileSync(mediaCa, server.mediaCa);
  const child = spawn(
    process.execPath,
    [inRoot('.'), ...sandboxArguments(), '--remote-debugging-port=0', '--disable-gpu'],
    {
      env: asApp({
        PROMO_PROFILE: folder,
        PROMO_WHATSAPP_URL: server.url,
        PROMO_WHATSAPP_ROOT_KEY: server.rootKey,
        PROMO_WHATSAPP_MEDIA_CA: mediaCa,
        PROMO_CLOCK: String(clockSpeed),
      }),
      stdio: ['ignore', 'ignore', 'pipe'],
      // A group of its own, so that Chromium's helpers can be ended together with it.
      detached: true,
    },
  );
  const ended = new Promise<never>((_, reject) => {
    child.once('exit', () => reject(new Error('the app has ended')));
  });
  ended.catch(() => undefined);
  const endWithUs = () => endHelpers(child);
  process.once('exit', endWithUs);
  child.once('exit', () => process.off('exit', endWithUs));
  const page = whilstAlive(
    ended,
    openPage(child).catch((error: unknown) => blameDeath(error, ended)),
  );
  page.catch(() => undefined);

  async function evaluate<Value>(expression: string): Promise<Value> {
    return whilstAlive(ended, (await page).evaluate<Value>(expression));
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    child.kill(signal);
    await ended.catch(() => undefined);
    endHelpers(child);
    await page.then(
      (opened) => opened.close(),
      () => undefined,
    );
  }

  return {
    async call(name, input) {
      const words = JSON.stringify([name, input]).slice(1, -1);
      const reply = await evaluate<Reply<Output<typeof name>>>(`window.promoBrothers.call(${words})`);
      if (!reply.ok) throw new Error(`${name}: ${reply.failure.code}`);
      return reply.value;
    },
    async read(name) {
      // A page that is just being replaced has no answer, and reading may be asked again.
      for (;;) {
        const value = await evaluate<Lives[typeof name] | undefined>(readLive(name));
        if (value !== undefined) return value;
      }
    },
    kill: () => end('SIGKILL'),
    quit: () => end('SIGTERM'),
  };
}

/** A live value is told at once to whoever begins to listen. */
function readLive(name: LiveName): string {
  return `new Promise((resolve) => {
    const stop = window.promoBrothers.listen(${JSON.stringify(name)}, (value) => {
      resolve(value);
      queueMicrotask(() => stop());
    });
  })`;
}

async function openPage(child: ChildProcess): Promise<WatchedPage> {
  const page = await watchPage(await readPort(child));
  while (!(await page.evaluate<boolean>("'promoBrothers' in window"))) await new Promise(setImmediate);
  return page;
}

/** A page that cannot be opened is no fault of its own when the app is just being killed. */
async function blameDeath(error: unknown, ended: Promise<never>): Promise<never> {
  await Promise.race([ended, sleep(longestDeathMs)]);
  throw error;
}

/** A question to an app that is killed meanwhile would never be answered. */
function whilstAlive<Value>(ended: Promise<never>, answer: Promise<Value>): Promise<Value> {
  return Promise.race([answer, ended]);
}

/** They notice by themselves that the app is gone, but each in its own time. */
function endHelpers({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // They were quicker.
  }
}
