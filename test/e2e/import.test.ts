import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startBoxProcess } from '../../main/practice/start-box-process.ts';
import { dropOn } from '../../scripts/demo/drop-on.ts';
import { makePriceList, weekOfCheese } from '../../scripts/demo/price-list.ts';
import { pack, partsOf } from '../spreadsheets/make-xlsx.ts';
import { correctsWeekOfCheese, createImporter, type Importer } from './importer.ts';
import { makeProfile, openUntilFinished } from './linked-shop.ts';
import type { OpenApp } from './open-app.ts';
import { createPerson, type Person } from './person.ts';

interface Shop extends OpenApp {
  readonly person: Person;
  readonly importer: Importer;
}

/** An app without a link and without products: the catalogue needs no WhatsApp. */
async function openCatalogue(): Promise<Shop> {
  const box = await startBoxProcess({ groups: [] });
  onTestFinished(() => box.stop());
  const app = await openUntilFinished({ server: box.address, profile: makeProfile() });
  const person = createPerson(app.page);
  await person.opens('Produtos');
  return { ...app, person, importer: createImporter(app.electron, app.page) };
}

const product = ({ page }: Shop, name: string) => page.getByRole('article', { name, exact: true });
const button = ({ page }: Shop, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const rows = ({ page }: Shop) =>
  page.getByRole('region', { name: 'Linhas da planilha' }).getByRole('listitem');

/** Answers every save dialog with this file. */
async function savesTo({ electron }: Shop, path: string): Promise<void> {
  await electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, path);
}

test('A shop without products is offered the import, and the spreadsheet to begin with.', async () => {
  const shop = await openCatalogue();
  const { page, profile, importer } = shop;
  const path = join(profile, 'modelo.csv');
  await savesTo(shop, path);
  await button(shop, 'Salvar planilha modelo…').click();
  await page.getByText('O modelo foi salvo.', { exact: false }).waitFor();
  await button(shop, 'Importar planilha…').click();
  await page.getByRole('heading', { name: 'Escolha a planilha' }).waitFor();
  await importer.chooses(path);
  await importer.counts({ Todas: 1, Novos: 1 });
  await importer.imports(1);
  await importer.finishes();
  await expect.poll(() => page.getByRole('article').count()).toBe(1);
  expect(await button(shop, 'Salvar planilha modelo…').count()).toBe(0);
});

test('A price list of Excel is dropped, its columns are corrected, and its products are there; she saves what was refused, and undoes it all.', async () => {
  const shop = await openCatalogue();
  const { importer, page, profile } = shop;
  await importer.opens();
  await importer.drops(weekOfCheese);
  await correctsWeekOfCheese(importer);
  await importer.counts({ Todas: 6, Novos: 3, Recusadas: 3 });
  await rows(shop).filter({ hasText: 'Doce de leite "da vovó" – 400 g' }).getByText('R$ 19,90').waitFor();
  await page.getByRole('tab', { name: /^Recusadas/ }).click();
  await expect
    .poll(() => rows(shop).allTextContents())
    .toEqual([
      expect.stringMatching(/^Linha 5Café em grãos.*Preço: 1\.29,9 — Este valor não é um preço/),
      expect.stringMatching(/^Linha 6V05.*Falta o nome do produto/),
      expect.stringMatching(/^Linha 7Mel silvestre.*Validade: 31\/02\/2026 — Esta data não existe/),
    ]);
  await importer.imports(3);

  const path = join(profile, 'recusadas.csv');
  await savesTo(shop, path);
  await button(shop, 'Salvar as linhas recusadas…').click();
  await page.getByText('As linhas recusadas foram salvas').waitFor();
  const lines = readFileSync(path, 'utf8').split('\r\n');
  expect(lines[0]).toContain('Código;Descrição do item;Preço;Oferta da semana;Seção;Validade');
  expect(lines.slice(1, 4)).toEqual([
    expect.stringContaining('C04;Café em grãos;1.29,9;9,90;Café;'),
    expect.stringContaining('V05;;10,00;9,00;Doces;'),
    expect.stringContaining('M06;Mel silvestre;40,00;35,00;Doces;31/02/2026'),
  ]);
  await importer.finishes();
  await product(shop, 'Queijo Canastra meia cura').getByText('R$ 1.199,90').waitFor();
  await product(shop, 'Pão de queijo; congelado').getByText('R$ 15,50').waitFor();
  await expect.poll(() => page.getByRole('article').count()).toBe(3);

  await importer.opens();
  await page.getByText('3 produtos novos').waitFor();
  await button(shop, 'Desfazer importação: ofertas da semana.csv').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Desfazer', exact: true }).click();
  await page.getByText('Desfeita').waitFor();
  await page.keyboard.press('Escape');
  await page.getByText('Comece pelo primeiro produto').waitFor();
});

