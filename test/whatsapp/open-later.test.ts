import { expect, test } from 'vitest';
import { openLater } from '../../main/whatsapp/open-later.ts';
import type { WhatsApp } from '../../main/whatsapp/whatsapp.ts';
import type { Connection } from '../../shared/connection.ts';
import { AppError, type FailureCode } from '../../shared/failure.ts';
import { createFakeClock, settlePromises } from '../fakes/clock.ts';
import { createFakeWhatsApp } from '../fakes/whatsapp.ts';

/** WhatsApp whose opening fails with these codes, in turn, and then works. */
function openWith(...failures: readonly FailureCode[]) {
  const clock = createFakeClock();
  const fake = createFakeWhatsApp({ clock, groups: [] });
  const left = [...failures];
  let openCount = 0;
  let startCount = 0;
  const whatsapp: WhatsApp = openLater({
    startAnew() {
      startCount += 1;
    },
    async open() {
      openCount += 1;
      const code = left.shift();
      if (code !== undefined) throw new AppError(code);
      return fake.whatsapp;
    },
  });
  const shown: Connection['kind'][] = [];
  whatsapp.on('connection', ({ kind }) => shown.push(kind));
  return { whatsapp, shown, openCount: () => openCount, startCount: () => startCount };
}

test('Nothing is opened before it is wanted.', async () => {
  const { whatsapp, openCount } = openWith();
  expect(whatsapp.connection).toEqual({ kind: 'off' });
  await expect(whatsapp.listGroups()).rejects.toThrow('not-connected');
  await whatsapp.disconnect();
  await whatsapp.close();
  expect(openCount()).toBe(0);
});

test('The first connect opens it once, and from then on everything passes through.', async () => {
  const { whatsapp, shown, openCount } = openWith();
  await Promise.all([whatsapp.connect(), whatsapp.connect()]);
  await settlePromises();
  expect(openCount()).toBe(1);
  expect(shown[0]).toBe('starting');
  expect(whatsapp.connection.kind).toBe('waiting-for-scan');
  await whatsapp.close();
});

test('A login that cannot be read stops with its reason, and connecting again tries again.', async () => {
  const { whatsapp, openCount, startCount } = openWith('login-unreadable');
  await expect(whatsapp.connect()).rejects.toThrow('login-unreadable');
  expect(whatsapp.connection).toEqual({ kind: 'stopped', reason: 'login-unreadable' });
  await whatsapp.connect();
  expect(openCount()).toBe(2);
  expect(startCount()).toBe(0);
  await whatsapp.close();
});

test('After a keyring that did not answer, only a new start of the app asks it again, and only at her word.', async () => {
  const { whatsapp, shown, openCount, startCount } = openWith('keyring-unavailable');
  await expect(whatsapp.connect()).rejects.toThrow('keyring-unavailable');
  expect(whatsapp.connection).toEqual({ kind: 'stopped', reason: 'keyring-unavailable' });
  expect(startCount()).toBe(0);
  await expect(whatsapp.connect()).rejects.toThrow('keyring-unavailable');
  expect(startCount()).toBe(1);
  expect(openCount()).toBe(1);
  expect(shown.at(-1)).toBe('starting');
  await whatsapp.close();
});
