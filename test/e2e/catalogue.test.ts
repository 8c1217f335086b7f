import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openUntilFinished } from './linked-shop.ts';

/** The catalogue of the practice shop, in a real window. */
async function openProducts(): Promise<Page> {
  const { page } = await openUntilFinished({ args: ['--practice'] });
  await page.getByRole('navigation').getByRole('button', { name: 'Produtos' }).click();
  await page.getByRole('article').nth(7).waitFor();
  return page;
}

const focusedCard = (page: Page) => page.locator('article:focus');
const tab = (page: Page, name: string) => page.getByRole('tab', { name: new RegExp(`^${name}`) });
const field = (page: Page, name: string) => page.getByRole('textbox', { name });

test('By the keyboard alone products are gone through, marked, put away and brought back.', async () => {
  const page = await openProducts();
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  await page.getByRole('article').first().focus();
  await press('End');
  await expect.poll(() => focusedCard(page).getAttribute('aria-posinset')).toBe('8');
  await expect.poll(() => focusedCard(page).getAttribute('aria-setsize')).toBe('8');
  await press('ArrowLeft', 'Home', 'ArrowRight');
  await expect.poll(() => focusedCard(page).getAttribute('aria-posinset')).toBe('2');

  await press('Space', 'Shift+ArrowRight');
  await page.getByText('2 produtos marcados').waitFor();
  await press('Control+a');
  await page.getByText('8 produtos marcados').waitFor();
  await press('Escape');
  await page.getByText('8 produtos marcados').waitFor({ state: 'detached' });

  const name = (await focusedCard(page).getAttribute('aria-label')) ?? '';
  await press('Delete');
  await page.getByText(`“${name}” foi arquivado.`).waitFor();
  await expect.poll(() => page.getByRole('article').count()).toBe(7);
  await tab(page, 'Arquivados').click();
  await page.getByRole('article', { name, exact: true }).focus();
  await press('Enter');
  await page.getByText('Nada arquivado').waitFor();
  await tab(page, 'Não agendados').click();
  await page.getByRole('article', { name, exact: true }).waitFor();
});

test('Many products are marked with the mouse, get one category, and are found by it.', async () => {
  const page = await openProducts();
  const cards = page.getByRole('article');
  await cards
    .nth(0)
    .getByRole('heading')
    .click({ modifiers: ['Control'] });
  await cards
    .nth(3)
    .getByRole('heading')
    .click({ modifiers: ['Shift'] });
  await page.getByText('4 produtos marcados').waitFor();
  await page.getByRole('button', { name: 'Categoria…' }).click();
  await page.getByRole('dialog').getByRole('combobox', { name: 'Categoria' }).fill('Páscoa');
  await page.getByRole('button', { name: 'Mudar a categoria' }).click();
  await page.getByText('4 produtos agora estão em “Páscoa”.').waitFor();

  await page.getByRole('combobox', { name: 'Categoria' }).selectOption({ label: 'Páscoa · 4' });
  await expect.poll(() => cards.count()).toBe(4);
  await page.getByRole('combobox', { name: 'Categoria' }).selectOption({ label: 'Todas as categorias' });
  await page.getByRole('searchbox').fill('pascoa');
  await expect.poll(() => cards.count()).toBe(4);
});

test('A category of many is taken back with Ctrl Z, and each has its own again.', async () => {
  const page = await openProducts();
  const narrow = page.getByRole('combobox', { name: 'Categoria' });
  const categories = () => narrow.locator('option').allTextContents();
  const gives = async (category: string) => {
    await page.getByRole('button', { name: 'Categoria…' }).click();
    await page.getByRole('dialog').getByRole('combobox', { name: 'Categoria' }).fill(category);
    await page.getByRole('button', { name: 'Mudar a categoria' }).click();
  };
  await page.getByRole('article').first().focus();
  await page.keyboard.press('Space');
  await gives('Doces');
  await page.getByText('1 produto agora está em “Doces”.').waitFor();
  await expect.poll(categories).toContain('Doces · 1');
  const before = await categories();

  await page.getByRole('article').first().focus();
  await page.keyboard.press('Control+a');
  await gives('Páscoa');
  await page.getByText('8 produtos agora estão em “Páscoa”.').waitFor();
  await expect.poll(categories).toContain('Páscoa · 8');
  await page.getByRole('button', { name: 'Desfazer' }).waitFor();
  await page.keyboard.press('Control+z');
  await expect.poll(categories).toEqual(before);
});

test('Many are sold out with one click, and taken back what was not sold out before.', async () => {
  const page = await openProducts();
  const soldOut = page.getByRole('article').getByText('Esgotado', { exact: true });
  const sellOut = () =>
    page.getByRole('region', { name: 'Produtos marcados' }).getByRole('button', { name: 'Esgotou!' }).click();
  await page.getByRole('article').first().focus();
  await page.keyboard.press('Space');
  await sellOut();
  await page.getByText('1 produto marcado como esgotado.').waitFor();
  await expect.poll(() => soldOut.count()).toBe(1);

  await page.getByRole('article').first().focus();
  await page.keyboard.press('Control+a');
  await page.getByText('8 produtos marcados').waitFor();
  await sellOut();
  await page.getByText('8 produtos marcados como esgotados.').waitFor();
  await expect.poll(() => soldOut.count()).toBe(8);
  await page.keyboard.press('Control+z');
  await expect.poll(() => soldOut.count()).toBe(1);
});

