import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { waitForUs } from '../../scripts/demo/start-arguments.ts';

/** The app, startable as somebody who is not root. */
export interface Unprivileged {
  readonly program: { readonly path: string; readonly args: readonly string[] };
  readonly profile: string;
  readonly env: Readonly<Record<string, string>>;
  /** Deletes what was made for this. */
  remove(): void;
}

const repository = join(import.meta.dirname, '../..');
const inRepository = (name: string) => join(repository, name);
/** What the built app needs of the repository. */
const needed = ['out', 'package.json', 'assets', waitForUs];

/** @returns why Chromium's sandbox cannot be tried here as an unprivileged user; nothing when it can. */
export function whyNotUnprivileged(): string | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return undefined;
  if (!succeeds('id', ['-u', 'nobody'])) return 'there is no user "nobody" here';
  // Mapping a user inside the namespace is what hardened kernels refuse, even where making one is allowed.
  const probe = ['unshare', '--user', '--map-root-user', '--net', 'true'];
  return succeeds('setpriv', asNobody(probe)) ? undefined : 'user namespaces are not allowed here';
}

/** Makes the app startable as `nobody`; files that `nobody` may not read are copied to where it may. */
export function prepareUnprivileged(): Unprivileged {
  const folder = mkdtempSync(join(tmpdir(), 'promo-nobody-'));
  chmodSync(folder, 0o755);
  const [electron, app] = mayNobodyRead() ? [process.execPath, repository] : copyWhatIsNeeded(folder);
  const path = join(folder, 'electron-as-nobody');
  writeFileSync(path, `#!/bin/sh\nexec setpriv ${asNobody([electron]).join(' ')} "$@"\n`, { mode: 0o755 });
  const home = join(folder, 'home');
  const profile = join(home, 'profile');
  mkdirSync(profile, { recursive: true });
  const env: Record<string, string> = { HOME: home, XDG_CONFIG_HOME: home, XDG_RUNTIME_DIR: home };
  if (process.env.XAUTHORITY) {
    env.XAUTHORITY = join(home, 'xauthority');
    copyFileSync(process.env.XAUTHORITY, env.XAUTHORITY);
    chownSync(env.XAUTHORITY, nobody(), nobody());
  }
  for (const one of [home, profile]) chownSync(one, nobody(), nobody());
  return {
    program: { path, args: ['--require', join(app, waitForUs), app] },
    profile,
    env,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function mayNobodyRead(): boolean {
  const files = [process.execPath, ...['out/main/main.js', 'package.json', waitForUs].map(inRepository)];
  return files.every((file) => succeeds('setpriv', asNobody(['test', '-r', file])));
}

function copyWhatIsNeeded(folder: string): [electron: string, app: string] {
  cpSync(dirname(process.execPath), join(folder, 'electron'), { recursive: true });
  for (const name of needed) {
    cpSync(inRepository(name), join(folder, 'app', name), { recursive: true });
  }
  return [join(folder, 'electron', basename(process.execPath)), join(folder, 'app')];
}

function asNobody(command: readonly string[]): string[] {
  return [`--reuid=${nobody()}`, `--regid=${nobody()}`, '--clear-groups', '--', ...command];
}

function nobody(): number {
  return Number(spawnSync('id', ['-u', 'nobody']).stdout.toString());
}

function succeeds(program: string, args: readonly string[]): boolean {
  return spawnSync(program, args).status === 0;
}
