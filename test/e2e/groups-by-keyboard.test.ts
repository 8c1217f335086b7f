import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { isGone, openShopByKeys, opens, type ShopByKeys, shownIn } from './shop-by-keys.ts';

const patienceMs = 60_000;
const groups = ['Amigas', 'Clientes', 'Vizinhas'].map((name) => ({ name, members: 2 }));
const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true });
const listed = (page: Page, name: string) =>
  page.getByRole('list', { name }).getByRole('heading').allTextContents();

/** The sets as they stand, without "all" before and "new" after them. */
async function setNames(page: Page): Promise<readonly (string | undefined)[]> {
  const chips = page.getByRole('toolbar', { name: 'Grupos fixos' }).getByRole('button');
  return (await chips.allInnerTexts()).slice(1, -1).map((words) => words.split('\n')[0]);
}

/** Two sets with a sign of their own, put in order, one of them changed, deleted and taken back; and a footer. */
async function arrangesGroups(shop: ShopByKeys): Promise<void> {
  const { page, keys } = shop;
  await opens(shop, 'Grupos');
  await keys.does('Novo grupo fixo');
  await keys.isAt('Nome');
  await keys.type('Freguesia');
  await keys.press('Tab');
  await keys.chooses('Rosa, coração', 'ArrowRight');
  await keys.goesTo('Buscar grupo');
  await keys.press('ArrowDown');
  await keys.isAt(/^Amigas/);
  await keys.press('Space', 'ArrowDown');
  await keys.isAt(/^Clientes/);
  await keys.press('Space');
  await keys.does('Salvar grupo fixo');
  await heading(page, 'Freguesia').waitFor();
  await isGone(page);
  await keys.isAt('Novo grupo fixo');

  await keys.press('Enter');
  await keys.isAt('Nome');
  await keys.type('Loja');
  await keys.goesTo('Buscar grupo');
  await keys.type('viz');
  await keys.goesTo(/^Vizinhas/);
  await keys.press('Space', 'Enter');
  await heading(page, 'Loja').waitFor();
  await isGone(page);
  await keys.isAt('Novo grupo fixo');
  await keys.press('ArrowLeft');
  await keys.isAt(/^Loja/);
  await keys.press('Alt+ArrowLeft');
  await expect.poll(() => setNames(page)).toEqual(['Loja', 'Freguesia']);
  await keys.isAt(/^Loja/);

  await keys.does('Editar');
  await keys.isAt('Nome');
  await keys.press('Control+a');
  await keys.type('Rua');
  await keys.press('Enter');
  await heading(page, 'Rua').waitFor();
  await isGone(page);
  await keys.isAt('Editar');
  await keys.does('Excluir');
  await page.getByText('Grupo fixo “Rua” excluído').waitFor();
  await keys.isNotLost();
  await keys.press('Control+z');
  await expect.poll(() => setNames(page)).toEqual(['Rua', 'Freguesia']);
  await keys.isNotLost();

  await keys.goesTo(/^(Todos os grupos|Rua)/, 'Shift+Tab');
  await keys.goesTo('Todos os grupos', 'ArrowLeft');
  await keys.press('Enter');
  await keys.does('Rodapé de Amigas');
  await keys.isAt('Texto no fim de cada promo deste grupo');
  await keys.type('Até já!');
  await keys.does('Salvar rodapé');
  await isGone(page);
  await keys.isAt('Rodapé de Amigas');
}