test('What she corrected is still there when she closes the dialog, and when the window is read anew.', async () => {
  const shop = await openCatalogue();
  const { importer, page } = shop;
  await importer.opens();
  await importer.drops(weekOfCheese);
  await correctsWeekOfCheese(importer);
  await page.keyboard.press('Escape');
  await page.getByText('A importação de ofertas da semana.csv espera por você', { exact: false }).waitFor();
  await dropOn(page, 'Produtos', makePriceList('outra.csv', [['Nome'], ['Sal']]));
  await page.getByText('Trocar a importação de ofertas da semana.csv por esta planilha?').waitFor();
  await button(shop, 'Ficar com a que está aberta').click();
  await button(shop, 'Continuar').click();
  await importer.counts({ Novos: 3, Recusadas: 3 });
  await page.reload();
  await importer.counts({ Novos: 3, Recusadas: 3 });
  const meaning = page.getByRole('combobox', { name: 'O que é a coluna D, Oferta da semana' });
  await expect.poll(() => meaning.inputValue()).toBe('price');

  await button(shop, 'Cancelar').click();
  await button(shop, 'Descartar').click();
  await page.getByRole('heading', { name: 'Escolha a planilha' }).waitFor();
  await page.keyboard.press('Escape');
  await shop.person.opens('Produtos');
  await page.getByText('Comece pelo primeiro produto').waitFor();
});

test('A zip bomb and a picture are refused with a sentence each, and the next file is read.', async () => {
  const shop = await openCatalogue();
  const { importer, page } = shop;
  await importer.opens();
  await dropOn(page, 'Escolha a planilha', { name: 'produtos.xlsx', bytes: makeBomb() });
  await page.getByText('Não conseguimos ler esta planilha até o fim').waitFor({ timeout: 30_000 });
  await page.getByText('Copie só a lista de produtos', { exact: false }).waitFor();
  const photo = readFileSync(join(import.meta.dirname, '../../assets/sample-shop/goiabada.jpg'));
  await dropOn(page, 'Escolha a planilha', { name: 'produtos.csv', bytes: photo });
  await page.getByText('Este arquivo não é uma planilha XLSX nem CSV').waitFor();
  await importer.drops(weekOfCheese);
  expect(await page.getByRole('alert').count()).toBe(0);
});

