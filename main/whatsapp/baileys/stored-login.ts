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
  /** Each deletion begins a new age. Several connections of one age may still have something to write. */
  const ages = new WeakMap<Login, number>();
  let age = 0;
  let erased: Promise<void> = Promise.resolve();

  return {
    async pick(before, makeLogin) {
      await erased;
      const login = before ?? readLogin(keys) ?? makeLogin();
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
