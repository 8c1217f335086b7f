import { expect, test } from 'vitest';
import type { Login } from '../../../main/whatsapp/baileys/login.ts';
import { createStoredLogin } from '../../../main/whatsapp/baileys/stored-login.ts';
import { silentLog } from '../../fakes/log.ts';

const makeLogin = () =>
  ({ noiseKey: {}, signedIdentityKey: {}, me: { id: '1' }, account: {} }) as unknown as Login;

function open() {
  let stored: Login | undefined = makeLogin();
  const erasing = Promise.withResolvers<void>();
  const keys = {
    readLogin: () => stored && structuredClone(stored),
    async erase() {
      await erasing.promise;
      stored = undefined;
    },
  };
  return { login: createStoredLogin(keys as never, silentLog), finishErasing: () => erasing.resolve() };
}

test('all connections of a deleted login are forgotten, the ones before the last too', async () => {
  const { login, finishErasing } = open();
  const first = await login.pick(undefined, makeLogin);
  const second = await login.pick(undefined, makeLogin);
  expect([first, second].map(login.isForgotten)).toEqual([false, false]);
  const forgetting = login.forget();
  expect([first, second].map(login.isForgotten)).toEqual([true, true]);
  finishErasing();
  await forgetting;
  expect(login.isForgotten(await login.pick(undefined, makeLogin))).toBe(false);
});

test('the next login waits until the one before is deleted', async () => {
  const { login, finishErasing } = open();
  await login.pick(undefined, makeLogin);
  void login.forget();
  const fresh = makeLogin();
  const next = login.pick(undefined, () => fresh);
  finishErasing();
  expect(await next).toBe(fresh);
});

test('the login of the connection before is used again as the very same object', async () => {
  const { login } = open();
  const first = await login.pick(undefined, makeLogin);
  expect(await login.pick(first, makeLogin)).toBe(first);
});