test('An archived selection is taken back with one click.', async () => {
  const page = await openProducts();
  await page.getByRole('article').first().focus();
  await page.keyboard.press('Control+a');
  await page.getByText('8 produtos marcados').waitFor();
  await page
    .getByRole('region', { name: 'Produtos marcados' })
    .getByRole('button', { name: 'Arquivar' })
    .click();
  await page.getByText('Comece pelo primeiro produto').waitFor();
  await page.getByRole('button', { name: 'Desfazer' }).click();
  await page.getByRole('article').nth(7).waitFor();
});

test('A copy has everything of the product but its code, and its photo; each price is kept.', async () => {
  const page = await openProducts();
  const card = page.getByRole('article').first();
  const name = (await card.getAttribute('aria-label')) ?? '';
  await card.getByRole('button', { name: /^Editar/ }).click();
  await field(page, 'Seu código').fill('QC-1');
  await field(page, 'Por (preço de agora)').fill('59,90');
  await page.getByRole('button', { name: 'Salvar produto' }).click();
  await page.getByText(`“${name}” foi salvo.`).waitFor();

  await card.getByRole('button', { name: /^Editar/ }).click();
  // It lies open, because there is something to say of it.
  const past = page.getByRole('region', { name: 'Os 2 preços até agora' });
  await past.getByText('Falta: um “De” que já foi o preço.').waitFor();
  await past.getByText('Por R$ 59,90').waitFor();
  await page.keyboard.press('Escape');

  await card.getByRole('button', { name: /^Duplicar/ }).click();
  await expect.poll(() => field(page, 'Nome').inputValue()).toBe(`Cópia de ${name}`);
  await expect.poll(() => field(page, 'Seu código').inputValue()).toBe('');
  await page.getByRole('button', { name: 'Salvar produto' }).click();
  const copy = page.getByRole('article', { name: `Cópia de ${name}`, exact: true });
  await copy.getByRole('img').waitFor();
  await copy.getByText('R$ 59,90').waitFor();
});

test('Every problem of the form stands beside its field, and nothing that was typed is lost.', async () => {
  const page = await openProducts();
  await page.getByRole('button', { name: 'Novo produto' }).click();
  const longName = 'a'.repeat(10_000);
  const typed = {
    Nome: longName,
    'Por (preço de agora)': 'R$ 1.29,9',
    Link: 'javascript:alert(1)',
    'Vale até': '31/02/2026',
    'Quantas peças': 'dois',
  };
  for (const [name, text] of Object.entries(typed)) await field(page, name).fill(text);
  await page.getByRole('button', { name: 'Parcelas' }).click();
  await field(page, 'Parcelas').fill('1');
  await page.getByRole('button', { name: 'Salvar produto' }).click();

  const says = {
    Nome: 'Ficou comprido: cabem até 200 letras.',
    'Por (preço de agora)': 'Não entendi este valor. Escreva como 42,90 ou 1.299,90.',
    Link: 'Isto não é uma página da internet. Comece com https://, por exemplo https://loja.com.br.',
    'Vale até': 'Este dia não existe no calendário. Confira o dia e o mês.',
    'Quantas peças': 'Escreva só o número de peças, como 12.',
    Parcelas: 'Escreva um número de 2 a 48.',
    'Valor de cada': 'Diga o valor de cada parcela.',
  };
  for (const [name, sentence] of Object.entries(says)) {
    const described = (await field(page, name).getAttribute('aria-describedby')) ?? '';
    const texts = await Promise.all(
      described.split(' ').map((id) => page.locator(`[id="${id}"]`).textContent()),
    );
    expect(texts, name).toContain(sentence);
  }
  await expect.poll(() => page.locator(':focus').getAttribute('aria-invalid')).toBe('true');
  for (const [name, text] of Object.entries(typed))
    await expect.poll(() => field(page, name).inputValue()).toBe(text);

  await field(page, 'Nome').fill('Rapadura');
  await field(page, 'Por (preço de agora)').fill('1.299,90');
  await field(page, 'Link').fill('loja.example/rapadura');
  await field(page, 'Vale até').fill('28/02/2030');
  await field(page, 'Quantas peças').fill('2');
  await field(page, 'Parcelas').fill('10');
  await field(page, 'Valor de cada').fill('129,99');
  await page.getByRole('button', { name: 'Usar o total de R$ 1.299,90' }).click();
  await page.getByRole('button', { name: 'Salvar produto' }).click();
  await page
    .getByRole('article', { name: 'Rapadura', exact: true })
    .getByText('até 28 de fev. · 2 peças')
    .waitFor();
});
