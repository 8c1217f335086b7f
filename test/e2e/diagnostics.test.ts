import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openLinkedShop } from './linked-shop.ts';

test('She saves the diagnosis as a file, or copies it, and both tell the same.', async () => {
  const shop = await openLinkedShop({ box: { groups: [{ name: 'Clientes', members: 2 }] } });
  const { electron, page, person, profile } = shop;
  await person.opens('Ajustes');
  await page.getByRole('button', { name: 'Abrir o diagnóstico' }).click();
  await page.getByText('7.0.0-rc14').waitFor();
  await page.getByRole('list', { name: 'Conexão' }).getByText('Conectado', { exact: true }).first().waitFor();

  const path = join(profile, 'diagnóstico.txt');
  await electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, path);
  await page.getByRole('button', { name: 'Salvar arquivo…' }).click();
  await page.getByText('O arquivo foi salvo.').waitFor();
  await page.getByRole('button', { name: 'Copiar' }).click();
  await page.getByText('Copiado. Agora é só colar.').waitFor();
  const file = readFileSync(path, 'utf8');
  const copied = await electron.evaluate(({ clipboard }) => clipboard.readText());
  const firstLines = (text: string) =>
    text.split(/\r?\n/).filter((line) => /^(Baileys|Electron|Node|pre-key|login)/.test(line));
  expect(firstLines(copied)).toEqual(firstLines(file));
  expect(firstLines(file)).toContain('Baileys: 7.0.0-rc14');
  expect(file).not.toContain('Clientes');

  await page.getByRole('button', { name: 'Voltar aos ajustes' }).click();
  await page.getByRole('heading', { name: 'Ajustes', level: 1 }).waitFor();
});
