import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openCuttableShop, openLinkedShop, openUntilFinished, reopenShop } from './linked-shop.ts';

const community = 'Comunidade da Praça';
const longName =
  'Clientes que compraram queijo, doce de leite e goiabada na feira de sábado e pediram para avisar';
const strangeName = 'مجموعة الجبن 👨‍👩‍👧 \u202eavisos';
const groups = [
  { name: community, members: 5, isCommunityParent: true },
  { name: 'Praça: avisos', members: 5, announceOnly: true, community, isCommunityAnnouncements: true },
  { name: 'Praça: ofertas', members: 4, community, disappearingSeconds: 604_800 },
  { name: 'Minha loja', members: 3, announceOnly: true, isAccountAdmin: true },
  { name: longName, members: 2 },
  { name: strangeName, members: 2 },
  { name: 'Vizinhas', members: 6 },
];

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const row = (page: Page, name: string) =>
  page.getByRole('list', { name: 'Meus grupos' }).getByRole('listitem').filter({ hasText: name });
const chips = (page: Page) => page.getByRole('toolbar', { name: 'Grupos fixos' });
const chip = (page: Page, name: string) => chips(page).getByRole('button', { name: new RegExp(`^${name}`) });
/** The sets as they stand, without "all" before and "new" after them. */
const setNames = async (page: Page) =>
  (await chips(page).getByRole('button').allInnerTexts()).slice(1, -1).map((words) => words.split('\n')[0]);

async function addsSet(page: Page, name: string, groupNames: readonly string[]): Promise<void> {
  await button(page, 'Novo grupo fixo').click();
  await page.getByRole('textbox', { name: 'Nome' }).fill(name);
  for (const group of groupNames) await page.getByRole('checkbox', { name: group, exact: true }).check();
  await button(page, 'Salvar grupo fixo').click();
  await page.getByRole('heading', { name, exact: true }).waitFor();
}

test('Each group says what matters before a post, whatever its name, and nobody’s number is to be seen.', async () => {
  const { box, page, person } = await openLinkedShop({ box: { groups } });
  await person.opens('Grupos');
  await row(page, 'Vizinhas').getByText('6 pessoas além de você · cabem mais 1.017').waitFor();
  await row(page, 'Praça: ofertas').getByText('Mensagens somem em 7 dias').waitFor();
  await row(page, 'Praça: avisos').getByText('Só administradores enviam aqui').waitFor();
  await row(page, 'Praça: avisos')
    .getByText('5 pessoas além de você · avisos para toda a comunidade')
    .waitFor();
  await row(page, 'Minha loja').getByText('Só administradores enviam, e você é um deles').waitFor();
  await row(page, longName).waitFor();
  await row(page, strangeName).waitFor();
  const names = await page.getByRole('list', { name: 'Meus grupos' }).getByRole('heading').allInnerTexts();
  expect(names).toEqual([community]);
  await row(page, community).getByText('É uma comunidade: envie para os grupos dela').waitFor();
  await page.getByText('6 grupos · Atualizada').waitFor();

  await page.getByRole('searchbox', { name: 'Buscar grupo' }).fill('praca ofer');
  await expect
    .poll(() => page.getByRole('list', { name: 'Meus grupos' }).getByRole('listitem').count())
    .toBe(2);
  await page.getByRole('searchbox', { name: 'Buscar grupo' }).fill('xyz');
  await page.getByText('Nenhum grupo com “xyz”').waitFor();

  const numbers = box.group('Vizinhas').members.flatMap(({ phoneNumber, lid }) => [phoneNumber, lid]);
  const shown = await page.evaluate(() => document.documentElement.outerHTML);
  expect(numbers.filter((number) => shown.includes(number))).toEqual([]);

  await person.opens('Produtos');
  await person.adds({ name: 'Queijo Canastra', price: '64,90' });
  await person.sends('Queijo Canastra', ['Vizinhas']);
  await person.seesDelivered(1);
  await person.opens('Grupos');
  await row(page, 'Vizinhas')
    .getByText(/^Última promo: .+\d\d:\d\d · Queijo Canastra$/)
    .waitFor();
});

