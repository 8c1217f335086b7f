import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BoxAddress } from '../../../main/practice/practice-box.ts';
import { AppError } from '../../../shared/failure.ts';
import type { CallName, Input, LiveName, Output, Reply } from '../../../shared/ipc/call.ts';
import type { Lives } from '../../../shared/ipc/contract.ts';
import { pointTo } from '../../demo/point-to.ts';
import { untilAnswered } from '../../demo/until-answered.ts';
import { asApp, sandboxArguments } from '../../setup/electron-environment.mjs';
import { inRoot } from '../../setup/paths.mjs';
import { readPort, type WatchedPage, watchPage } from './devtools.ts';

const longestDeathMs = 5_000;

/** What can be asked of the app through its window's bridge. */
export interface AskedApp {
  /** Asks as the window does. @throws AppError what the app answers with; Error when it has ended */
  call<Name extends CallName>(name: Name, input: Input<Name>): Promise<Output<Name>>;
  read<Name extends LiveName>(name: Name): Promise<Lives[Name]>;
}

/** One life of the app, on a practice WhatsApp in another process. */
export interface RunningApp extends AskedApp {
  /** CPU time of its main process so far, in milliseconds; known on Linux only. */
  readCpuMs(): number;
  /** As a power cut does: this instant, without a word. */
  kill(): Promise<void>;
  /** As a computer that shuts down does. */
  quit(): Promise<void>;
}

export interface WindowedApp extends RunningApp {
  /** Its window, once there is one. */
  readonly page: Promise<WatchedPage>;
}

export interface AppPlan {
  readonly folder: string;
  readonly server: BoxAddress;
  /** How many times faster its pauses run. */
  readonly clockSpeed: number;
  /** How many times sooner the link waits, asks and tries again; 1 when missing. */
  readonly linkSpeed?: number;
}

export type StartApp = (plan: AppPlan) => RunningApp;

/** The built app in a real window, without a keyring. Starts it and does not wait for anything of it. */
export function startRunningApp({ folder, server, clockSpeed, linkSpeed = 1 }: AppPlan): WindowedApp {
  const child = spawn(
    process.execPath,
    [inRoot('.'), ...sandboxArguments(), '--remote-debugging-port=0', '--disable-gpu', ...withoutKeyring],
    {
      env: asApp({
        PROMO_PROFILE: folder,
        ...pointTo(server, folder),
        PROMO_CLOCK: String(clockSpeed),
        PROMO_LINK_CLOCK: String(linkSpeed),
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
  child.once('exit', endTogether(child));
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
    ...askThrough(evaluate),
    page,
    readCpuMs: () => readCpuMs(child.pid),
    kill: () => end('SIGKILL'),
    quit: () => end('SIGTERM'),
  };
}

/** So that the key store of a fresh profile can be opened from outside, too. */
const withoutKeyring = ['--password-store=basic'];

/** @param evaluate gives what an expression in the window comes to */
export function askThrough(evaluate: <Value>(expression: string) => Promise<Value>): AskedApp {
  return {
    async call(name, input) {
      const words = JSON.stringify([name, input]).slice(1, -1);
      const reply = await evaluate<Reply<Output<typeof name>>>(`window.promoBrothers.call(${words})`);
      if (!reply.ok) throw new AppError(reply.failure.code, { cause: name });
      return reply.value;
    },
    async read(name) {
      // A page that is just being replaced has no answer, and reading may be asked again.
      for (;;) {
        const value = await untilAnswered(() => evaluate<Lives[typeof name] | undefined>(readLive(name)));
        if (value !== undefined) return value;
      }
    },
  };
}

const ticksPerSecond = 100;

/** The 14th and 15th field, behind the name in its brackets (proc_pid_stat(5)): time in the program and in the kernel. */
function readCpuMs(pid: number | undefined): number {
  if (process.platform !== 'linux') return Number.NaN;
  const [, fields = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(/\) (?=[A-Z] )/);
  const [user, system] = fields.split(' ').slice(11, 13).map(Number);
  return (((user ?? Number.NaN) + (system ?? Number.NaN)) * 1_000) / ticksPerSecond;
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

/** Whoever breaks the run off must not leave an app behind. @returns a function that lets go of it */
function endTogether(child: ChildProcess): () => void {
  const end = () => endHelpers(child);
  const exit = () => process.exit(1);
  process.once('exit', end);
  for (const signal of endingSignals) process.once(signal, exit);
  return () => {
    process.off('exit', end);
    for (const signal of endingSignals) process.off(signal, exit);
  };
}

const endingSignals = ['SIGINT', 'SIGTERM'] as const;

/** They notice by themselves that the app is gone, but each in its own time. */
function endHelpers({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // They were quicker.
  }
}