test('Stopped in the middle, an import of 15,000 rows leaves the catalogue as it was; let alone, it is all there.', async () => {
  const shop = await openCatalogue();
  const { importer, page } = shop;
  const many = Array.from({ length: 15_000 }, (_, index) => [`N${index}`, `Sabonete nº ${index}`, '4,90']);
  await importer.opens();
  await importer.drops(makePriceList('quinze mil.csv', [['Código', 'Nome', 'Preço'], ...many]));
  await importer.counts({ Novos: 15_000 });
  await button(shop, 'Importar 15.000 produtos').click();
  await button(shop, 'Parar a importação').click();
  await page.getByRole('heading', { name: 'O que é cada coluna' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByText('Comece pelo primeiro produto').waitFor();

  await button(shop, 'Continuar').click();
  await button(shop, 'Importar 15.000 produtos').click();
  await button(shop, 'Continuar usando o aplicativo').click();
  await shop.person.opens('Ajustes');
  await shop.person.opens('Produtos');
  await page.getByText('A importação de quinze mil.csv terminou.').waitFor({ timeout: 60_000 });
  await page.getByRole('tab', { name: 'Não agendados 15.000', exact: true }).waitFor();
});

test('A list goes in by the keyboard alone, and a meaning that is only passed by is taken from no column.', async () => {
  const shop = await openCatalogue();
  const { electron, page, profile } = shop;
  const path = join(profile, 'lista.csv');
  writeFileSync(path, 'Nome;Valor;Sem nome conhecido\r\nMel;10,00;Doces\r\n');
  await electron.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [filePath] });
  }, path);
  const focused = () => page.locator(':focus');
  await button(shop, 'Planilha').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Importar planilha…' }).and(focused()).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Escolha a planilha' }).and(focused()).waitFor();
  await tabTo(shop, 'Escolher arquivo…');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'O que é cada coluna' }).and(focused()).waitFor();

  const select = page.getByRole('combobox', { name: /Sem nome conhecido$/ });
  for (let presses = 0; presses < 10 && !(await isFocused(select)); presses += 1)
    await page.keyboard.press('Tab');
  const isCategory = async () => (await select.inputValue()) === 'category';
  for (let presses = 0; presses < 14 && !(await isCategory()); presses += 1)
    await page.keyboard.press('ArrowDown');
  expect(await isCategory()).toBe(true);
  await expect
    .poll(() => page.getByRole('combobox', { name: /^O que é a coluna [AB],/ }).evaluateAll(readValues))
    .toEqual(['name', 'price']);
  await tabTo(shop, 'Importar 1 produto');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Importação concluída' }).and(focused()).waitFor();
  await tabTo(shop, 'Concluir');
  await page.keyboard.press('Enter');
  await product(shop, 'Mel').waitFor();
});

test('What is exported comes back as what is there already; a spreadsheet dropped on the products opens the import.', async () => {
  const shop = await openCatalogue();
  const { importer, page, profile } = shop;
  await importer.opens();
  await importer.drops(weekOfCheese);
  await correctsWeekOfCheese(importer);
  await importer.imports(3);
  await importer.finishes();
  const path = join(profile, 'produtos.csv');
  await importer.exports(path);
  const some = join(profile, 'um produto.csv');
  await button(shop, 'Marcar: Queijo Canastra meia cura').click();
  await savesTo(shop, some);
  await button(shop, 'Exportar…').click();
  await expect.poll(() => existsSync(some)).toBe(true);
  const namesIn = (file: string) =>
    readFileSync(file, 'utf8')
      .split('\r\n')
      .slice(1)
      .map((line) => line.split(';')[0])
      .filter((name) => name !== '');
  expect(namesIn(some)).toEqual(['Queijo Canastra meia cura']);
  expect(namesIn(path)).toHaveLength(3);
  await button(shop, 'Desmarcar').click();
  await dropOn(page, 'Produtos', { name: 'produtos.csv', bytes: readFileSync(path) });
  await page.getByRole('heading', { name: 'O que é cada coluna' }).waitFor();
  await importer.counts({ Todas: 3, Iguais: 3 });
  await page.getByText('Nenhuma linha muda o catálogo.').waitFor();
});

async function tabTo({ page }: Shop, name: string): Promise<void> {
  const wanted = page.getByRole('button', { name, exact: true });
  for (let presses = 0; presses < 40; presses += 1) {
    await page.keyboard.press('Tab');
    if (await isFocused(wanted)) return;
  }
  throw new Error(`the Tab key never came to ${name}`);
}

function isFocused(place: ReturnType<OpenApp['page']['locator']>): Promise<boolean> {
  return place.evaluate((element) => element === document.activeElement);
}

/** Runs inside the window. */
function readValues(selects: readonly Element[]): string[] {
  return selects.map((select) => (select as HTMLSelectElement).value);
}

/** 200 kB that become 200 MB of spaces in a sheet. */
function makeBomb(): Uint8Array {
  const start = '<?xml version="1.0"?><worksheet><sheetData>';
  const parts = partsOf({ sheets: [{ name: 'Plan1', xml: '' }] });
  const sheet = Buffer.concat([Buffer.from(start), Buffer.alloc(200_000_000, ' ')]);
  return pack({ ...parts, 'xl/worksheets/sheet1.xml': sheet });
}