test('Sets are made, put in order by mouse, deleted and taken back, and are there after a restart with the footers.', async () => {
  const shop = await openLinkedShop({ box: { groups } });
  const { box, page, person } = shop;
  await person.opens('Grupos');
  await addsSet(page, 'Bairro', ['Vizinhas', 'Praça: ofertas']);
  await addsSet(page, 'Feira 🧀', [longName]);
  await addsSet(page, 'Loja', ['Minha loja', 'Vizinhas']);
  expect(await setNames(page)).toEqual(['Bairro', 'Feira 🧀', 'Loja']);

  await chip(page, 'Loja').dragTo(chip(page, 'Bairro'), { targetPosition: { x: 6, y: 16 } });
  await expect.poll(() => setNames(page)).toEqual(['Loja', 'Bairro', 'Feira 🧀']);
  await chip(page, 'Bairro').click();
  await button(page, 'Mover para depois').click();
  await expect.poll(() => setNames(page)).toEqual(['Loja', 'Feira 🧀', 'Bairro']);

  await button(page, 'Excluir').click();
  await page.getByText('Grupo fixo “Bairro” excluído').waitFor();
  expect(await setNames(page)).toEqual(['Loja', 'Feira 🧀']);
  await button(page, 'Desfazer').click();
  await page.getByRole('heading', { name: 'Bairro', exact: true }).waitFor();
  expect(await setNames(page)).toEqual(['Loja', 'Feira 🧀', 'Bairro']);

  await button(page, 'Editar').click();
  await expect.poll(() => page.getByRole('checkbox', { name: community }).isDisabled()).toBe(true);
  await expect.poll(() => page.getByRole('checkbox', { name: 'Praça: avisos' }).isDisabled()).toBe(true);
  await page.getByRole('textbox', { name: 'Nome' }).fill('LOJA');
  await button(page, 'Salvar grupo fixo').click();
  await page.getByText('Já há um grupo fixo com este nome.').waitFor();
  await page.getByRole('textbox', { name: 'Nome' }).fill('Rua e praça');
  await page.getByRole('radio', { name: 'Rosa, coração' }).check({ force: true });
  await button(page, 'Salvar grupo fixo').click();
  await page.getByRole('heading', { name: 'Rua e praça' }).waitFor();
  await page.getByText('2 grupos · até 10 pessoas').waitFor();

  await button(page, 'Rodapé de Praça: ofertas').click();
  await page
    .getByRole('textbox', { name: 'Texto no fim de cada promo deste grupo' })
    .fill('*Retirada na loja*\nAté sábado');
  await page.getByRole('figure').getByText('Retirada na loja').and(page.locator('b')).waitFor();
  await button(page, 'Salvar rodapé').click();
  await row(page, 'Praça: ofertas').getByText('Rodapé: *Retirada na loja* · Até sábado').waitFor();

  await box.group('Vizinhas').removeAccount();
  await page.getByText('Não está entre os seus grupos agora. Se voltar, recebe de novo.').waitFor();
  await page.getByText('2 grupos · 4 pessoas · 1 não recebe agora').waitFor();
  await shop.close();

  const next = await reopenShop(shop);
  await next.person.opens('Grupos');
  await expect.poll(() => setNames(next.page)).toEqual(['Loja', 'Feira 🧀', 'Rua e praça']);
  await row(next.page, 'Praça: ofertas').getByText('Rodapé: *Retirada na loja* · Até sábado').waitFor();
  await chip(next.page, 'Rua e praça').click();
  await button(next.page, 'Tirar Vizinhas do grupo fixo').click();
  await next.page.getByText('1 grupo · 4 pessoas').waitFor();
  await chip(next.page, 'Loja').click();
  await row(next.page, 'Vizinhas').waitFor();
  expect(await box.violations()).toEqual([]);
});

test('A set is made, changed, moved and asked about by the keyboard alone.', async () => {
  const { page, person } = await openLinkedShop({ box: { groups } });
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const hasFocus = (name: string | RegExp) =>
    expect
      .poll(() =>
        page
          .locator(':focus')
          .evaluateAll(([element]) => element?.getAttribute('aria-label') ?? element?.textContent ?? ''),
      )
      .toMatch(name);
  const nameFocus = () =>
    expect
      .poll(() => page.getByRole('textbox', { name: 'Nome' }).and(page.locator(':focus')).count())
      .toBe(1);
  await person.opens('Grupos');
  await row(page, 'Vizinhas').waitFor();
  await tabTo(page, 'Novo grupo fixo');
  await press('Enter');
  await nameFocus();
  await page.keyboard.type('Bairro');
  await press('Enter');
  await page.getByText('Marque pelo menos um grupo.').waitFor();
  await press('Tab', 'ArrowRight', 'Tab');
  await page.keyboard.type('vizi');
  await expect.poll(() => page.getByRole('checkbox').count()).toBe(1);
  await press('ArrowDown', 'Space', 'Enter');
  await page.getByRole('heading', { name: 'Bairro', exact: true }).waitFor();
  await tabTo(page, 'Novo grupo fixo');
  await press('Enter');
  await nameFocus();
  await page.keyboard.type('Feira');
  await press('Escape');
  await page.getByText('Descartar o que você mudou?').waitFor();
  await hasFocus('Continuar editando');
  await press('Enter');
  await nameFocus();
  await tabTo(page, 'Buscar grupo');
  await press('ArrowDown', 'Space', 'Enter');
  await page.getByRole('heading', { name: 'Feira', exact: true }).waitFor();
  expect(await setNames(page)).toEqual(['Bairro', 'Feira']);

  await hasFocus('Novo grupo fixo');
  await press('ArrowLeft');
  await hasFocus(/^Feira/);
  await press('Alt+ArrowLeft');
  await expect.poll(() => setNames(page)).toEqual(['Feira', 'Bairro']);
  await page.getByText('Feira agora é o número 1 de 2').waitFor({ state: 'attached' });
  await hasFocus(/^Feira/);
  await press('Alt+ArrowRight');
  await expect.poll(() => setNames(page)).toEqual(['Bairro', 'Feira']);
  await hasFocus(/^Feira/);
  await press('ArrowLeft', 'Enter');
  await page.getByRole('heading', { name: 'Bairro', exact: true }).waitFor();
  await tabTo(page, 'Excluir');
  await press('Enter');
  await page.getByText('Grupo fixo “Bairro” excluído').waitFor();
  await tabTo(page, 'Desfazer');
  await press('Enter');
  await expect.poll(() => setNames(page)).toEqual(['Bairro', 'Feira']);
});

