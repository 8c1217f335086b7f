import { isDeepStrictEqual } from 'node:util';
import type { AuthenticationCreds } from '@whiskeysockets/baileys';
import { AppError } from '../../../shared/failure.ts';
import { decodeValue, encodeValue } from '../key-store/encode-value.ts';
import type { KeyStore } from '../key-store/key-store.ts';
import { copyLogin } from './restore-login.ts';

/** A login while it is used: Baileys changes this very object, so there is only one of it. */
export type Login = AuthenticationCreds;

/**
 * Whether the phone has accepted this login. A login that only asked for a code has `me` but no `account`; used
 * again it would be refused with 401, and written down it could take the place of one that works.
 */
export function isPaired(login: Login): boolean {
  return login.me !== undefined && login.account !== undefined;
}

/** @returns the stored login, `undefined` before the first pairing. @throws AppError `login-unreadable` */
export function readLogin(keys: KeyStore): Login | undefined {
  const stored = keys.readLogin();
  if (stored === undefined) return undefined;
  if (!looksLikeLogin(stored) || !isPaired(stored)) throw new AppError('login-unreadable');
  return stored;
}

/** Writes the login down once the phone has accepted it, and never before; its copy when something of that changed. */
export function keepLogin(keys: KeyStore, login: Login): void {
  if (!isPaired(login)) return;
  keys.writeLogin(login);
  const copy = copyLogin(login);
  // As it would be read back: a message of protobuf's is kept as a plain object.
  const asKept = decodeValue(encodeValue(copy));
  if (!isDeepStrictEqual(asKept, keys.readLoginCopy())) keys.writeLoginCopy(copy);
}

function looksLikeLogin(stored: unknown): stored is Login {
  return (
    typeof stored === 'object' && stored !== null && 'noiseKey' in stored && 'signedIdentityKey' in stored
  );
}
