import { expect, test } from 'vitest';
import type { InboxEntry } from '../../main/practice/practice-box.ts';
import { killApp, openLinkedShop, reopenShop, type Shop } from './linked-shop.ts';

const names = ['Amigas', 'Bairro', 'Clientes'] as const;
const groups = names.map((name) => ({ name, members: 2, devicesPerMember: [1, 2] as const }));
const hourMs = 3_600_000;

async function openShop(): Promise<Shop> {
  const shop = await openLinkedShop({ box: { groups } });
  await shop.person.opens('Produtos');
  await shop.person.adds({ name: 'Mel', price: '10' });
  return shop;
}

const button = ({ page }: Shop, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const dialog = ({ page }: Shop) => page.getByRole('dialog');

/** What every device of every member of the group shows. */
async function onDevices({ box }: Shop, group: string): Promise<readonly (readonly InboxEntry[])[]> {
  return (await box.group(group).inbox()).map(({ entries }) => entries);
}

/** Waits until all of them show exactly this. */
async function seesOnDevices(shop: Shop, group: string, shown: readonly Partial<InboxEntry>[]) {
  await expect
    .poll(() => onDevices(shop, group), { timeout: 30_000 })
    .toEqual(Array(3).fill(shown.map((entry) => expect.objectContaining(entry))));
}

/** Sends the honey to all three groups; the first has it, and the others wait because she paused. */
async function sendsHoneyToTheFirst(shop: Shop): Promise<void> {
  const { box, person, seesDelivery } = shop;
  await box.server.holdAcks();
  await person.sends('Mel', names);
  await expect.poll(() => box.group('Amigas').stanzaCount(), { timeout: 30_000 }).toBe(1);
  await button(shop, 'Pausar: Mel').click();
  await button(shop, 'Continuar: Mel').waitFor();
  await box.server.releaseAcks();
  await seesDelivery('Mel', 'Amigas', 'entregue a 2 de 2');
}

async function opensSent({ page, person }: Shop): Promise<void> {
  await person.opens('Produtos');
  await page.getByRole('tab', { name: /Enviados/ }).click();
  await page.getByRole('article', { name: 'Mel', exact: true }).waitFor();
}

test('Esgotou! by one click and one confirmation: what waited never goes, and what was sent is gone from every device.', async () => {
  const shop = await openShop();
  const { box, page, seesDelivery } = shop;
  await sendsHoneyToTheFirst(shop);
  await opensSent(shop);
  await button(shop, 'Esgotou: Mel').click();
  await dialog(shop).getByRole('radio', { name: 'Apagar dos grupos' }).check();
  const places = dialog(shop).getByRole('listitem');
  await expect
    .poll(() => places.allTextContents())
    .toEqual(['AmigasÉ apagada', 'BairroÉ cancelada antes de sair', 'ClientesÉ cancelada antes de sair']);
  await dialog(shop).getByRole('button', { name: 'Marcar como esgotado' }).click();

  await seesDelivery('Mel', 'Amigas', 'Apagado');
  await seesDelivery('Mel', 'Bairro', 'Cancelado');
  await seesDelivery('Mel', 'Clientes', 'Cancelado');
  await seesOnDevices(shop, 'Amigas', [{ isDeleted: true, text: '' }]);
  for (const name of ['Bairro', 'Clientes']) expect(await box.group(name).stanzaCount()).toBe(0);

  await opensSent(shop);
  const card = page.getByRole('article', { name: 'Mel', exact: true });
  await card.getByText('Esgotado', { exact: true }).waitFor();
  await button(shop, 'Enviar agora: Mel').click();
  await page.getByText('Mel está esgotado').waitFor();
  await button(shop, 'Não enviar').click();
  await button(shop, 'Voltou ao estoque: Mel').click();
  await card.getByText('Esgotado', { exact: true }).waitFor({ state: 'detached' });
  await shop.person.sends('Mel', ['Clientes']);
  await seesDelivery('Mel', 'Clientes', 'entregue a 2 de 2');
  expect(await box.violations()).toEqual([]);
});

test('Esgotou! can say so in the message itself, and where WhatsApp takes no edit any more a short reply does.', async () => {
  const shop = await openShop();
  const { box, page, person, seesDelivery } = shop;
  await person.sends('Mel', ['Amigas']);
  await seesDelivery('Mel', 'Amigas', 'entregue a 2 de 2');
  await button(shop, 'Esgotou: Mel').click();
  await dialog(shop).getByRole('radio', { name: 'Avisar na própria mensagem' }).check();
  await dialog(shop).getByRole('button', { name: 'Marcar como esgotado' }).click();
  await seesDelivery('Mel', 'Amigas', 'Texto editado');
  await seesOnDevices(shop, 'Amigas', [
    { isEdited: true, text: expect.stringMatching(/^\*Esgotou!\* Obrigada a todos\.\n\n\*Mel\*/) },
  ]);

  await box.server.advanceClock(61 * hourMs);
  await button(shop, 'Apagar dos grupos: Mel').click();
  await dialog(shop).getByRole('button', { name: 'Apagar em 1 grupo' }).click();
  await seesDelivery('Mel', 'Amigas', 'Tarde demais para apagar');
  await button(shop, 'Responder nesses grupos: Mel').click();
  await dialog(shop).getByRole('textbox', { name: 'Aviso curto' }).fill('Esgotou! Obrigada a todos.');
  await dialog(shop).getByRole('button', { name: 'Responder em 1 grupo' }).click();
  await seesDelivery('Mel', 'Amigas', 'Aviso enviado');
  const [promo] = (await onDevices(shop, 'Amigas'))[0] ?? [];
  await seesOnDevices(shop, 'Amigas', [
    { isDeleted: false },
    { text: 'Esgotou! Obrigada a todos.', quotedId: promo?.messageId ?? 'none' },
  ]);
  await expect.poll(() => page.getByText('Passou o tempo de apagar.').count()).toBe(1);
  expect(await box.violations()).toEqual([]);
});

test('A wrong price is corrected in every group at once, in what was sent and in what still waits.', async () => {
  const shop = await openShop();
  const { box, seesDelivery } = shop;
  await sendsHoneyToTheFirst(shop);
  await button(shop, 'Editar texto: Mel').click();
  const text = dialog(shop).getByRole('textbox', { name: 'Texto novo' });
  await dialog(shop).getByRole('button', { name: 'Editar em 3 grupos' }).click();
  await dialog(shop).getByText('Mude o texto para continuar.').waitFor();
  await text.fill('*Mel*\n\nPor *R$ 12,00*');
  await dialog(shop).getByRole('region', { name: 'Como vai chegar' }).getByText('R$ 12,00').waitFor();
  await dialog(shop).getByRole('button', { name: 'Editar em 3 grupos' }).click();
  await seesDelivery('Mel', 'Amigas', 'Texto editado');
  await seesDelivery('Mel', 'Bairro', 'Com o texto novo');
  await button(shop, 'Continuar: Mel').click();
  for (const name of names) await seesDelivery('Mel', name, 'entregue a 2 de 2');
  for (const name of names) {
    await seesOnDevices(shop, name, [{ text: '*Mel*\n\nPor *R$ 12,00*', isEdited: name === 'Amigas' }]);
  }
  expect(await box.violations()).toEqual([]);
});

test('Marked as sold out among many, what is still going out goes on, and that is said.', async () => {
  const shop = await openShop();
  const { page } = shop;
  await sendsHoneyToTheFirst(shop);
  await opensSent(shop);
  const card = page.getByRole('article', { name: 'Mel', exact: true });
  await card.focus();
  await page.keyboard.press('Space');
  await page
    .getByRole('region', { name: 'Produtos marcados' })
    .getByRole('button', { name: 'Esgotou!' })
    .click();
  await page
    .getByText('1 produto marcado como esgotado. O que já está saindo continua: pare em Envios.')
    .waitFor();
  await card.getByText('Esgotado', { exact: true }).waitFor();
  await button(shop, 'Desfazer').click();
  await card.getByText('Esgotado', { exact: true }).waitFor({ state: 'detached' });
});

test('Killed before the answer to a deletion came: it says that it does not know, and sends nothing again.', async () => {
  const shop = await openShop();
  const { box, person, seesDelivery } = shop;
  await person.sends('Mel', ['Amigas']);
  await seesDelivery('Mel', 'Amigas', 'entregue a 2 de 2');
  await box.server.holdAcks();
  await button(shop, 'Apagar dos grupos: Mel').click();
  await dialog(shop).getByRole('button', { name: 'Apagar em 1 grupo' }).click();
  await seesOnDevices(shop, 'Amigas', [{ isDeleted: true }]);
  await killApp(shop);
  await box.server.releaseAcks();

  const next = await reopenShop(shop);
  await next.person.opens('Envios');
  await next.seesDelivery('Mel', 'Amigas', /Não sabemos se foi apagado|Apagado/);
  await next.person.opens('Produtos');
  await next.person.adds({ name: 'Pão', price: '5' });
  await next.person.sends('Pão', ['Amigas']);
  await next.seesDelivery('Pão', 'Amigas', 'entregue a 2 de 2');
  expect(await box.group('Amigas').stanzaCount()).toBe(3);
  expect(await box.violations()).toEqual([]);
});
