import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findOverflows } from './find-overflows.ts';
import { findFaultsInEachLanguage, speak } from './in-each-language.ts';
import { createKeys } from './keys.ts';
import { makeProfile, openUntilFinished } from './linked-shop.ts';
import { createPerson } from './person.ts';
import { openUpdateFeed, type UpdateFeed } from './update-feed.ts';

const patienceMs = 30_000;

/** The app as an AppImage would be: a file that a newer one takes the place of. */
async function openUpdatable(feed: UpdateFeed) {
  const folder = makeProfile();
  const program = join(folder, 'promo-brothers.AppImage');
  writeFileSync(program, 'this version');
  const opened = await openUntilFinished({
    args: ['--practice'],
    env: { PROMO_UPDATE_FEED: feed.url, APPIMAGE: program, XDG_CACHE_HOME: folder },
  });
  await createPerson(opened.page).opens('Ajustes');
  const look = () => opened.page.getByRole('button', { name: 'Procurar versão nova' }).click();
  return { ...opened, program, ran: join(folder, 'ran'), look };
}

/** What runs in the place of the newer app: it only says that it was started. */
const startedSays = (ran: string) => `#!/bin/sh\necho "$APPIMAGE_SILENT_INSTALL" > "${ran}"\n`;

test('A newer version is said quietly, with what changed, and takes the place of this one when she says so, by the keyboard alone.', async ({
  skip,
}) => {
  if (process.platform !== 'linux') skip('the feed is one for Linux');
  const feed = await openUpdateFeed();
  const { electron, page, program, ran, look } = await openUpdatable(feed);
  const content = startedSays(ran);
  feed.offers({ version: '9.8.7', content, notes: 'Fotos maiores\nMenos espera' });
  await look();
  const keys = createKeys(page);
  await page.getByRole('button', { name: 'Versão 9.8.7 disponível' }).waitFor();
  await keys.press('Tab');
  await keys.does('Versão 9.8.7 disponível');
  await page.getByText('Fotos maiores').waitFor();
  expect(await findFaultsInEachLanguage(page)).toEqual([]);
  await speak(page, 'es');
  expect(await findOverflows(electron, page)).toEqual([]);
  await speak(page, 'pt-BR');
  await keys.does('Agora não');
  await page.getByText('Fotos maiores').waitFor({ state: 'detached' });
  await keys.isAt('Versão 9.8.7 disponível');
  expect(feed.asked).toEqual(['/latest-linux.yml']);
  expect(readFileSync(program, 'utf8')).toBe('this version');

  const gone = electron.waitForEvent('close', { timeout: patienceMs });
  await keys.press('Enter');
  await keys.doesLast('Instalar e reabrir');
  await gone;
  expect(readFileSync(program, 'utf8')).toBe(content);
  await expect
    .poll(() => existsSync(ran) && readFileSync(ran, 'utf8'), { timeout: patienceMs })
    .toBe('true\n');
});

test('A newer version that came altered is refused with a sentence, and this one goes on.', async ({
  skip,
}) => {
  if (process.platform !== 'linux') skip('the feed is one for Linux');
  const feed = await openUpdateFeed();
  const { page, program, ran, look } = await openUpdatable(feed);
  const promised = startedSays(ran);
  feed.offers({ version: '9.8.7', content: promised.replace('echo', 'evil'), promised });
  await look();
  await page.getByRole('button', { name: 'Versão 9.8.7 disponível' }).click();
  await page.getByRole('button', { name: 'Instalar e reabrir' }).click();
  await page.getByText('A versão nova chegou alterada e não foi instalada').waitFor();
  expect(readFileSync(program, 'utf8')).toBe('this version');
  expect(existsSync(ran)).toBe(false);

  feed.offers({ version: '9.8.7', content: promised });
  await page.getByRole('button', { name: 'Instalar e reabrir' }).click();
  await expect.poll(() => readFileSync(program, 'utf8'), { timeout: patienceMs }).toBe(promised);
});

test('An older version, the same one, and a feed that does not answer leave everything as it is.', async ({
  skip,
}) => {
  if (process.platform !== 'linux') skip('the feed is one for Linux');
  const feed = await openUpdateFeed();
  const { page, program, look } = await openUpdatable(feed);
  await look();
  await page.getByText('Não deu para falar com o lugar das versões novas').waitFor();
  for (const version of ['0.0.9', '0.1.0']) {
    feed.offers({ version, content: 'older' });
    await look();
    await page.getByText('Você tem a versão mais nova.', { exact: false }).waitFor();
  }
  expect(await page.getByRole('button', { name: /disponível/ }).count()).toBe(0);
  expect(feed.asked.filter((path) => path.endsWith('.AppImage'))).toEqual([]);
  expect(readFileSync(program, 'utf8')).toBe('this version');
});

test('A build without a feed says that it looks for none.', async () => {
  const { page } = await openUntilFinished({ args: ['--practice'] });
  await createPerson(page).opens('Ajustes');
  await page.getByText('Este aplicativo não procura versões novas sozinho.').waitFor();
  expect(await page.getByRole('button', { name: 'Procurar versão nova' }).count()).toBe(0);
});
