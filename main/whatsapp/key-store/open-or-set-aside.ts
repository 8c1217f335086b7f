import { existsSync, renameSync } from 'node:fs';
import { AppError } from '../../../shared/failure.ts';
import type { Breathe } from '../breathe.ts';
import { type KeyStore, openKeyStore } from './key-store.ts';
import { createLoginCopy } from './login-copy.ts';
import { createSeal } from './seal.ts';

/**
 * Opens the key store. A file that is damaged is put aside, as it is, when the copy of the login beside it can be
 * read: all else that it held comes again by itself, from WhatsApp.
 * @throws AppError as `openKeyStore`
 */
export function openOrSetAside(file: string, masterKey: Uint8Array, breathe: Breathe): KeyStore {
  try {
    return openKeyStore(file, masterKey, breathe);
  } catch (error) {
    const isDamaged = error instanceof AppError && error.code === 'database-damaged';
    if (!isDamaged || createLoginCopy(file, createSeal(masterKey)).read() === undefined) throw error;
    setAside(file);
    return openKeyStore(file, masterKey, breathe);
  }
}

/** The latest one is kept, for whoever may be able to read it. */
function setAside(file: string): void {
  for (const end of ['-wal', '-shm', '']) {
    if (existsSync(`${file}${end}`)) renameSync(`${file}${end}`, `${file}-damaged${end}`);
  }
}