/** One of ours is written anew, copied, and another put away and taken back. */
async function arrangesTemplates(shop: ShopByKeys): Promise<void> {
  const { page, keys } = shop;
  const names = () => listed(page, 'Modelos, na sua ordem');
  await opens(shop, 'Modelos');
  await keys.does('Editar o modelo Completo');
  await keys.isAt('Mensagem');
  await keys.press('Control+a');
  await keys.type('*{nome}* por {preço}\n{observação}');
  await keys.does('Salvar modelo');
  await page.getByText('Modelo “Completo” salvo.').waitFor();
  await isGone(page);
  await keys.isAt('Editar o modelo Completo');
  await keys.does('Duplicar o modelo Curto');
  await expect.poll(names).toEqual(['Completo', 'Curto', 'Cupom', 'Curto (cópia)']);
  for (const order of [
    ['Completo', 'Curto', 'Curto (cópia)', 'Cupom'],
    ['Completo', 'Curto (cópia)', 'Curto', 'Cupom'],
    ['Curto (cópia)', 'Completo', 'Curto', 'Cupom'],
  ]) {
    await keys.does('Subir o modelo Curto (cópia)');
    await expect.poll(names).toEqual(order);
  }
  await keys.isAt(/Curto \(cópia\)$/);
  await keys.does('Excluir o modelo Curto (cópia)');
  await page.getByText('Modelo “Curto (cópia)” excluído.').waitFor();
  await keys.isNotLost();
  await keys.does('Excluir o modelo Cupom');
  await page.getByText('Modelo “Cupom” excluído.').waitFor();
  await keys.press('Control+z');
  await expect.poll(names).toEqual(['Completo', 'Curto', 'Cupom']);
  await keys.isNotLost();
}

test('By the keyboard alone sets, a footer and templates are arranged, an offer is made clear, what failed goes again, and what was sent is corrected and deleted.', async () => {
  const shop = await openShopByKeys({ box: { groups } });
  const { box, page, keys, seesDelivery } = shop;
  await arrangesGroups(shop);
  await arrangesTemplates(shop);

  await opens(shop, 'Produtos');
  await keys.does('Enviar agora: Mel');
  await keys.isAt('Buscar grupo');
  await keys.goesTo(/^Freguesia/, 'Shift+Tab');
  await keys.press('Space');
  await page.getByText('2 grupos marcados').waitFor();
  await keys.does(/oferta clara/);
  await keys.does(/^Pôr na observação: Oferta válida até/);
  await page.getByRole('button', { name: /^Pôr na observação/ }).waitFor({ state: 'detached' });
  await keys.isNotLost();
  await keys.does('Continuar');
  await box.server.ackNextWith(500);
  await keys.does('Enviar para 2 grupos');
  await page.getByRole('heading', { name: 'Envios', level: 1 }).waitFor();
  await isGone(page);
  await keys.isNotLost();
  await seesDelivery('Mel', 'Clientes', 'entregue a 2 de 2');
  expect(await shownIn(shop, 'Amigas')).toBe('');
  await keys.does('Enviar de novo os que falharam: Mel');
  await seesDelivery('Mel', 'Amigas', 'entregue a 2 de 2');
  await keys.isNotLost();
  const promo = /^\*Mel\* por R\$ 10,00\nOferta válida até [^\n|]+$/;
  await expect.poll(() => shownIn(shop, 'Clientes')).toMatch(promo);
  await expect
    .poll(() => shownIn(shop, 'Amigas'))
    .toMatch(new RegExp(`${promo.source.slice(0, -1)}\n\nAté já!$`));

  await keys.does('Editar texto: Mel');
  await keys.isAt(/^Texto novo/);
  await keys.fills(/^Texto novo/, '*Mel* por R$ 9,00');
  await keys.does('Editar em 2 grupos');
  await isGone(page);
  await keys.isAt('Editar texto: Mel');
  for (const { name } of groups.slice(0, 2)) {
    await expect.poll(() => shownIn(shop, name), { timeout: patienceMs }).toMatch(/^\*Mel\* por R\$ 9,00/);
  }
  await keys.does('Apagar dos grupos: Mel');
  // An Enter too many deletes nothing.
  await keys.isAt('Cancelar');
  await keys.does('Apagar em 2 grupos');
  await isGone(page);
  for (const { name } of groups.slice(0, 2)) {
    await expect.poll(() => shownIn(shop, name), { timeout: patienceMs }).toBe('deleted');
  }
  // With the message the buttons are gone.
  await page.getByRole('button', { name: 'Apagar dos grupos: Mel' }).waitFor({ state: 'detached' });
  await keys.isNotLost();
  expect(await shownIn(shop, 'Vizinhas')).toBe('');
  expect(await box.violations()).toEqual([]);
});
