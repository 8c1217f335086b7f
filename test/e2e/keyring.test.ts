import { lstatSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openWords } from '../../scripts/demo/words.ts';
import { openKeyring, whyNoKeyring } from './keyring.ts';
import { openLinkedShop, openUntilFinished, reopenShop, type Shop } from './linked-shop.ts';
import type { OpenApp } from './open-app.ts';

const words = await openWords(join(import.meta.dirname, '../..'), 'pt-BR');
const groups = [{ name: 'Clientes', members: 2 }];
const noKeyring = { env: { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere' } };

test('The login is sealed with the keyring, found again by it, and waits for it while it is away.', async ({
  skip,
}) => {
  const whyNot = whyNoKeyring();
  if (whyNot !== undefined) skip(whyNot);
  const keyring = await openKeyring();
  onTestFinished(keyring.remove);
  await keyring.unlock();
  const first = await openLinkedShop({ box: { groups }, app: keyring.app });
  expect(await readAbout(first)).toMatchObject({ ok: true, value: { isLoginSealed: true } });
  await seesInSettings(first, words('settings.sealed'));
  await first.close();
  expect(readKeyFile(first)).toMatchObject({ isSealed: true });

  const second = await reopenShop(first, keyring.app);
  await second.close();
  const kept = readLogin(first);

  await keyring.takeAway();
  const locked = await openUntilFinished({
    ...{ server: first.box.address, profile: first.profile },
    ...keyring.app,
  });
  await locked.page.getByRole('heading', { name: words('failure.keyring-unavailable.title') }).waitFor();
  await locked.page.getByText(words('failure.keyring-unavailable.whatToDo')).waitFor();
  expect(await first.box.server.connectionCount()).toBe(0);
  expect(readLogin(first)).toEqual(kept);

  await keyring.unlock();
  const ended = locked.electron.waitForEvent('close');
  await locked.page.getByRole('button', { name: words('connection.stopped.action') }).click();
  await ended;
  onTestFinished(() => endSuccessor(first.profile));
  await expect.poll(() => first.box.server.connectionCount(), { timeout: 30_000 }).toBe(1);
  expect(await first.box.violations()).toEqual([]);
});

test('Where there never was a keyring it says so, and only this user may read the login.', async () => {
  const shop = await openLinkedShop({ box: { groups }, app: noKeyring });
  expect(await readAbout(shop)).toMatchObject({ ok: true, value: { isLoginSealed: false } });
  await seesInSettings(shop, words('settings.notSealed'));
  expect(readKeyFile(shop)).toMatchObject({ isSealed: false });
  for (const name of ['login.key', 'whatsapp.db', 'whatsapp.db-wal', 'whatsapp.db-shm']) {
    expect([name, (statSync(join(shop.profile, name)).mode & 0o777).toString(8)]).toEqual([name, '600']);
  }
});

async function seesInSettings({ page, person }: Shop, text: string): Promise<void> {
  await person.opens('Ajustes');
  await page.getByText(text).waitFor();
}

const readAbout = ({ page }: OpenApp) => page.evaluate(() => window.promoBrothers.call('about.read', {}));

const readKeyFile = ({ profile }: OpenApp) => JSON.parse(readFileSync(join(profile, 'login.key'), 'utf8'));

const readLogin = ({ profile }: OpenApp) =>
  ['login.key', 'whatsapp.db'].map((name) => readFileSync(join(profile, name)).toString('base64'));

/** Ends the app that took the place of the one that the test had opened; Chromium's lock names it. */
async function endSuccessor(profile: string): Promise<void> {
  const lock = join(profile, 'SingletonLock');
  process.kill(Number(readlinkSync(lock).split('-').at(-1)));
  await expect.poll(() => lstatSync(lock, { throwIfNoEntry: false }), { timeout: 15_000 }).toBeUndefined();
}
