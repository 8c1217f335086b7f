import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { App } from 'electron';
import { AppError } from '../../shared/failure.ts';
import { describeAutostart } from './describe-autostart.ts';

/** Makes the computer start the app, hidden, when she logs in. */
export interface StartAtLogin {
  /** @throws AppError `start-at-login-refused` */
  set(isWanted: boolean): void;
}

export interface StartAtLoginNeeds {
  readonly platform: NodeJS.Platform;
  readonly app: Pick<App, 'setLoginItemSettings'>;
  /** What starts the app: the program, and its arguments without `--hidden`. */
  readonly program: string;
  readonly args: readonly string[];
  /** Of this user, where Linux looks for what starts with the desktop: `$XDG_CONFIG_HOME` or `~/.config`. */
  readonly configFolder: string;
  /** Two profiles of one computer do not take each other's place. */
  readonly fileName: string;
}

export const hiddenArgument = '--hidden';

/** Windows and macOS keep the entry themselves; on Linux it is a file (freedesktop.org, Autostart specification 0.5). */
export function createStartAtLogin(needs: StartAtLoginNeeds): StartAtLogin {
  const args = [...needs.args, hiddenArgument];
  const file = join(needs.configFolder, 'autostart', needs.fileName);

  function write(isWanted: boolean): void {
    if (isWanted) {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, describeAutostart([needs.program, ...args]));
    } else {
      rmSync(file, { force: true });
    }
  }

  return {
    set(isWanted) {
      try {
        if (needs.platform === 'linux') write(isWanted);
        else needs.app.setLoginItemSettings({ openAtLogin: isWanted, path: needs.program, args });
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
