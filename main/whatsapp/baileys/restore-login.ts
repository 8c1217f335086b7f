import type { SignedKeyPair } from '@whiskeysockets/baileys';
import type { KeyStore } from '../key-store/key-store.ts';
import type { Login } from './login.ts';

/**
 * What makes this computer the one that the phone linked, and nothing that moves on with every message: a session or
 * a sender key of yesterday would be used a second time, and no member could read what it seals.
 */
export interface LoginCopy
  extends Pick<
    Login,
    'noiseKey' | 'signedIdentityKey' | 'registrationId' | 'me' | 'account' | 'advSecretKey'
  > {
  /** Numbers that WhatsApp has seen, so that none is given to another key. */
  readonly nextPreKeyId: number;
  readonly signedPreKeyId: number;
}

export function copyLogin(login: Login): LoginCopy {
  const { noiseKey, signedIdentityKey, registrationId, me, account, advSecretKey, nextPreKeyId } = login;
  return {
    ...{ noiseKey, signedIdentityKey, registrationId, advSecretKey, nextPreKeyId },
    ...(me !== undefined && { me }),
    ...(account !== undefined && { account }),
    signedPreKeyId: login.signedPreKey.keyId,
  };
}

export interface RestoreNeeds {
  readonly keys: Pick<KeyStore, 'read'>;
  readonly makeLogin: () => Login;
  readonly signPreKey: (identity: Login['signedIdentityKey'], id: number) => SignedKeyPair;
}

/**
 * A login from its copy: the identity as it was, everything else new.
 *
 * The private half of the signed pre-key is lost, so there is a new one, which WhatsApp must get. Baileys sends it
 * along with fresh pre-keys before the link opens, whenever its newest pre-key is in no store (7.0.0-rc14,
 * lib/Socket/socket.js, `uploadPreKeysToServerIfRequired`): so one number is left out.
 */
export function restoreLogin(copy: LoginCopy, { keys, makeLogin, signPreKey }: RestoreNeeds): Login {
  const { nextPreKeyId, signedPreKeyId, ...identity } = copy;
  const firstFreeId = findHighestPreKey(keys, nextPreKeyId) + 2;
  return {
    ...makeLogin(),
    ...identity,
    signedPreKey: signPreKey(identity.signedIdentityKey, signedPreKeyId + 1),
    nextPreKeyId: firstFreeId,
    firstUnuploadedPreKeyId: firstFreeId,
    // The phone sends its history to a new computer only, and Baileys would wait 20 s for it (lib/Socket/chats.js:1089).
    accountSyncCounter: 1,
  };
}

/** More than Baileys ever makes at once (812): a copy that is one upload behind still finds the newest. */
const searchedIds = 2_000;

/** Rows cannot be listed, because their names are sealed; but their numbers grow, so those above are tried. */
function findHighestPreKey(keys: Pick<KeyStore, 'read'>, nextPreKeyId: number): number {
  const ids = Array.from({ length: searchedIds }, (_, index) => String(nextPreKeyId + index));
  const found = Object.keys(keys.read('pre-key', ids)).map(Number);
  return Math.max(nextPreKeyId - 1, ...found);
}

export function looksLikeCopy(stored: unknown): stored is LoginCopy {
  if (typeof stored !== 'object' || stored === null) return false;
  const copy = stored as Partial<LoginCopy>;
  return (
    copy.me !== undefined &&
    copy.account !== undefined &&
    copy.noiseKey !== undefined &&
    copy.signedIdentityKey !== undefined &&
    Number.isSafeInteger(copy.nextPreKeyId) &&
    Number.isSafeInteger(copy.signedPreKeyId)
  );
}
