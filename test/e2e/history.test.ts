import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDatabase } from '../../main/storage/open-database.ts';
import { shopMigrations } from '../../main/storage/shop-migrations.ts';
import { addPastBroadcasts } from '../history/past-broadcasts.ts';
import { findFaults } from './find-faults.ts';
import { makeProfile, openLinkedShop } from './linked-shop.ts';

const groups = [{ name: 'Clientes', members: 2 }];

/** A shop with 300 broadcasts behind it, one of them to a group that it may not post to. */
function makePast(): string {
  const profile = makeProfile();
  const database = openDatabase(join(profile, 'shop.db'), shopMigrations);
  addPastBroadcasts(
    database,
    Array.from({ length: 300 }, (_, index) => ({
      productName: index === 7 ? 'Café da Serra' : `Pão nº ${index}`,
      text: `R$ ${index},90`,
      createdAt: Date.now() - (301 - index) * 3_600_000,
      groups:
        index === 7
          ? [{ name: 'Vizinhas' }, { name: 'Avisos', state: 'failed', reason: 'may-not-post' }]
          : [{ name: 'Amigas' }],
    })),
  );
  database.close();
  return profile;
}

test('She finds an old promo among hundreds, sees why one group did not get it, and saves what she found.', async () => {
  const profile = makePast();
  const shop = await openLinkedShop({ box: { groups }, app: { profile } });
  const { electron, page, person } = shop;
  const list = page.getByRole('list', { name: 'Histórico, do mais novo ao mais antigo' });
  await person.opens('Envios');
  await page.getByRole('tab', { name: 'Histórico' }).click();
  await page.getByText('Todos · 300').waitFor();
  await expect.poll(() => list.getByRole('listitem').count()).toBe(50);
  await page.getByRole('button', { name: 'Mostrar mais' }).click();
  await expect.poll(() => list.getByRole('listitem').count()).toBe(100);

  await page.getByRole('searchbox', { name: 'Buscar no histórico' }).fill('vizinhas cafe');
  await page.getByText('Todos · 1').waitFor();
  await list.getByRole('button', { name: /Café da Serra/ }).click();
  await list.getByText('Você não pode enviar neste grupo', { exact: false }).waitFor();
  await page.getByText('Com avisos · 1').waitFor();

  const path = join(profile, 'histórico.csv');
  await electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, path);
  await page.getByRole('button', { name: 'Salvar planilha…' }).click();
  await page.getByText('A planilha foi salva.').waitFor();
  const lines = readFileSync(path, 'utf8').split('\r\n');
  expect(lines[0]).toMatch(/^\uFEFFComeçou em;Produto;/);
  expect(lines.slice(1).map((line) => line.split(';').slice(1, 5))).toEqual([
    ['Café da Serra', 'R$ 7,90', 'Vizinhas', 'Enviado'],
    ['Café da Serra', 'R$ 7,90', 'Avisos', 'Não enviado'],
    [],
  ]);

  await electron.evaluate(
    ({ dialog }, filePath) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath });
    },
    join(profile, 'nowhere', 'x.csv'),
  );
  await page.getByRole('button', { name: 'Salvar planilha…' }).click();
  await page.getByText('O arquivo não foi salvo').waitFor();
});

test('What she sends now is in the history at once, and counts on as it arrives.', async () => {
  const shop = await openLinkedShop({ box: { groups } });
  const { page, person } = shop;
  await person.opens('Envios');
  await page.getByRole('tab', { name: 'Histórico' }).click();
  await page.getByText('O histórico começa com o primeiro envio').waitFor();
  await person.opens('Produtos');
  await person.adds({ name: 'Mel', price: '10' });
  await person.sends('Mel', ['Clientes']);
  await page.getByRole('tab', { name: 'Histórico' }).click();
  await page.getByText('1 enviado · entregue a 2 de 2 pessoas', { exact: false }).waitFor();
  await page.getByRole('button', { name: /^Mel .*Enviado$/ }).click();
  await page.getByRole('list', { name: 'Grupos de Mel' }).getByText('Clientes').waitFor();
});

test('She sees whom the last weeks reached, by the day and by the group, as a picture and as a table.', async () => {
  const profile = makeProfile();
  const database = openDatabase(join(profile, 'shop.db'), shopMigrations);
  const day = 24 * 3_600_000;
  addPastBroadcasts(
    database,
    Array.from({ length: 40 }, (_, index) => ({
      createdAt: Date.now() - 60_000 - index * 0.6 * day,
      groups: [
        { name: 'Clientes da feira', people: 120, delivered: 111 - index, seen: 60 - index },
        ...(index % 3 === 0 ? [{ name: 'Mães da escola', people: 48, delivered: 44, seen: 12 }] : []),
        ...(index % 5 === 0 ? [{ name: 'Vizinhos do Jardim das Acácias', people: 230, delivered: 150 }] : []),
      ],
    })),
  );
  database.close();
  const { page, person } = await openLinkedShop({ box: { groups }, app: { profile } });
  await person.opens('Envios');
  await page.getByRole('tab', { name: 'Alcance' }).click();
  await page.getByText('62 promos em grupos', { exact: false }).first().waitFor();
  expect(await findFaults(page)).toEqual([]);

  const byGroup = page.getByRole('table', { name: 'Por grupo' });
  await expect
    .poll(() => byGroup.getByRole('rowheader').allInnerTexts())
    .toEqual(['Clientes da feira', 'Mães da escola', 'Vizinhos do Jardim das Acácias']);
  await page.getByRole('button', { name: 'Ver como tabela' }).click();
  const today = page.getByRole('table', { name: 'Por dia' }).getByRole('row').nth(1);
  await expect
    .poll(() => today.getByRole('cell').allInnerTexts())
    .toEqual(expect.arrayContaining(['3', '398']));
  expect(await findFaults(page)).toEqual([]);
  await page.getByText('Últimas 12 semanas').click();
  await page.getByRole('button', { name: 'Ver como gráfico' }).click();
  await expect.poll(() => page.getByRole('list').filter({ hasText: 'promos em grupos' }).count()).toBe(1);
});
