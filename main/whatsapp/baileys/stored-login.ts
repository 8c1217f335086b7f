import { AppError } from '../../../shared/failure.ts';
import type { Clock } from '../../system/clock.ts';
import type { Log } from '../../system/log.ts';
import type { KeyStore } from '../key-store/key-store.ts';
import { type Login, readLogin } from './login.ts';
import { markRestored } from './renew-after-restore.ts';
import { looksLikeCopy, type RestoreNeeds, restoreLogin } from './restore-login.ts';

/** How a login comes about where there is none to be read. */
export type LoginMaking = Pick<RestoreNeeds, 'makeLogin' | 'signPreKey'>;

/** The login between connections: which one is next, and which ones are gone for good. */
export interface StoredLogin {
  /**
   * The login for the next connection: the one of the connection before, the stored one, the one that can be restored
   * from its copy when the stored one is damaged or gone, or a new one.
   * @throws AppError `login-unreadable`
   */
  pick(before: Login | undefined, making: LoginMaking): Promise<Login>;
  /** Whether it was deleted: what its last connection still wants to write must not be there for the next one. */
  isForgotten(login: Login): boolean;
  /** Deletes the login and all keys. */
  forget(): Promise<void>;
}

export function createStoredLogin(keys: KeyStore, log: Log, clock: Pick<Clock, 'now'>): StoredLogin {
  /** Each deletion begins a new age. Several connections of one age may still have something to write. */
  const ages = new WeakMap<Login, number>();
  let age = 0;
  let erased: Promise<void> = Promise.resolve();

  /**
   * Done without asking: the person would have nothing to choose but this or a new QR. What was pending at the
   * groups' keys is settled by giving each a new one.
   */
  async function restore(making: LoginMaking): Promise<Login | undefined> {
    const copy = keys.readLoginCopy();
    if (!looksLikeCopy(copy)) return undefined;
    const login = restoreLogin(copy, { keys, ...making });
    await markRestored(keys, clock.now());
    keys.writeLogin(login);
    log.warn({}, 'the login was restored from its copy');
    return login;
  }

  async function readOrRestore(making: LoginMaking): Promise<Login> {
    try {
      const stored = readLogin(keys);
      if (stored !== undefined) return stored;
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'login-unreadable') throw error;
      const restored = await restore(making);
      if (restored === undefined) throw error;
      return restored;
    }
    // With the login its copy is deleted: a copy without a login is one whose login was lost.
    return (await restore(making)) ?? making.makeLogin();
  }

  return {
    async pick(before, making) {
      await erased;
      const login = before ?? (await readOrRestore(making));
      ages.set(login, age);
      return login;
    },
    isForgotten: (login) => ages.get(login) !== age,
    async forget() {
      age += 1;
      const erasing = keys.erase();
      erased = erasing.catch((error: unknown) => log.error({ err: error }, 'the login could not be deleted'));
      return erasing;
    },
  };
}
