import { expect, test } from 'vitest';
import { openLinkedShop } from './linked-shop.ts';

test('A template is made with a click on what products say, tried, made the default, and the members read just that.', async () => {
  const { box, page, person, seesDelivery } = await openLinkedShop({
    box: { groups: [{ name: 'Clientes', members: 3 }] },
  });
  await person.opens('Produtos');
  await person.adds({ name: 'Mel *silvestre*', price: '34,90', oldPrice: '39,90', note: 'Só hoje!' });

  await person.opens('Modelos');
  await page.getByRole('article', { name: 'Completo' }).getByText('Padrão').waitFor();
  await page.getByRole('button', { name: 'Novo modelo' }).click();
  const dialog = page.getByRole('dialog', { name: 'Novo modelo' });
  await dialog.getByRole('textbox', { name: 'Nome do modelo' }).fill('Feira');
  const words = dialog.getByRole('textbox', { name: 'Mensagem' });
  await words.fill('🔥 na feira!');
  // Between the flame and the words: what is clicked comes where the cursor stands.
  await words.press('Home');
  await words.press('ArrowRight');
  await dialog.getByRole('button', { name: 'Negrito' }).click();
  await dialog.getByRole('button', { name: 'Inserir: nome', exact: true }).click();
  await words.press('ArrowRight');
  await page.keyboard.type(' de ~');
  await dialog.getByRole('button', { name: 'Inserir: de', exact: true }).click();
  await page.keyboard.type('~, {tamanho}');
  await expect.poll(() => words.inputValue()).toBe('🔥*{nome}* de ~{de}~, {tamanho} na feira!');
  await dialog.getByText('{tamanho} não é algo que o produto diz.').waitFor();
  for (let count = 0; count < 11; count += 1) await words.press('Backspace');
  await dialog.getByText('Falta na mensagem: o preço.').waitFor();
  await dialog.getByRole('button', { name: /^Pôr no modelo: \[Por \*\{preço\}\*\]/ }).click();
  await dialog.getByText('Falta na mensagem: o preço.').waitFor({ state: 'detached' });
  await expect.poll(() => words.inputValue()).toBe('🔥*{nome}* de ~{de}~ na feira!\n[Por *{preço}*]');

  const preview = dialog.getByRole('region', { name: 'Como vai chegar' });
  await preview.locator('b', { hasText: 'Mel ∗silvestre∗' }).waitFor();
  await preview.locator('s', { hasText: 'R$ 39,90' }).waitFor();
  await dialog.getByText('Falta: até quando vale, ou quantas peças há.').waitFor();
  await dialog.getByRole('button', { name: /^Pôr na observação: Oferta válida até / }).click();
  await dialog.getByText('Falta: até quando vale, ou quantas peças há.').waitFor();
  await dialog.getByRole('button', { name: 'Salvar modelo' }).click();
  await page.getByText('Modelo “Feira” salvo.').waitFor();

  await page.getByRole('button', { name: 'Usar como padrão: Feira' }).click();
  await page.getByRole('article', { name: 'Feira' }).getByText('Padrão').waitFor();
  await person.opens('Produtos');
  await person.sends('Mel *silvestre*', ['Clientes']);
  await seesDelivery('Mel *silvestre*', 'Clientes', 'entregue a 3 de 3');
  const inboxes = await box.group('Clientes').inbox();
  const read = inboxes.flatMap(({ entries }) => entries.map(({ text }) => text.replaceAll('\u00a0', ' ')));
  expect(new Set(read)).toEqual(new Set(['🔥*Mel ∗silvestre∗* de ~R$ 39,90~ na feira!\nPor *R$ 34,90*']));
});

test('Templates are duplicated, ordered, put back, deleted and brought back, and what was typed is not lost.', async () => {
  const { page, person } = await openLinkedShop({ box: { groups: [] } });
  await person.opens('Modelos');
  const names = () =>
    page.getByRole('list', { name: 'Modelos, na sua ordem' }).getByRole('heading').allTextContents();
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  await expect.poll(names).toEqual(['Completo', 'Curto', 'Cupom']);

  await button('Duplicar o modelo Curto').click();
  await expect.poll(names).toEqual(['Completo', 'Curto', 'Cupom', 'Curto (cópia)']);
  await button('Subir o modelo Curto (cópia)').click();
  await expect.poll(names).toEqual(['Completo', 'Curto', 'Curto (cópia)', 'Cupom']);
  await button('Descer o modelo Completo').click();
  await expect.poll(names).toEqual(['Curto', 'Completo', 'Curto (cópia)', 'Cupom']);

  await button('Editar o modelo Cupom').click();
  await page.getByRole('textbox', { name: 'Nome do modelo' }).fill('');
  await button('Salvar modelo').click();
  await page.getByText('Dê um nome ao modelo.').waitFor();
  await page.getByRole('textbox', { name: 'Nome do modelo' }).fill('Meu cupom');
  await page.keyboard.press('Escape');
  await button('Continuar editando').click();
  await button('Salvar modelo').click();
  await expect.poll(names).toEqual(['Curto', 'Completo', 'Curto (cópia)', 'Meu cupom']);
  await page.getByText('Mudado por você').waitFor();
  await button('Voltar Meu cupom ao original').click();
  await expect.poll(names).toEqual(['Curto', 'Completo', 'Curto (cópia)', 'Cupom']);

  await button('Excluir o modelo Cupom').click();
  await page.getByText('Modelo “Cupom” excluído.').waitFor();
  await button('Desfazer').click();
  await expect.poll(names).toEqual(['Curto', 'Completo', 'Curto (cópia)', 'Cupom']);
  await button('Excluir o modelo Cupom').click();
  await expect.poll(names).toEqual(['Curto', 'Completo', 'Curto (cópia)']);
  await button('Trazer de volta os modelos iniciais').click({ timeout: 20_000 });
  await expect.poll(names).toEqual(['Curto', 'Completo', 'Curto (cópia)', 'Cupom']);
});
