import { expect, test } from 'vitest';
import { openLinkedShop, reopenShop, type Shop } from './linked-shop.ts';

const groups = [{ name: 'Clientes', members: 4, devicesPerMember: [1, 2, 3] as const }];
const deviceCount = 1 + 2 + 3 + 1;

const click = ({ page }: Shop, name: string | RegExp) => page.getByRole('button', { name }).click();

/** What each device of the group shows now. */
async function texts({ box }: Shop): Promise<readonly string[]> {
  const inbox = await box.group('Clientes').inbox();
  expect(inbox).toHaveLength(deviceCount);
  expect(
    inbox.flatMap(({ entries }) => entries.map(({ copies }) => copies)).every((copies) => copies === 1),
  ).toBe(true);
  return [...new Set(inbox.map(({ entries }) => entries.map(({ text }) => text.split('\n')[0]).join(' | ')))];
}

/** Adds a product and sends it, until everybody has it. */
async function promotes(shop: Shop, name: string): Promise<void> {
  await shop.person.opens('Produtos');
  await shop.person.adds({ name, price: '10' });
  await shop.person.sends(name, ['Clientes']);
  await shop.seesDelivery(name, 'Clientes', 'entregue a 4 de 4');
}

test('She repairs a group by hand, step by step; the next promo is read on every device, and nobody scans anything.', async () => {
  const shop = await openLinkedShop({ box: { groups } });
  const { box, page, person } = shop;
  await promotes(shop, 'Mel');
  const questionsBefore = await box.server.countQueries('group');

  await person.opens('Grupos');
  await click(shop, 'Reparar o grupo Clientes');
  const dialog = page.getByRole('dialog', { name: 'Reparar “Clientes”' });
  await dialog.getByText('Não custa nada e ninguém percebe.').waitFor();
  await click(shop, /^Fazer: 1\./);
  await dialog.getByText('A lista está em dia.', { exact: false }).waitFor();
  expect(await box.server.countQueries('group')).toBeGreaterThan(questionsBefore);
  await click(shop, /^Fazer: 2\./);
  await dialog.getByText('Se alguém ainda não ler, faça o passo 3.', { exact: false }).waitFor();
  await click(shop, /^Fazer: 3\./);
  await dialog.getByText('Se só uma pessoa não lê', { exact: false }).waitFor();
  await expect.poll(() => dialog.getByText('Feito', { exact: true }).count()).toBe(3);
  await page.keyboard.press('Escape');

  await promotes(shop, 'Pão');
  await expect.poll(() => texts(shop)).toEqual([expect.stringMatching(/^\*?Mel\*? \| \*?Pão\*?$/)]);
  await person.sees('Conectado');

  await person.opens('Ajustes');
  await click(shop, 'Abrir o diagnóstico');
  await page.getByText('O grupo ganhou uma chave nova · grupo 1').waitFor();
  await shop.close();
  const next = await reopenShop(shop);
  await promotes(next, 'Café');
  await expect.poll(() => texts(next)).toEqual([expect.stringMatching(/Mel.* \| .*Pão.* \| .*Café/)]);
  expect(await box.violations()).toEqual([]);
});

test('She repairs the connection: it is made anew without a code. Linking anew asks first, and she may keep what she has.', async () => {
  const shop = await openLinkedShop({ box: { groups } });
  const { box, page, person } = shop;
  const loginsBefore = await box.server.countQueries('active');
  await person.opens('Conexão');
  await click(shop, 'Reparar a conexão');
  await click(shop, /^Fazer: 1\./);
  await page.getByText('A ligação é nova.', { exact: false }).waitFor();
  expect(await box.server.countQueries('active')).toBe(loginsBefore + 1);
  await click(shop, /^Fazer: 2\./);
  await page.getByText('As chaves novas estão lá.', { exact: false }).waitFor();
  await click(shop, /^Ligar de novo…: 3\./);
  await click(shop, 'Continuar conectado');
  await person.sees('Conectado');
  await page.keyboard.press('Escape');
  await promotes(shop, 'Mel');

  await person.opens('Conexão');
  await click(shop, 'Reparar a conexão');
  await click(shop, /^Ligar de novo…: 3\./);
  await page.getByRole('button', { name: 'Ligar de novo', exact: true }).click();
  await page.getByRole('img', { name: 'Código QR para ler com o celular' }).waitFor();
  expect(await box.violations()).toEqual([]);
});
