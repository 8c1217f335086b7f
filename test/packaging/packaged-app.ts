import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makePackage, thisPlatform } from '../../scripts/package/make-package.mjs';
import { prepareElectron } from '../../scripts/setup/electron.mjs';
import { sandboxArguments } from '../../scripts/setup/electron-environment.mjs';

/** An unpacked app, as `npm run package` makes it. */
export interface PackagedApp {
  readonly folder: string;
  readonly program: string;
  /** The folder with app.asar. */
  readonly resources: string;
}

/** Makes the unpacked app for this platform, on the Electron of this machine. */
export async function packageApp(): Promise<PackagedApp> {
  return findApp(await makePackage(await prepareElectron(), thisPlatform()));
}

export function findApp(folder: string): PackagedApp {
  if (process.platform === 'darwin') {
    const contents = join(folder, 'Promo Brothers.app', 'Contents');
    return {
      folder,
      program: join(contents, 'MacOS', 'Promo Brothers'),
      resources: join(contents, 'Resources'),
    };
  }
  const name = process.platform === 'win32' ? 'Promo Brothers.exe' : 'promo-brothers';
  return { folder, program: join(folder, name), resources: join(folder, 'resources') };
}

/** A home of its own, so that a packaged app, which takes no other orders, keeps its data there. */
export function makeHome(): {
  readonly env: Record<string, string>;
  readonly folder: string;
  remove(): void;
} {
  const folder = mkdtempSync(join(tmpdir(), 'promo-packaged-'));
  return {
    folder,
    env: { HOME: folder, XDG_CONFIG_HOME: folder },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A packaged app that runs by itself: nothing is attached to it. */
export interface Running {
  /** What it printed. */
  readonly output: () => string;
  /** Waits for a line of its log. @throws Error when it does not come in time, with what was printed */
  untilLogged(text: string): Promise<string>;
  stop(): Promise<void>;
}

const startMs = 60_000;
const lookEveryMs = 100;
const stopMs = 15_000;

/** Starts a packaged app as a person does: the program and nothing else, except what `extra` adds. */
export function startPackaged(
  program: string,
  home: { readonly env: Record<string, string>; readonly folder: string },
  extra: { readonly args?: readonly string[]; readonly env?: Record<string, string> } = {},
): Running {
  const { ELECTRON_RUN_AS_NODE: _, ...inherited } = process.env;
  const child = spawn(program, [...sandboxArguments(), ...(extra.args ?? [])], {
    env: { ...inherited, ...home.env, ...extra.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  return {
    output: () => output,
    async untilLogged(text) {
      for (let waitedMs = 0; waitedMs < startMs; waitedMs += lookEveryMs) {
        const line = readLog(home.folder).find((entry) => entry.includes(text));
        if (line !== undefined) return line;
        if (child.exitCode !== null) break;
        await new Promise((done) => setTimeout(done, lookEveryMs));
      }
      throw new Error(`"${text}" was not logged; it ended with ${child.exitCode} and printed:\n${output}`);
    },
    stop: () => end(child),
  };
}

function readLog(home: string): readonly string[] {
  return readdirSync(home)
    .map((profile) => join(home, profile, 'logs', 'promo-brothers.log'))
    .filter((file) => existsSync(file))
    .flatMap((file) => readFileSync(file, 'utf8').split('\n'));
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = new Promise((done) => child.once('close', done));
  child.kill();
  const timer = setTimeout(() => child.kill('SIGKILL'), stopMs);
  await closed;
  clearTimeout(timer);
}
