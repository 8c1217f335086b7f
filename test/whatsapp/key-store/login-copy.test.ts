import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openKeyStore } from '../../../main/whatsapp/key-store/key-store.ts';
import { loginCopyFile } from '../../../main/whatsapp/key-store/login-copy.ts';
import { openOrSetAside } from '../../../main/whatsapp/key-store/open-or-set-aside.ts';
import { makeFolder } from '../../builders.ts';

const masterKey = Buffer.alloc(32, 3);
const secret = 'a secret of the login';
const copy = { noiseKey: { private: Buffer.from(secret) }, nextPreKeyId: 813 };

function open(folder = makeFolder(), key: Uint8Array = masterKey, openKeys = openKeyStore) {
  const file = join(folder, 'whatsapp.db');
  const keys = openKeys(file, key, async () => {});
  onTestFinished(() => keys.close());
  return { folder, file, keys };
}

test('a copy comes back as it was written, bytes as Buffer, also at the next start', async () => {
  const { folder, keys } = open();
  expect(keys.readLoginCopy()).toBeUndefined();
  keys.writeLoginCopy({ nextPreKeyId: 1 });
  keys.writeLoginCopy(copy);
  expect(keys.readLoginCopy()).toEqual(copy);
  await keys.close();
  expect(open(folder).keys.readLoginCopy()).toEqual(copy);
});

test('it lies sealed in a file that only this user can read, and leaves nothing else behind', () => {
  const { folder, file, keys } = open();
  keys.writeLoginCopy(copy);
  const bytes = readFileSync(loginCopyFile(file));
  for (const form of [secret, Buffer.from(secret).toString('base64'), 'noiseKey'])
    expect(bytes.includes(form)).toBe(false);
  if (process.platform !== 'win32') expect(statSync(loginCopyFile(file)).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder).filter((name) => name.includes('-login'))).toEqual(['whatsapp.db-login']);
});

test('under another key, or with one changed byte, there is no copy', () => {
  const { file, keys } = open();
  keys.writeLoginCopy(copy);
  const other = open(makeFolder(), Buffer.alloc(32, 4));
  writeFileSync(loginCopyFile(other.file), readFileSync(loginCopyFile(file)));
  expect(other.keys.readLoginCopy()).toBeUndefined();
  const bytes = readFileSync(loginCopyFile(file));
  bytes[20] = (bytes[20] ?? 0) ^ 1;
  writeFileSync(loginCopyFile(file), bytes);
  expect(keys.readLoginCopy()).toBeUndefined();
});

test('with the login its copy is deleted', async () => {
  const { folder, keys } = open();
  keys.writeLogin({ me: 1 });
  keys.writeLoginCopy(copy);
  await keys.erase();
  expect(keys.readLoginCopy()).toBeUndefined();
  expect(readdirSync(folder).filter((name) => name.includes('-login'))).toEqual([]);
});

test('a damaged file is put aside only where there is a copy to go on from', async () => {
  for (const hasCopy of [true, false]) {
    const { folder, file, keys } = open();
    keys.writeLogin({ me: 1 });
    if (hasCopy) keys.writeLoginCopy(copy);
    await keys.close();
    writeFileSync(
      file,
      'this is no database any more, but it is long enough to be taken for one by its size',
    );
    const openAgain = () => open(folder, masterKey, openOrSetAside).keys;
    if (!hasCopy) {
      expect(openAgain).toThrow(expect.objectContaining({ code: 'database-damaged' }));
      continue;
    }
    const again = openAgain();
    expect([again.readLogin(), again.readLoginCopy()]).toEqual([undefined, copy]);
    expect(readFileSync(`${file}-damaged`, 'utf8')).toContain('no database');
  }
});
