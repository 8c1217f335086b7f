import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { keepGroups } from './keep-groups.ts';
import { openLinkedShop, openUntilFinished, startBox } from './linked-shop.ts';
import { createPerson } from './person.ts';
import { scanUntilLinked } from './scan-until-linked.ts';
import { seesFocus, tabTo } from './tab-to.ts';

/** From the search down into the list, and not on before the focus is there. */
async function downToFirstBox(page: Page): Promise<void> {
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => page.getByRole('checkbox').and(page.locator(':focus')).count()).toBe(1);
}

test('A product is added, and sent to chosen groups by the keyboard alone.', async () => {
  const box = await startBox({
    groups: [
      { name: 'Avisos', members: 3, announceOnly: true },
      { name: 'Clientes', members: 4 },
      { name: 'Mães da escola', members: 3 },
      { name: 'Vizinhos', members: 3 },
    ],
  });
  const { page } = await openUntilFinished({ server: box.address });
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  await scanUntilLinked(page, box.phone);
  await createPerson(page).sees('Conectado');
  await page.getByRole('heading', { name: 'Produtos', level: 1 }).waitFor();

  await tabTo(page, 'Novo produto');
  expect(await seesFocus(page)).toBe(true);
  await press('Enter');
  await page.getByRole('dialog', { name: 'Novo produto' }).waitFor();
  await expect
    .poll(() => page.getByRole('textbox', { name: 'Nome' }).and(page.locator(':focus')).count())
    .toBe(1);
  await page.keyboard.type('Rapadura com coco');
  await press('Tab');
  await page.keyboard.type('34,90');
  await press('Enter');
  await page.getByRole('article', { name: 'Rapadura com coco' }).waitFor();

  await tabTo(page, 'Enviar agora: Rapadura com coco');
  await press('Enter');
  await page.getByRole('dialog', { name: 'Enviar agora: Rapadura com coco' }).waitFor();
  await expect
    .poll(() => page.getByRole('searchbox', { name: 'Buscar grupo' }).and(page.locator(':focus')).count())
    .toBe(1);
  await page.keyboard.type('maes');
  await expect.poll(() => page.getByRole('checkbox').count()).toBe(1);
  await downToFirstBox(page);
  await press('Space');
  await tabBack(page, 'Buscar grupo');
  await press('Escape');
  await page.getByRole('checkbox').nth(3).waitFor();
  await downToFirstBox(page);
  await press('Space');
  await page.getByText('2 grupos marcados').waitFor();
  await press('Enter');
  await page.getByRole('button', { name: 'Enviar para 2 grupos' }).waitFor();
  await press('Enter');
  expect((await box.report()).posts).toEqual([]);
  await tabTo(page, 'Enviar para 2 grupos');
  await press('Enter');

  await page.getByRole('heading', { name: 'Envios', level: 1 }).waitFor();
  await expect
    .poll(async () => (await box.report()).posts.map(({ groupName }) => groupName).sort(), {
      timeout: 60_000,
    })
    .toEqual(['Clientes', 'Mães da escola']);
  expect(await box.violations()).toEqual([]);
});

async function tabBack(page: Page, name: string | RegExp): Promise<void> {
  for (let presses = 0; presses < 20; presses += 1) {
    await page.keyboard.press('Shift+Tab');
    const focused = page.locator(':focus');
    if ((await page.getByLabel(name).and(focused).count()) > 0) return;
    if ((await focused.filter({ hasText: name }).count()) > 0) return;
  }
  throw new Error(`Shift and Tab never came back to ${name}`);
}

test('Two products go to a group set, and one of them again because she says so, by the keyboard alone.', async () => {
  const {
    box: whatsapp,
    page,
    person,
  } = await openLinkedShop({
    box: {
      groups: [
        { name: 'Clientes', members: 3 },
        { name: 'Família', members: 2 },
        { name: 'Vizinhos', members: 2 },
      ],
    },
  });
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const hasFocus = (name: string) => () => page.getByLabel(name).and(page.locator(':focus')).count();
  const textsIn = async (group: string) => {
    const { posts } = await whatsapp.report();
    return posts.filter(({ groupName }) => groupName === group).map(({ text }) => text.split('\n')[0]);
  };
  await person.opens('Produtos');
  await person.adds({ name: 'Mel', price: '10' });
  await person.adds({ name: 'Rapadura', price: '12' });
  await keepGroups(page, 'Freguesia', { Clientes: 'Até já!', Vizinhos: '' });

  await tabTo(page, 'Enviar agora: Rapadura');
  await press('Enter');
  await expect.poll(hasFocus('Buscar grupo')).toBe(1);
  await tabBack(page, 'Freguesia');
  expect(await seesFocus(page)).toBe(true);
  await press('Space');
  await page.getByText('2 grupos marcados').waitFor();
  await tabBack(page, 'Mais um produto');
  await press('Enter');
  await expect.poll(hasFocus('Buscar produto para este envio')).toBe(1);
  await page.keyboard.type('mel');
  await expect.poll(() => page.getByRole('list', { name: 'Produtos encontrados' }).innerText()).toBe('Mel');
  await press('Enter');
  await page.getByRole('dialog', { name: 'Enviar 2 produtos' }).waitFor();
  const preview = page.getByRole('region', { name: 'Como vai chegar' });
  await tabTo(page, 'Produto mostrado');
  await press('ArrowDown');
  await preview.getByText('Mel').waitFor();
  await preview.getByText('Até já!').waitFor();
  await tabTo(page, 'Grupo mostrado');
  await press('ArrowDown');
  await preview.getByText('Até já!').waitFor({ state: 'detached' });
  await tabTo(page, 'Continuar');
  await press('Enter');
  await page.getByRole('button', { name: 'Enviar 4 mensagens' }).waitFor();
  await press('Enter');
  expect((await whatsapp.report()).posts).toEqual([]);
  await tabTo(page, 'Enviar 4 mensagens');
  await press('Enter');
  await page.getByRole('heading', { name: 'Envios', level: 1 }).waitFor();
  await expect.poll(() => textsIn('Clientes'), { timeout: 60_000 }).toEqual(['*Rapadura*', '*Mel*']);
  await expect.poll(() => textsIn('Vizinhos'), { timeout: 60_000 }).toEqual(['*Rapadura*', '*Mel*']);

  await tabTo(page, 'Produtos');
  await press('Enter');
  await tabTo(page, /^Não agendados/);
  await press('ArrowRight', 'ArrowRight');
  await page.getByRole('article', { name: 'Mel', exact: true }).waitFor();
  await tabTo(page, 'Enviar agora: Mel');
  await press('Enter');
  await expect.poll(hasFocus('Buscar grupo')).toBe(1);
  await tabTo(page, 'Marcar todos');
  await press('Enter');
  await press('Tab');
  await tabTo(page, 'Continuar');
  await press('Enter');
  await page.getByText('2 repetições nos últimos 7 dias').waitFor();
  await page.getByRole('button', { name: 'Enviar para 1 grupo' }).waitFor();
  await tabBack(page, /^Deixar fora/);
  await press('ArrowDown');
  await page.getByRole('button', { name: 'Enviar para 3 grupos' }).waitFor();
  await tabTo(page, 'Enviar para 3 grupos');
  await press('Enter');
  await expect.poll(() => textsIn('Vizinhos'), { timeout: 60_000 }).toEqual(['*Rapadura*', '*Mel*', '*Mel*']);
  await expect.poll(() => textsIn('Família')).toEqual(['*Mel*']);
  expect(await whatsapp.violations()).toEqual([]);
});
