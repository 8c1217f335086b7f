import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OpenAppOptions } from './open-app.ts';

/** A keyring of the test's own: a message bus and a gnome-keyring that nobody else on this computer sees. */
export interface Keyring {
  /** What an app is started with so that it looks for its keyring here. */
  readonly app: Pick<OpenAppOptions, 'args' | 'env'>;
  /** Brings the keyring up, unlocked, with what it held before. */
  unlock(): Promise<void>;
  /** Takes it away; the bus stays. */
  takeAway(): Promise<void>;
  /** Ends everything and deletes what was kept. */
  remove(): Promise<void>;
}

const packages = ['dbus', 'dbus-bin', 'gnome-keyring', 'libsecret-1-0'];
const programs = ['dbus-daemon', 'dbus-send', 'gnome-keyring-daemon'];
const patienceMs = 20_000;

/** Installs what is missing where we may. @returns why there can be no keyring here; nothing when there can */
export function whyNoKeyring(): string | undefined {
  if (process.platform !== 'linux') return 'gnome-keyring is a keyring of Linux';
  if (isThere()) return undefined;
  const apt = ['install', '-y', '--no-install-recommends', ...packages];
  if (process.getuid?.() !== 0) return `the keyring is missing: sudo apt-get ${apt.join(' ')}`;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update'], { env });
  spawnSync('apt-get', apt, { env });
  return isThere() ? undefined : `apt-get ${apt.join(' ')} did not succeed`;
}

/** Opens the bus; the keyring itself is only there after `unlock`. */
export async function openKeyring(): Promise<Keyring> {
  const folder = mkdtempSync(join(tmpdir(), 'promo-keyring-'));
  const address = `unix:path=${join(folder, 'bus')}`;
  const env = {
    ...process.env,
    HOME: folder,
    XDG_DATA_HOME: join(folder, 'data'),
    XDG_RUNTIME_DIR: join(folder, 'run'),
    DBUS_SESSION_BUS_ADDRESS: address,
  };
  for (const name of ['data', 'run']) mkdirSync(join(folder, name), { mode: 0o700 });
  writeFileSync(join(folder, 'bus.conf'), busWithoutServices(address));
  const busArguments = [`--config-file=${join(folder, 'bus.conf')}`, '--nofork', '--print-address'];
  const bus = spawn('dbus-daemon', busArguments, { env, stdio: ['ignore', 'pipe', 'ignore'] });
  await new Promise((resolve) => bus.stdout.once('data', resolve));
  let daemon: ChildProcess | undefined;

  async function unlock(): Promise<void> {
    const options = ['--unlock', '--foreground', '--components=secrets'];
    daemon = spawn('gnome-keyring-daemon', options, { env, stdio: ['pipe', 'ignore', 'ignore'] });
    daemon.stdin?.end('a password of this test');
    const deadline = Date.now() + patienceMs;
    while (!isOwned(address)) {
      if (Date.now() > deadline) throw new Error('the keyring never came up');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  async function takeAway(): Promise<void> {
    await end(daemon);
    daemon = undefined;
  }

  return {
    app: { args: ['--password-store=gnome-libsecret'], env: { DBUS_SESSION_BUS_ADDRESS: address } },
    unlock,
    takeAway,
    async remove() {
      await takeAway();
      await end(bus);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function isThere(): boolean {
  const libraries = spawnSync('ldconfig', ['-p'], { encoding: 'utf8' }).stdout ?? '';
  const hasPrograms = programs.every((name) => spawnSync('which', [name]).status === 0);
  return hasPrograms && libraries.includes('libsecret-1.so.0');
}

/** Whether somebody answers on this bus as the keyring. */
function isOwned(address: string): boolean {
  const question = ['org.freedesktop.DBus.NameHasOwner', 'string:org.freedesktop.secrets'];
  const where = [`--bus=${address}`, '--dest=org.freedesktop.DBus', '--print-reply=literal', '/'];
  return execFileSync('dbus-send', [...where, ...question], { encoding: 'utf8' }).includes('true');
}

/** A bus that starts no service by itself: a keyring that is not there stays away. */
function busWithoutServices(address: string): string {
  return `<busconfig>
  <type>session</type>
  <listen>${address}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*"/>
    <allow receive_sender="*"/>
    <allow own="*"/>
  </policy>
</busconfig>`;
}

async function end(child: ChildProcess | undefined): Promise<void> {
  if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill();
  await gone;
}
