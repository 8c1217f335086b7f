import { existsSync, lstatSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { wasWelcomed } from '../../scripts/demo/start-arguments.ts';
import { makeHome, startPackaged } from '../packaging/packaged-app.ts';

const repository = join(import.meta.dirname, '../..');

test('When the computer shuts down the app ends in order: its data is closed.', async ({ skip }) => {
  if (process.platform === 'win32') skip('Windows has no signals');
  const home = makeHome();
  onTestFinished(home.remove);
  const inProfile = (name: string) => join(home.folder, 'Promo Brothers Treino', name);
  const app = startPackaged(process.execPath, home, { args: [repository, '--practice', wasWelcomed] });
  onTestFinished(app.stop);
  for (const name of ['shop.db-wal', 'whatsapp.db-wal']) {
    await expect.poll(() => existsSync(inProfile(name)), { timeout: 30_000 }).toBe(true);
  }

  await app.stop();
  for (const name of ['shop.db-wal', 'whatsapp.db-wal']) expect(existsSync(inProfile(name))).toBe(false);
  expect(lstatSync(inProfile('SingletonLock'), { throwIfNoEntry: false })).toBeUndefined();
});
