import { expect, test } from 'vitest';
import { findFaults } from './find-faults.ts';
import { openLinkedShop } from './linked-shop.ts';

test('Ctrl K finds a screen, a deed and a product, and what was found is sent, by the keyboard alone.', async () => {
  const { box, page, person } = await openLinkedShop({
    box: { groups: [{ name: 'Clientes', members: 3 }] },
  });
  await person.adds({ name: 'Queijo Canastra', price: '79,90' });
  const { keyboard } = page;
  const palette = page.getByRole('dialog', { name: 'Procurar telas, ações e produtos' });
  const type = async (typed: string) => {
    await keyboard.press('Control+K');
    await palette.getByRole('combobox').and(page.locator(':focus')).waitFor();
    await keyboard.type(typed);
  };
  const search = async (typed: string, first: string) => {
    await type(typed);
    await palette.getByRole('option', { selected: true }).filter({ hasText: first }).waitFor();
  };

  await type('nada disso');
  await palette.getByText('Nada com “nada disso”.').waitFor();
  await keyboard.press('Escape');
  await expect.poll(() => palette.count()).toBe(0);

  await search('cata', 'Produtos');
  expect(await findFaults(page)).toEqual([]);
  await keyboard.press('Escape');

  await search('ajus', 'Ajustes');
  await keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Ajustes', level: 1 }).waitFor();

  await search('novo pr', 'Novo produto');
  await keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'Novo produto' }).waitFor();
  await keyboard.press('Escape');

  await search('canas', 'Enviar Queijo Canastra');
  await keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'Enviar agora: Queijo Canastra' }).waitFor();
  await page.getByRole('checkbox', { name: 'Clientes' }).press('Space');
  await keyboard.press('Enter');
  await page.getByRole('button', { name: 'Enviar para 1 grupo' }).press('Enter');
  await expect
    .poll(async () => (await box.report()).posts.map(({ groupName }) => groupName), { timeout: 60_000 })
    .toEqual(['Clientes']);
});
