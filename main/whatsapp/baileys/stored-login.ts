import type { Log } from '../../system/log.ts';
import type { KeyStore } from '../key-store/key-store.ts';
import { type Login, readLogin } from './login.ts';

/** The login between connections: which one is next, and which ones are gone for good. */
export interface StoredLogin {
  /**
   * The login for the next connection: the one of the connection before, the stored one, or a new one.
   * @throws AppError `login-unreadable`
   */
  pick(before: Login | undefined, makeLogin: () => Login): Promise<Login>;
  /** Whether it was deleted: what its last connection still wants to write must not be there for the next one. */
  isForgotten(login: Login): boolean;
  /** Deletes the login and all keys. */
  forget(): Promise<void>;
}

export function createStoredLogin(keys: KeyStore, log: Log): StoredLogin {
  const forgotten = new WeakSet<Login>();
  let latest: Login | undefined;
  let erased: Promise<void> = Promise.resolve();

  return {
    async pick(before, makeLogin) {
      await erased;
      latest = before ?? readLogin(keys) ?? makeLogin();
      return latest;
    },
    isForgotten: (login) => forgotten.has(login),
    async forget() {
      if (latest !== undefined) forgotten.add(latest);
      const erasing = keys.erase();
      erased = erasing.catch((error: unknown) => log.error({ err: error }, 'the login could not be deleted'));
      return erasing;
    },
  };
}
