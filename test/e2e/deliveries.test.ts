import { expect, test } from 'vitest';
import type { BoxOptions } from '../../main/practice/practice-box.ts';
import { killApp, openCuttableShop, openLinkedShop, reopenShop, type Shop } from './linked-shop.ts';
import type { Person } from './person.ts';

const names = ['Amigas', 'Bairro', 'Clientes'] as const;
const groups = names.map((name) => ({ name, members: 2 }));

/** A shop with honey, bread and three groups of two people. */
async function openShop(box: Partial<BoxOptions> = {}): Promise<Shop> {
  const shop = await openLinkedShop({ box: { groups, ...box } });
  await addsProducts(shop.person);
  return shop;
}

async function addsProducts(person: Person): Promise<void> {
  await person.opens('Produtos');
  await person.adds({ name: 'Mel', price: '10' });
  await person.adds({ name: 'Pão', price: '5' });
}

/** Sends the honey to all three groups, and stops time when the server has it for the first. */
async function sendsHoneyUnheard({ box, person, seesDelivery }: Shop): Promise<void> {
  await box.server.holdAcks();
  await person.sends('Mel', names);
  await seesDelivery('Mel', 'Amigas', 'Enviando…');
  await expect.poll(() => box.group('Amigas').stanzaCount(), { timeout: 30_000 }).toBe(1);
}

/** Raw messages that the server took, group by group. */
const stanzaCounts = ({ box }: Shop) => Promise.all(names.map((name) => box.group(name).stanzaCount()));

const click = ({ page }: Shop, name: string) => page.getByRole('button', { name, exact: true }).click();

test('A paused broadcast waits while another one goes, and goes on at her word.', async () => {
  const shop = await openShop();
  const { box, page, person, seesDelivery } = shop;
  await sendsHoneyUnheard(shop);
  await click(shop, 'Pausar: Mel');
  await page.getByRole('button', { name: 'Continuar: Mel' }).waitFor();
  await box.server.releaseAcks();
  await seesDelivery('Mel', 'Amigas', 'entregue a 2 de 2');
  await seesDelivery('Mel', 'Bairro', 'você pausou');

  await person.opens('Produtos');
  await person.sends('Pão', ['Clientes']);
  await seesDelivery('Pão', 'Clientes', 'entregue a 2 de 2');
  expect(await stanzaCounts(shop)).toEqual([1, 0, 1]);

  await click(shop, 'Continuar: Mel');
  await seesDelivery('Mel', 'Clientes', 'entregue a 2 de 2');
  expect(await stanzaCounts(shop)).toEqual([1, 1, 2]);
  expect(await box.violations()).toEqual([]);
});

test('What she cancels never arrives; what was on its way does.', async () => {
  const shop = await openShop();
  const { box, page, person, seesDelivery } = shop;
  await sendsHoneyUnheard(shop);
  await click(shop, 'Cancelar o que falta: Mel');
  await page.getByRole('dialog').getByRole('button', { name: 'Cancelar o que falta' }).click();
  await seesDelivery('Mel', 'Bairro', 'Cancelado');
  await seesDelivery('Mel', 'Clientes', 'Cancelado');
  await box.server.releaseAcks();
  await seesDelivery('Mel', 'Amigas', 'entregue a 2 de 2');

  await person.opens('Produtos');
  await person.sends('Pão', ['Clientes']);
  await seesDelivery('Pão', 'Clientes', 'entregue a 2 de 2');
  expect(await stanzaCounts(shop)).toEqual([1, 0, 1]);
  expect(await box.violations()).toEqual([]);
});

test('A group that closed after she had chosen it is named with the reason; the others get theirs.', async () => {
  const shop = await openShop();
  const { box, seesDelivery } = shop;
  await sendsHoneyUnheard(shop);
  await box.group('Bairro').setAnnounceOnly(true);
  await box.server.releaseAcks();
  await seesDelivery('Mel', 'Bairro', 'Não enviado');
  await seesDelivery('Mel', 'Bairro', /^Você não pode enviar neste grupo. Só administradores enviam lá/);
  await seesDelivery('Mel', 'Clientes', 'entregue a 2 de 2');
  await seesDelivery('Mel', 'Amigas', 'entregue a 2 de 2');
  expect(await stanzaCounts(shop)).toEqual([1, 0, 1]);
});

test('The connection is lost in the middle: the rest waits, goes by itself, and nothing goes twice.', async () => {
  const shop = await openCuttableShop({ box: { groups } });
  const { box, line, person, seesDelivery } = shop;
  await addsProducts(person);
  await sendsHoneyUnheard(shop);
  await line.cut();
  await person.sees('Sem internet');
  await seesDelivery('Mel', 'Bairro', 'esperando a conexão');
  await seesDelivery('Mel', 'Clientes', 'esperando a conexão');
  expect(await stanzaCounts(shop)).toEqual([1, 0, 0]);

  await box.server.releaseAcks();
  await line.mend();
  for (const name of names) await seesDelivery('Mel', name, 'entregue a 2 de 2');
  expect(await stanzaCounts(shop)).toEqual([1, 1, 1]);
  expect(await box.violations()).toEqual([]);
});

test('Killed before the answer came: it says that it does not know, sends nothing again, and learns it from the members.', async () => {
  const shop = await openShop({ sendsReceipts: false });
  await sendsHoneyUnheard(shop);
  await killApp(shop);
  await shop.box.server.releaseAcks();

  const next = await reopenShop(shop);
  await next.person.opens('Envios');
  await next.seesDelivery('Mel', 'Amigas', 'Desconhecido');
  await next.seesDelivery('Mel', 'Amigas', 'nós não repetimos sozinhos');
  await next.seesDelivery('Mel', 'Clientes', 'Enviado');
  await next.seesDelivery('Mel', 'Bairro', 'Enviado');
  await next.seesDelivery('Mel', 'Amigas', 'Desconhecido');
  expect(await stanzaCounts(next)).toEqual([1, 1, 1]);

  for (const member of shop.box.group('Amigas').members) await member.readEverything();
  await next.seesDelivery('Mel', 'Amigas', 'visto por 2');
  await next.seesDelivery('Mel', 'Amigas', 'Enviado');
  expect(await stanzaCounts(next)).toEqual([1, 1, 1]);
  expect(await shop.box.violations()).toEqual([]);
});
