import { expect, test } from 'vitest';
import type { Login } from '../../../main/whatsapp/baileys/login.ts';
import { copyLogin } from '../../../main/whatsapp/baileys/restore-login.ts';
import { createStoredLogin } from '../../../main/whatsapp/baileys/stored-login.ts';
import { AppError } from '../../../shared/failure.ts';
import { createFakeClock } from '../../fakes/clock.ts';
import { silentLog } from '../../fakes/log.ts';

const makeLogin = () =>
  ({
    ...{ noiseKey: {}, signedIdentityKey: {}, me: { id: '1' }, account: {} },
    ...{ registrationId: 7, advSecretKey: 'secret', nextPreKeyId: 813, signedPreKey: { keyId: 1 } },
  }) as unknown as Login;
const makeNew = () => ({ nextPreKeyId: 1, signedPreKey: { keyId: 1 } }) as unknown as Login;
const signPreKey = (_identity: unknown, keyId: number) => ({ keyId }) as never;
const making = { makeLogin: makeNew, signPreKey };

function open({ isDamaged = false, hasCopy = false, preKeys = [] as number[] } = {}) {
  let stored: Login | undefined = makeLogin();
  let copy: unknown = hasCopy ? copyLogin(makeLogin()) : undefined;
  const erasing = Promise.withResolvers<void>();
  const written: unknown[] = [];
  const keys = {
    readLogin() {
      if (isDamaged) throw new AppError('login-unreadable');
      return stored && structuredClone(stored);
    },
    writeLogin: (login: Login) => written.push(login),
    readLoginCopy: () => copy,
    read: (type: string, ids: string[]) =>
      Object.fromEntries(
        ids.filter((id) => type === 'pre-key' && preKeys.includes(Number(id))).map((id) => [id, {}]),
      ),
    async write(changes: unknown) {
      written.push(changes);
    },
    async erase() {
      await erasing.promise;
      stored = undefined;
      copy = undefined;
    },
  };
  const login = createStoredLogin(keys as never, silentLog, createFakeClock(5));
  return { login, written, finishErasing: () => erasing.resolve() };
}

test('all connections of a deleted login are forgotten, the ones before the last too', async () => {
  const { login, finishErasing } = open();
  const first = await login.pick(undefined, making);
  const second = await login.pick(undefined, making);
  expect([first, second].map(login.isForgotten)).toEqual([false, false]);
  const forgetting = login.forget();
  expect([first, second].map(login.isForgotten)).toEqual([true, true]);
  finishErasing();
  await forgetting;
  expect(login.isForgotten(await login.pick(undefined, making))).toBe(false);
});

test('the next login waits until the one before is deleted', async () => {
  const { login, finishErasing } = open();
  await login.pick(undefined, making);
  void login.forget();
  const fresh = makeLogin();
  const next = login.pick(undefined, { makeLogin: () => fresh, signPreKey });
  finishErasing();
  expect(await next).toBe(fresh);
});

test('the login of the connection before is used again as the very same object', async () => {
  const { login } = open();
  const first = await login.pick(undefined, making);
  expect(await login.pick(first, making)).toBe(first);
});

test('a damaged login is restored from its copy: the identity as it was, and no number given twice', async () => {
  const { login, written } = open({ isDamaged: true, hasCopy: true, preKeys: [812, 830, 1_624] });
  const restored = await login.pick(undefined, making);
  expect(restored).toMatchObject({ me: { id: '1' }, registrationId: 7, advSecretKey: 'secret' });
  expect(restored).toMatchObject({ nextPreKeyId: 1_626, firstUnuploadedPreKeyId: 1_626 });
  expect(restored.signedPreKey.keyId).toBe(2);
  // That it was restored is known before it is used, so that every group gets a new key.
  expect(written).toEqual([{ 'login-restored': { last: 5 } }, restored]);
});

test('a login that was deleted is not restored', async () => {
  const { login, finishErasing } = open({ hasCopy: true });
  void login.forget();
  finishErasing();
  expect(await login.pick(undefined, making)).not.toHaveProperty('me');
});

test('a damaged login without a copy is named, and never replaced by a new one', async () => {
  const { login } = open({ isDamaged: true });
  await expect(login.pick(undefined, making)).rejects.toMatchObject({ code: 'login-unreadable' });
});

test('a copy holds the identity and two numbers, and nothing that moves on with a message', () => {
  expect(Object.keys(copyLogin(makeLogin())).sort()).toEqual([
    'account',
    'advSecretKey',
    'me',
    'nextPreKeyId',
    'noiseKey',
    'registrationId',
    'signedIdentityKey',
    'signedPreKeyId',
  ]);
});
