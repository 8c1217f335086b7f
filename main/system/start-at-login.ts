import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { App } from 'electron';
import { AppError } from '../../shared/failure.ts';
import { describeAutostart, isSwitchedOff } from './describe-autostart.ts';

/** Makes the computer start the app, hidden, when she logs in. */
export interface StartAtLogin {
  /**
   * An entry of a program that has moved since, as an AppImage does with each version, is made anew.
   * @returns whether there is an entry, whoever made it or took it away: the computer has settings of its own for it
   */
  refresh(): boolean;
  /** @throws AppError `start-at-login-refused` */
  set(isWanted: boolean): void;
}

export interface StartAtLoginNeeds {
  readonly platform: NodeJS.Platform;
  readonly app: Pick<App, 'getLoginItemSettings' | 'setLoginItemSettings'>;
  /** What starts the app: the program, and its arguments without `--hidden`. */
  readonly program: string;
  readonly args: readonly string[];
  /** Of this user, where Linux looks for what starts with the desktop: `$XDG_CONFIG_HOME` or `~/.config`. */
  readonly configFolder: string;
  /** Of the file on Linux, and of the entry on Windows. Two profiles of one computer do not take each other's place. */
  readonly name: string;
}

export const hiddenArgument = '--hidden';

/** Windows and macOS keep the entry themselves; on Linux it is a file (freedesktop.org, Autostart specification 0.5). */
export function createStartAtLogin(needs: StartAtLoginNeeds): StartAtLogin {
  const args = [...needs.args, hiddenArgument];
  const file = join(needs.configFolder, 'autostart', `${needs.name}.desktop`);
  const text = describeAutostart([needs.program, ...args]);

  function write(isWanted: boolean): void {
    if (isWanted) {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    } else {
      rmSync(file, { force: true });
    }
  }

  function refreshFile(): boolean {
    const present = readIfThere(file);
    if (present === undefined || isSwitchedOff(present)) return false;
    if (present !== text) write(true);
    return true;
  }

  function readEntry(): boolean {
    const { openAtLogin, launchItems = [] } = needs.app.getLoginItemSettings({ path: needs.program, args });
    if (needs.platform === 'darwin') return openAtLogin;
    return launchItems.some(({ name, enabled }) => name === needs.name && enabled);
  }

  return {
    refresh() {
      try {
        return needs.platform === 'linux' ? refreshFile() : readEntry();
      } catch {
        return false;
      }
    },
    set(isWanted) {
      try {
        if (needs.platform === 'linux') write(isWanted);
        else {
          const { program: path, name } = needs;
          needs.app.setLoginItemSettings({ openAtLogin: isWanted, path, args, name });
        }
      } catch (cause) {
        throw new AppError('start-at-login-refused', { cause });
      }
    },
  };
}

/**
 * Whether this start shows no window: the computer made it, not she.
 * @param wasOpenedAtLogin what macOS says, which hands no arguments to what it starts at login
 */
export function startsHidden(argv: readonly string[], wasOpenedAtLogin: boolean): boolean {
  return argv.includes(hiddenArgument) || wasOpenedAtLogin;
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
