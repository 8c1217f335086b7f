import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openWords } from '../../scripts/demo/words.ts';
import { type Language, languages } from '../../shared/language.ts';
import { findFaults } from './find-faults.ts';
import { createKeys } from './keys.ts';
import { makeProfile, openUntilFinished } from './linked-shop.ts';
import { isGone } from './shop-by-keys.ts';
import { seesFocus, tabTo } from './tab-to.ts';
import { untilDrawn } from './until-drawn.ts';

const repository = `${import.meta.dirname}/../..`;
const patienceMs = 60_000;

const seesTitle = (page: Page, title: string) =>
  page.getByRole('heading', { name: title, level: 1 }).waitFor({ timeout: patienceMs });

/** The catalogues that a start of the page fetches. */
async function fetchedLanguages(page: Page): Promise<readonly string[]> {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.reload();
  // The heading alone is painted before any script is asked for.
  await page.locator('html[data-alive]').waitFor({ state: 'attached' });
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(asked.some((url) => url.includes('/assets/main-'))).toBe(true);
  return asked.flatMap((url) => /\/assets\/(pt-BR|en|es)-[\w-]+\.js$/.exec(url)?.[1] ?? []);
}

/** Runs inside the window: a live value is told at once to whoever begins to listen. */
function readLive(name: 'connection' | 'practice'): Promise<unknown> {
  return new Promise((resolve) => {
    window.promoBrothers.listen(name, resolve);
  });
}

/** Instead of starting anew, which would be out of this test's reach, the app writes with what it would, and only ends. */
async function noteNewStart(electron: ElectronApplication, file: string): Promise<void> {
  await electron.evaluate(({ app }, path) => {
    app.relaunch = (options) => {
      process.getBuiltinModule('node:fs').writeFileSync(path, options?.args?.join(' ') ?? '');
    };
  }, file);
}

/** By the arrow keys alone, from whichever language is chosen now. */
async function choosesLanguage(page: Page, language: Language): Promise<void> {
  const words = await openWords(repository, language);
  const wanted = page.getByRole('radio', { name: words(`settings.languages.${language}`) });
  await page.getByRole('radio', { checked: true }).focus();
  for (let presses = 0; !(await wanted.isChecked()) && presses < languages.length; presses += 1) {
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => page.locator('input:focus:checked').count()).toBe(1);
  }
  await seesTitle(page, words('welcome.language.title'));
}

test('The first start leads in three steps to the first code, by keyboard alone and in each language, and is then over.', async () => {
  const profile = makeProfile();
  const first = await openUntilFinished({ args: ['--practice'], profile, isFirstTime: true });
  const { electron, page } = first;
  const faults: string[] = [];
  const look = async (step: string) =>
    faults.push(...(await findFaults(page)).map((fault) => `${step}, ${fault}`));
  const readMenus = () =>
    electron.evaluate(({ Menu }) => (Menu.getApplicationMenu()?.items ?? []).map(({ label }) => label));

  await seesTitle(page, 'Olá! Em que idioma vamos conversar?');
  expect(await fetchedLanguages(page)).toEqual(['pt-BR']);
  await page.getByRole('radio', { checked: true }).waitFor();
  await untilDrawn(page);
  expect(await page.locator('h1:focus').count()).toBe(0);
  for (const language of ['pt-BR', 'en', 'es'] as const) {
    const words = await openWords(repository, language);
    await choosesLanguage(page, language);
    await look(`${language}, the language`);
    await expect.poll(readMenus, { timeout: patienceMs }).toContain(words('desktop.menu.go'));
    await page.keyboard.press('Enter');
    await seesTitle(page, words('welcome.note.title'));
    await expect.poll(() => page.locator(':focus').textContent()).toBe(words('welcome.note.title'));
    await look(`${language}, the note`);
    await tabTo(page, words('welcome.note.understood'));
    expect(await seesFocus(page)).toBe(true);
    await page.keyboard.press('Enter');
    await seesTitle(page, words('welcome.choice.title'));
    await look(`${language}, the choice`);
    if (language === 'es') continue;
    for (const title of ['welcome.note.title', 'welcome.language.title']) {
      await tabTo(page, words('common.back'));
      await page.keyboard.press('Enter');
      await seesTitle(page, words(title));
    }
  }
  expect(faults).toEqual([]);
  // Until here nobody has called WhatsApp, nor what stands for it in practice.
  expect(await page.evaluate(readLive, 'connection' as const)).toEqual({ kind: 'starting' });
  expect(await page.evaluate(readLive, 'practice' as const)).toBeNull();

  const words = await openWords(repository, 'es');
  await tabTo(page, words('welcome.choice.practice.title'));
  expect(await seesFocus(page)).toBe(true);
  await page.keyboard.press('Enter');
  await page.getByRole('img', { name: words('connection.pair.qrLabel') }).waitFor({ timeout: patienceMs });
  await first.close();

  const second = await openUntilFinished({ args: ['--practice'], profile, isFirstTime: true });
  await second.page
    .getByRole('img', { name: words('connection.pair.qrLabel') })
    .waitFor({ timeout: patienceMs });
  expect(await fetchedLanguages(second.page)).toEqual(['es']);
  await second.page
    .getByRole('navigation')
    .getByRole('button', { name: words('navigation.settings') })
    .click();
  await second.page.getByRole('button', { name: words('welcome.again') }).click();
  await seesTitle(second.page, words('welcome.language.title'));
  await second.page.getByRole('button', { name: words('common.back') }).click();
  await seesTitle(second.page, words('settings.title'));
}, 300_000);

test('The way out of practice starts anew with her own WhatsApp, by keyboard alone; where only practice may be opened, it says so.', async () => {
  const { electron, page } = await openUntilFinished({ args: ['--practice'] });
  const file = join(makeProfile(), 'new-start');
  await noteNewStart(electron, file);
  const isStandIn = await page.evaluate(async () => {
    const about = await window.promoBrothers.call('about.read', {});
    return about.ok && about.value.isStandIn;
  });
  const keys = createKeys(page);
  await page.getByRole('button', { name: 'Sair do treino' }).waitFor();
  await keys.press('Tab');
  await keys.does('Sair do treino');
  const dialog = page.getByRole('dialog');
  await dialog.getByText('O que você fez no treino fica guardado').waitFor();
  expect(await findFaults(page)).toEqual([]);
  const closed = electron.waitForEvent('close', { timeout: 0 });
  await keys.isAt('Continuar treinando');
  await keys.doesLast('Sair do treino');
  if (isStandIn) {
    await dialog.getByText('Este motor só serve para o treino').waitFor();
    await keys.does('Continuar treinando');
    await isGone(page);
    await keys.isAt('Sair do treino');
    await page.getByRole('heading', { name: 'Ligue o seu WhatsApp' }).waitFor();
    expect(existsSync(file)).toBe(false);
  } else {
    await closed;
    expect(readFileSync(file, 'utf8')).toMatch(/ --welcomed=pt-BR$/);
    expect(readFileSync(file, 'utf8')).not.toContain('--practice');
  }
});
