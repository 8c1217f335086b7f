import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../shared/failure.ts';
import type { Chance } from './chance.ts';

/** The computer's keyring (Electron's `safeStorage`), as far as it is needed. */
export interface Keyring {
  isEncryptionAvailable(): boolean;
  encryptString(plainText: string): Buffer;
  decryptString(encrypted: Buffer): string;
}

export interface MasterKey {
  /** 32 bytes. */
  readonly key: Uint8Array;
  /** False where there never was a keyring: the key then lies in a file that only this user may read. */
  readonly isSealed: boolean;
}

const keyFile = z.strictObject({ version: z.literal(1), isSealed: z.boolean(), value: z.base64() });

/**
 * Reads the key that seals the login, and makes it at the first start.
 * @throws AppError `keyring-unavailable` when it was sealed before and the keyring does not answer now: the person
 * unlocks it and tries again, nothing is replaced. `login-unreadable` when the file or the seal is damaged.
 */
export function openMasterKey(folder: string, keyring: Keyring, chance: Chance): MasterKey {
  const path = join(folder, 'login.key');
  const stored = readIfThere(path);
  return stored === undefined ? makeKey(path, keyring, chance) : unseal(stored, keyring);
}

function makeKey(path: string, keyring: Keyring, chance: Chance): MasterKey {
  const key = chance.bytes(32);
  const isSealed = keyring.isEncryptionAvailable();
  const hex = Buffer.from(key).toString('hex');
  const value = (isSealed ? keyring.encryptString(hex) : Buffer.from(hex)).toString('base64');
  const draft = `${path}.new`;
  writeFileSync(draft, JSON.stringify({ version: 1, isSealed, value }), { mode: 0o600, flush: true });
  renameSync(draft, path);
  return { key, isSealed };
}

function unseal(text: string, keyring: Keyring): MasterKey {
  const { isSealed, value } = parseKeyFile(text);
  const bytes = Buffer.from(value, 'base64');
  if (isSealed && !keyring.isEncryptionAvailable()) throw new AppError('keyring-unavailable');
  const key = Buffer.from(isSealed ? decrypt(bytes, keyring) : bytes.toString(), 'hex');
  if (key.length !== 32) throw new AppError('login-unreadable');
  return { key, isSealed };
}

function parseKeyFile(text: string): z.infer<typeof keyFile> {
  try {
    return keyFile.parse(JSON.parse(text));
  } catch (cause) {
    throw new AppError('login-unreadable', { cause });
  }
}

function decrypt(bytes: Buffer, keyring: Keyring): string {
  try {
    return keyring.decryptString(bytes);
  } catch (cause) {
    throw new AppError('keyring-unavailable', { cause });
  }
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw new AppError('login-unreadable', { cause: error });
  }
}
