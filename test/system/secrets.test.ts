import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { systemChance } from '../../main/system/chance.ts';
import { type Keyring, openMasterKey } from '../../main/system/secrets.ts';
import { AppError } from '../../shared/failure.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'promo-secrets-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const unlocked: Keyring = {
  isEncryptionAvailable: () => true,
  encryptString: (text) => Buffer.from(Buffer.from(text).map((byte) => byte ^ 0x5a)),
  decryptString: (bytes) => Buffer.from(bytes.map((byte) => byte ^ 0x5a)).toString(),
};
const missing: Keyring = {
  isEncryptionAvailable: () => false,
  encryptString: refuse,
  decryptString: refuse,
};
const locked: Keyring = { ...unlocked, decryptString: refuse };

function refuse(): never {
  throw new Error('no keyring');
}

const open = (keyring: Keyring) => openMasterKey(folder, keyring, systemChance);
const codeOf = (action: () => unknown) => {
  try {
    action();
  } catch (error) {
    return error instanceof AppError ? error.code : error;
  }
  return 'no failure';
};

test('The key of the first start is found again at the next, and lies sealed on the disk.', () => {
  const first = open(unlocked);
  expect(first.isSealed).toBe(true);
  expect(first.key).toHaveLength(32);
  expect(Buffer.from(open(unlocked).key)).toEqual(Buffer.from(first.key));
  const file = readFileSync(join(folder, 'login.key'));
  const hex = Buffer.from(first.key).toString('hex');
  for (const plain of [hex, Buffer.from(hex).toString('base64'), Buffer.from(first.key).toString('base64')]) {
    expect(file.includes(plain)).toBe(false);
  }
});

test('Where there never was a keyring the key lies in a file that only this user may read, and says so.', () => {
  expect(open(missing).isSealed).toBe(false);
  expect(Buffer.from(open(missing).key)).toEqual(Buffer.from(open(missing).key));
  if (process.platform !== 'win32') expect(statSync(join(folder, 'login.key')).mode & 0o777).toBe(0o600);
});

test('A keyring that appears later does not lose a key that was stored without one.', () => {
  const { key } = open(missing);
  expect(Buffer.from(open(unlocked).key)).toEqual(Buffer.from(key));
});

test('Sealed yesterday and no keyring today: it waits and replaces nothing.', () => {
  const { key } = open(unlocked);
  const before = readFileSync(join(folder, 'login.key'));
  expect(codeOf(() => open(missing))).toBe('keyring-unavailable');
  expect(codeOf(() => open(locked))).toBe('keyring-unavailable');
  expect(readFileSync(join(folder, 'login.key'))).toEqual(before);
  expect(Buffer.from(open(unlocked).key)).toEqual(Buffer.from(key));
});

test.each(['', '{}', '{"version":1,"isSealed":false,"value":"AAAA"}', 'no json', '\0\0\0'])(
  'A damaged key file is never replaced by a new key: %j',
  (content) => {
    writeFileSync(join(folder, 'login.key'), content);
    expect(codeOf(() => open(missing))).toBe('login-unreadable');
    expect(readFileSync(join(folder, 'login.key'), 'utf8')).toBe(content);
  },
);
