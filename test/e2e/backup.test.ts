import { existsSync, readdirSync, readFileSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication } from 'playwright-core';
import { expect, test } from 'vitest';
import { findFaults } from './find-faults.ts';
import { createKeys } from './keys.ts';
import { makeProfile, openLinkedShop, openUntilFinished, type Shop } from './linked-shop.ts';
import { createPerson } from './person.ts';
import { scanUntilLinked } from './scan-until-linked.ts';
import { isGone } from './shop-by-keys.ts';

const startsAtLogin = 'Abrir quando o computador liga';
const groups = [
  { name: 'Clientes', members: 2 },
  { name: 'Vizinhas', members: 2 },
];

/** Answers both file dialogs with this path, as a person would. */
async function choosesAlways(electron: ElectronApplication, path: string): Promise<void> {
  await electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [filePath] });
  }, path);
}

/** What the app starts by itself would be out of this test's reach, so it only ends, and the test starts it. */
async function endsInsteadOfStartingAnew(electron: ElectronApplication): Promise<() => Promise<void>> {
  await electron.evaluate(({ app }) => {
    app.relaunch = () => {};
  });
  const closed = electron.waitForEvent('close');
  return async () => {
    await closed;
  };
}

async function saveBackup({ electron, page, person }: Shop, path: string): Promise<void> {
  await choosesAlways(electron, path);
  await person.opens('Ajustes');
  await page.getByRole('button', { name: 'Salvar cópia…' }).click();
  await page.getByText('A cópia foi salva.').waitFor();
}

test('Back up, erase by the keyboard alone, restore: the shop is as it was, and only the login is asked for anew.', async () => {
  const config = makeProfile();
  const app = { env: { XDG_CONFIG_HOME: config } };
  const shop = await openLinkedShop({ box: { groups }, app });
  const { box, electron, page, person, profile } = shop;
  const path = join(makeProfile(), 'loja.promobrothers');
  const entry = join(config, 'autostart', 'promo-brothers-practice.desktop');
  await person.opens('Produtos');
  await person.adds({ name: 'Mel da Serra', price: '32,50' });
  await person.sends('Mel da Serra', ['Clientes']);
  await shop.seesDelivery('Mel da Serra', 'Clientes', /entregue a 2 de 2/);
  await saveBackup(shop, path);
  await page.getByRole('checkbox', { name: startsAtLogin }).click();
  await page.getByRole('checkbox', { name: startsAtLogin, checked: true }).waitFor();
  expect(existsSync(entry)).toBe(process.platform === 'linux');

  const erased = await endsInsteadOfStartingAnew(electron);
  const keys = createKeys(page);
  await keys.press('Tab');
  await keys.does('Apagar tudo…');
  await keys.isAt(/^Para confirmar/);
  const confirm = page.getByRole('button', { name: 'Apagar tudo agora' });
  await confirm.waitFor();
  expect(await findFaults(page)).toEqual([]);
  await expect.poll(() => confirm.isDisabled()).toBe(true);
  await keys.press('Escape');
  await isGone(page);
  await keys.isAt('Apagar tudo…');
  await keys.press('Enter');
  await keys.isAt(/^Para confirmar/);
  await keys.type('apagar');
  const windowMadeAt = () => statSync(join(profile, 'window')).birthtimeMs;
  const before = windowMadeAt();
  await keys.doesLast('Apagar tudo agora');
  await erased();
  expect(existsSync(entry)).toBe(false);

  const empty = await openUntilFinished({ server: box.address, profile, ...app });
  await empty.page
    .getByRole('img', { name: 'Código QR' })
    .or(empty.page.getByText('Leia o código'))
    .first()
    .waitFor();
  expect(readdirSync(profile)).not.toContain('erase-everything');
  expect(windowMadeAt()).toBeGreaterThan(before);
  const left = readdirSync(profile, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'latin1'));
  expect(left.filter((text) => /Mel da Serra|Clientes/.test(text))).toEqual([]);
  const newcomer = createPerson(empty.page);
  await newcomer.opens('Produtos');
  expect(await empty.page.getByText('Mel da Serra').count()).toBe(0);

  await choosesAlways(empty.electron, path);
  await newcomer.opens('Ajustes');
  await empty.page.getByRole('button', { name: 'Restaurar uma cópia…' }).click();
  await empty.page.getByText('Trocar a loja por esta cópia?').waitFor();
  expect(await findFaults(empty.page)).toEqual([]);
  const restored = await endsInsteadOfStartingAnew(empty.electron);
  await empty.page.getByRole('button', { name: 'Trocar e reabrir' }).click();
  await restored();

  const back = await openUntilFinished({ server: box.address, profile, ...app });
  await scanUntilLinked(back.page, box.phone);
  const owner = createPerson(back.page);
  await owner.sees('Conectado');
  await owner.opens('Produtos');
  await back.page.getByRole('tab', { name: /^Enviados/ }).click();
  await back.page.getByRole('article', { name: 'Mel da Serra', exact: true }).waitFor();
  await owner.opens('Envios');
  await back.page.getByRole('tab', { name: 'Histórico' }).click();
  await back.page.getByText('entregue a 2 de 2 pessoas', { exact: false }).waitFor();
  await expect.poll(() => readdirSync(profile).filter((name) => /restore/.test(name))).toEqual([]);
});

test('A damaged backup is refused with a sentence, and the shop goes on as it was.', async () => {
  const shop = await openLinkedShop({ box: { groups } });
  const { page, person, profile } = shop;
  const path = join(makeProfile(), 'loja.promobrothers');
  await person.opens('Produtos');
  await person.adds({ name: 'Mel da Serra', price: '32,50' });
  await saveBackup(shop, path);
  truncateSync(path, statSync(path).size - 700);
  await page.getByRole('button', { name: 'Restaurar uma cópia…' }).click();
  await page.getByText('Esta cópia de segurança está danificada').waitFor();
  expect(existsSync(join(profile, 'restore.new'))).toBe(false);
  await person.opens('Produtos');
  await page.getByText('Mel da Serra').first().waitFor();
});

test('She chooses dark colours, and has them from the first paint of the next start on.', async () => {
  const profile = makeProfile();
  const background = () => getComputedStyle(document.body).backgroundColor;
  const first = await openUntilFinished({ args: ['--practice'], profile });
  await createPerson(first.page).opens('Ajustes');
  await first.page.getByRole('radio', { name: 'Escuras' }).waitFor();
  const light = await first.page.evaluate(background);
  await first.page.getByRole('radio', { name: 'Escuras' }).click();
  await expect.poll(() => first.page.evaluate(background)).not.toBe(light);
  const dark = await first.page.evaluate(background);
  expect(await first.electron.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('dark');
  await first.close();

  const next = await openUntilFinished({ args: ['--practice'], profile });
  await next.page.getByRole('navigation').waitFor();
  expect(await next.page.evaluate(background)).toBe(dark);
  await createPerson(next.page).opens('Ajustes');
  await expect.poll(() => next.page.getByRole('radio', { name: 'Escuras' }).isChecked()).toBe(true);
});
