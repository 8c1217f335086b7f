import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { startBoxProcess } from '../../main/practice/start-box-process.ts';
import { createKeys } from './keys.ts';
import { makeProfile, openUntilFinished } from './linked-shop.ts';
import type { OpenAppOptions } from './open-app.ts';
import { type AppByKeys, choosesFiles, dialogIn, isGone, opens } from './shop-by-keys.ts';

const photo = join(import.meta.dirname, '../../assets/sample-shop/mel-silvestre.jpg');
const card = (page: Page, name: string) => page.getByRole('article', { name, exact: true });

/** An app that is not linked: the catalogue needs no WhatsApp. */
async function openCatalogue(options: OpenAppOptions): Promise<AppByKeys> {
  const app = await openUntilFinished(options);
  const keys = createKeys(app.page);
  await app.page.getByRole('img', { name: 'Código QR para ler com o celular' }).waitFor({ timeout: 60_000 });
  await keys.press('Tab');
  await opens({ ...app, keys }, 'Produtos');
  return { ...app, keys };
}

/** Everything that a product can say, photo included. */
async function addsHoney({ electron, page, keys }: AppByKeys): Promise<void> {
  await keys.does('Novo produto');
  await keys.isAt('Nome');
  await keys.type('Mel da Serra');
  await choosesFiles(electron, photo);
  await keys.does('Escolher fotos…', 'Shift+Tab');
  await page.getByRole('button', { name: 'Ver a foto 1 de 1' }).waitFor();
  await keys.fills('Por (preço de agora)', '1.299,90');
  await keys.fills('De (preço antigo)', '1399,9');
  await keys.fills('No Pix', '1.199,90');
  await keys.does('Parcelas');
  await keys.press('Tab');
  await keys.type('10');
  await keys.fills('Valor de cada', '129,99');
  await keys.does('Usar o total de R$ 1.299,90');
  await keys.isNotLost();
  await expect.poll(() => page.getByRole('textbox', { name: 'Total a prazo' }).inputValue()).toBe('1.299,90');
  await keys.goesTo('Juros');
  await keys.press('ArrowDown');
  await keys.does('Cupom');
  await keys.fills('Código do cupom', 'SEXTA10');
  await keys.goesTo('%');
  await keys.chooses('R$', 'ArrowRight');
  await keys.fills('Desconto', '50');
  await page.getByText('Com o cupom: R$ 1.249,90').waitFor();
  await keys.fills('Quantas peças', 'doze');
  await keys.fills('Vale até', '24/12/2030');
  await keys.fills('Categoria', 'Doces');
  await keys.fills('Observação', 'Só hoje!');
  await keys.does('Salvar produto');
  await keys.isAt('Quantas peças');
  await keys.fills('Quantas peças', '12');
  await keys.press('Enter');
  await isGone(page);
  await keys.isAt('Novo produto');
  await card(page, 'Mel da Serra')
    .getByText(/^até .*24.* · 12 peças · Doces/)
    .waitFor();
}

/** @returns the lines of the spreadsheet with all products */
async function exports({ electron, page, keys, profile }: AppByKeys): Promise<readonly string[]> {
  const path = join(profile, 'produtos.csv');
  await choosesFiles(electron, path);
  await keys.does('Planilha');
  await keys.isAt('Importar planilha…');
  await keys.press('ArrowDown');
  await keys.isAt('Exportar todos os produtos…');
  await keys.press('Enter');
  await page.getByText('A planilha dos produtos foi salva.').waitFor();
  await keys.isAt('Planilha');
  return readFileSync(path, 'utf8').split('\r\n');
}

test('By the keyboard alone a product gets all that it can say, is copied, found and exported; and a backup brings back what was put away.', async () => {
  const box = await startBoxProcess({ groups: [] });
  onTestFinished(() => box.stop());
  const profile = makeProfile();
  const app = await openCatalogue({ server: box.address, profile });
  const { electron, page, keys } = app;
  await addsHoney(app);

  await keys.does('Duplicar: Mel da Serra');
  await keys.isAt('Nome');
  await keys.press('Control+a');
  await keys.type('Rapadura');
  await keys.fills('Categoria', 'Da roça');
  await keys.does('Salvar produto');
  await card(page, 'Rapadura').getByRole('img', { name: 'Foto de Rapadura' }).waitFor();
  await isGone(page);
  await keys.isNotLost();

  const shown = () => page.getByRole('article').evaluateAll((all) => all.map((each) => each.ariaLabel));
  await expect.poll(() => shown()).toEqual(['Rapadura', 'Mel da Serra']);
  await keys.goesTo('Buscar produto', 'Shift+Tab');
  await keys.type('serra');
  await expect.poll(shown).toEqual(['Mel da Serra']);
  await keys.press('Escape');
  await expect.poll(shown).toEqual(['Rapadura', 'Mel da Serra']);
  await keys.goesTo('Categoria');
  await keys.press('ArrowDown');
  await expect.poll(shown).toEqual(['Rapadura']);
  await keys.press('ArrowUp');
  await expect.poll(shown).toEqual(['Rapadura', 'Mel da Serra']);

  const [head = '', ...rows] = await exports(app);
  expect(head).toMatch(/^\uFEFF.*Nome;/);
  const [copy = '', honey = ''] = rows
    .filter((row) => row !== '')
    .toSorted()
    .toReversed();
  for (const row of [copy, honey]) expect(row).toMatch(/1299,90.*1399,90.*1199,90/);
  expect(copy).toContain('Rapadura');
  expect(honey).toContain('SEXTA10');

  const path = join(makeProfile(), 'loja.promobrothers');
  await choosesFiles(electron, path);
  await opens(app, 'Ajustes');
  await keys.does('Salvar cópia…');
  await page.getByText('A cópia foi salva.').waitFor();
  await keys.isNotLost();
  await opens(app, 'Produtos');
  await keys.goesTo('Rapadura');
  await keys.press('Delete');
  await expect.poll(shown).toEqual(['Mel da Serra']);
  await keys.isNotLost();

  await opens(app, 'Ajustes');
  await keys.does('Restaurar uma cópia…');
  await keys.isAt('Deixar como está');
  await keys.press('Enter');
  await isGone(page);
  await keys.isAt('Restaurar uma cópia…');
  await keys.press('Enter');
  await dialogIn(page).getByText('Trocar a loja por esta cópia?').waitFor();
  // What the app starts by itself would be out of this test's reach.
  await electron.evaluate((main) => void Object.assign(main.app, { relaunch: () => undefined }));
  const closed = electron.waitForEvent('close');
  await keys.doesLast('Trocar e reabrir');
  await closed;
  const next = await openCatalogue({ server: box.address, profile });
  await card(next.page, 'Rapadura').waitFor();
  await card(next.page, 'Mel da Serra').waitFor();
});