/** Presses Tab until a button or field of this name has the focus, as somebody does who cannot use a mouse. */
async function tabTo(page: Page, name: string): Promise<void> {
  const wanted = button(page, name).or(page.getByRole('searchbox', { name, exact: true }));
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    if ((await wanted.and(page.locator(':focus')).count()) > 0) return;
  }
  throw new Error(`the Tab key never came to ${name}`);
}

test('Without a connection the list is there at once and says of when it is; with one it follows by itself.', async () => {
  const shop = await openCuttableShop({ box: { groups } });
  const { line } = shop;
  await shop.person.opens('Grupos');
  await row(shop.page, 'Vizinhas').getByText('6 pessoas').waitFor();
  await line.cut();
  await shop.page.getByText(/^Sem conexão agora: esta é a lista de .+\d\d:\d\d\./).waitFor();
  await row(shop.page, 'Vizinhas').waitFor();
  await shop.close();

  await shop.box.group('Vizinhas').addMember();
  const next = await openUntilFinished({ server: line.server, profile: shop.profile });
  await next.page.getByRole('navigation').getByRole('button', { name: 'Grupos' }).click();
  await next.page.getByText(/^Sem conexão agora: esta é a lista de .+\d\d:\d\d\./).waitFor();
  await row(next.page, 'Vizinhas').getByText('6 pessoas').waitFor();
  await row(next.page, strangeName).waitFor();
  await line.mend();
  await row(next.page, 'Vizinhas').getByText('7 pessoas').waitFor({ timeout: 60_000 });
  await expect.poll(() => next.page.getByText(/^Sem conexão agora/).count()).toBe(0);
});

test('The whole list is asked for at most once in five minutes, the button says when again, and changes come by themselves.', async () => {
  const { box, page, person, profile } = await openLinkedShop({ box: { groups } });
  await person.opens('Grupos');
  const wait = page.getByRole('button', { name: /^Atualizar de novo às \d\d:\d\d$/ });
  await wait.waitFor();
  const before = await box.server.countQueries('groups');
  await wait.click({ force: true });
  await wait.focus();
  await page.keyboard.press('Enter');
  await box.group('Vizinhas').addMember();
  await row(page, 'Vizinhas').getByText('7 pessoas').waitFor();
  expect(await box.server.countQueries('groups')).toBe(before);

  letPass(profile, 297_000);
  await box.group('Vizinhas').addMember();
  await row(page, 'Vizinhas').getByText('8 pessoas').waitFor();
  await button(page, 'Atualizar a lista').click({ timeout: 20_000 });
  await expect.poll(() => box.server.countQueries('groups')).toBe(before + 1);
  await wait.waitFor();
  expect(await box.violations()).toEqual([]);
});

/** As if the list had been asked for so much earlier. */
function letPass(profile: string, ms: number): void {
  const db = new DatabaseSync(join(profile, 'shop.db'), { timeout: 5_000 });
  const { changes } = db.prepare('UPDATE groups_asked SET at = at - ?').run(ms);
  db.close();
  expect(changes).toBe(1);
}

test('Of 500 groups only those are drawn that can be seen, and each one is found by keyboard and by search.', async () => {
  const many = Array.from({ length: 500 }, (_, index) => ({ name: `Clientes ${index}`, members: 0 }));
  const { page, person } = await openLinkedShop({ box: { groups: many } });
  await person.opens('Grupos');
  await page.getByText('500 grupos · Atualizada').waitFor();
  const drawn = page.getByRole('list', { name: 'Meus grupos' }).getByRole('listitem');
  await row(page, 'Clientes 0').waitFor();
  await expect.poll(() => drawn.count()).toBeLessThan(60);
  await page.getByRole('region', { name: 'Grupos' }).focus();
  await page.keyboard.press('End');
  await row(page, 'Clientes 499').waitFor();
  await expect.poll(() => drawn.count()).toBeLessThan(60);
  await expect.poll(() => drawn.last().getAttribute('aria-posinset')).toBe('500');
  await page.getByRole('searchbox', { name: 'Buscar grupo' }).fill('clientes 321');
  await expect.poll(() => drawn.allInnerTexts()).toEqual([expect.stringContaining('Clientes 321')]);
});
