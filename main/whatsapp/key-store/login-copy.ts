import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { decodeValue, encodeValue } from './encode-value.ts';
import { joinName, type Seal } from './seal.ts';

/** A small sealed file beside the key store, which outlives damage to it. */
export interface LoginCopy {
  /** `undefined` when there is none, or none that can be read. A fresh object each time. */
  read(): unknown;
  /** On the disk, whole, when it returns: a power cut leaves the one before or this one. */
  write(copy: unknown): void;
  remove(): void;
}

const copyName = joinName('login', 'copy');

/** Where the copy of this key store lies. */
export const loginCopyFile = (keyStoreFile: string): string => `${keyStoreFile}-login`;

export function createLoginCopy(keyStoreFile: string, seal: Seal): LoginCopy {
  const file = loginCopyFile(keyStoreFile);
  const next = `${file}-next`;

  return {
    read() {
      try {
        return decodeValue(seal.open(copyName, readFileSync(file)));
      } catch {
        return undefined;
      }
    },
    write(copy) {
      const descriptor = openSync(next, 'w', 0o600);
      try {
        writeSync(descriptor, seal.close(copyName, encodeValue(copy)));
        fsyncSync(descriptor);
      } finally {
        closeSync(descriptor);
      }
      renameSync(next, file);
    },
    remove() {
      for (const each of [file, next]) rmSync(each, { force: true });
    },
  };
}
