import { expect, test } from 'vitest';
import { keepGroups } from './keep-groups.ts';
import { openCuttableShop, openLinkedShop, type Shop } from './linked-shop.ts';

const groups = ['Clientes', 'Família', 'Vizinhos'].map((name) => ({ name, members: 2 }));
const patienceMs = 60_000;

/** What the groups' members could read, each text behind the name of its group. */
async function readPosts({ box }: Shop): Promise<readonly string[]> {
  const { posts } = await box.report();
  return posts
    .filter(({ readableCount, deviceCount }) => readableCount === deviceCount)
    .map(({ groupName, text }) => `${groupName}: ${text}`)
    .sort();
}

test('A text of her own goes to her own chat first, then to the groups, each with its footer.', async () => {
  const shop = await openLinkedShop({ box: { groups } });
  const { box, page, person } = shop;
  await keepGroups(page, 'Freguesia', { Clientes: 'Para sair, avise.', Vizinhos: '' });
  await person.opens('Envios');
  await page.getByRole('button', { name: 'Escrever um texto' }).click();
  const dialog = page.getByRole('dialog', { name: 'Enviar um texto' });
  await dialog.getByRole('button', { name: 'Continuar' }).click();
  await dialog.getByText('Escreva alguma coisa ou escolha uma foto.').waitFor();
  await dialog.getByRole('textbox').fill('*Bom dia!* Hoje abrimos às 10 🧀');
  await dialog.getByRole('button', { name: 'Continuar' }).click();

  await dialog.getByRole('button', { name: /^Freguesia/ }).click();
  await dialog.getByRole('button', { name: 'Enviar para mim primeiro' }).click();
  await dialog.getByText('Chegou na sua conversa.', { exact: false }).waitFor({ timeout: patienceMs });
  expect((await box.phone.ownChat()).map(({ text }) => text)).toEqual(['*Bom dia!* Hoje abrimos às 10 🧀']);
  expect(await box.group('Clientes').stanzaCount()).toBe(0);

  await dialog.getByRole('button', { name: 'Mudar o texto' }).click();
  await dialog.getByRole('textbox').fill('*Bom dia!* Hoje abrimos às 11 🧀');
  await dialog.getByRole('button', { name: 'Continuar' }).click();
  await dialog.getByText('2 grupos marcados').waitFor();
  await dialog.getByRole('button', { name: 'Continuar' }).click();
  await page.getByRole('button', { name: 'Enviar para 2 grupos' }).click();
  await page.getByRole('article', { name: 'Bom dia! Hoje abrimos às 11 🧀' }).waitFor();
  await expect
    .poll(() => readPosts(shop).then((texts) => texts.filter(isInGroup)), { timeout: patienceMs })
    .toEqual([
      'Clientes: *Bom dia!* Hoje abrimos às 11 🧀\n\nPara sair, avise.',
      'Vizinhos: *Bom dia!* Hoje abrimos às 11 🧀',
    ]);
  expect(await box.violations()).toEqual([]);
});

/** The own chat has no name. */
function isInGroup(post: string): boolean {
  return !post.startsWith(': ');
}

test('What has expired stays out until she says otherwise, and without a link it is offered for as soon as there is one.', async () => {
  const shop = await openCuttableShop({ box: { groups } });
  const { line, page, person } = shop;
  await person.opens('Produtos');
  await person.adds({ name: 'Mel', price: '10' });
  await expire(shop, 'Mel');
  await page.getByRole('button', { name: 'Enviar agora: Mel', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('A oferta de “Mel” valia até 31 de dez. e fica fora deste envio.').waitFor();
  await dialog.getByRole('checkbox', { name: 'Clientes' }).check();
  await dialog.getByRole('button', { name: 'Continuar' }).click();
  await dialog.getByText('Nenhum produto vai neste envio.').waitFor();
  await dialog.getByRole('checkbox', { name: 'Enviar “Mel” mesmo assim' }).check();
  await line.cut();
  await dialog.getByRole('button', { name: 'Continuar' }).click();
  await dialog.getByRole('button', { name: 'Enviar quando conectar' }).waitFor();
  await dialog.getByText('O WhatsApp não está conectado agora').waitFor();
  await line.mend();
  await dialog.getByRole('button', { name: 'Enviar para 1 grupo' }).click({ timeout: patienceMs });
  await expect.poll(() => readPosts(shop), { timeout: patienceMs }).toHaveLength(1);
  expect((await readPosts(shop))[0]).toMatch(/^Clientes: \*Mel\*/);
});

/** Its offer ended years ago. */
async function expire({ page }: Shop, name: string): Promise<void> {
  await page.evaluate(async (wanted) => {
    const { call } = window.promoBrothers;
    const listed = await call('products.list', { tab: 'unscheduled', search: wanted, offset: 0, limit: 1 });
    if (!listed.ok || listed.value.products[0] === undefined) throw new Error('there is no such product');
    const { photos, lastSentAt: _sent, soldOutAt: _soldOut, ...fields } = listed.value.products[0];
    const product = { ...fields, photoIds: photos.map(({ id }) => id), validUntil: '2020-12-31' };
    const saved = await call('products.save', { product });
    if (!saved.ok) throw new Error(saved.failure.code);
  }, name);
}
