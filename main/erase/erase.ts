import { AppError } from '../../shared/failure.ts';
import type { Handlers } from '../../shared/ipc/call.ts';
import type { Clock } from '../system/clock.ts';
import type { StartAtLogin } from '../system/start-at-login.ts';
import { isOwnFolder, markForErasing } from './erase-folder.ts';

export interface EraseDeps {
  readonly dataFolder: string;
  readonly clock: Pick<Clock, 'after'>;
  /** Logs this computer out where there is a link; it may take long, or fail. */
  readonly unlink: () => Promise<void>;
  readonly startAtLogin: Pick<StartAtLogin, 'set'>;
  /** Ends the app and starts it again. */
  readonly startAnew: () => void;
}

export interface Erase {
  readonly handlers: Pick<Handlers, 'erase.all'>;
}

/** So long WhatsApp may take to take this computer off its list; what she asked for happens anyway. */
const longestUnlinkMs = 10_000;

/**
 * Deletes everything that the app has on this computer. The files are open now, and the window writes to some: so it is
 * only marked here, and done by the next start, before it opens anything.
 */
export function createErase({ dataFolder, clock, unlink, startAtLogin, startAnew }: EraseDeps): Erase {
  return {
    handlers: {
      async 'erase.all'() {
        if (!isOwnFolder(dataFolder)) throw new AppError('erase-not-ours');
        let cancel = () => {};
        const timeUp = new Promise<void>((resolve) => {
          cancel = clock.after(longestUnlinkMs, resolve);
        });
        await Promise.race([unlink().catch(() => undefined), timeUp]);
        cancel();
        forgetEntry(startAtLogin);
        markForErasing(dataFolder);
        startAnew();
      },
    },
  };
}

/** An entry that cannot be taken away opens an empty app at login, and keeps nothing of hers here. */
function forgetEntry(startAtLogin: EraseDeps['startAtLogin']): void {
  try {
    startAtLogin.set(false);
  } catch {}
}
