import { expect, test } from 'vitest';
import { killApp, openLinkedShop, reopenShop, type Shop } from './linked-shop.ts';

const names = ['Amigas', 'Bairro'] as const;
const groups = names.map((name) => ({ name, members: 2 }));

/** A shop that was killed, once for each group, while the answer was awaited; nobody says to have got anything. */
async function openWithUnknown(): Promise<Shop> {
  let shop = await openLinkedShop({ box: { groups, sendsReceipts: false } });
  await shop.person.opens('Produtos');
  await shop.person.adds({ name: 'Mel', price: '10' });
  await shop.box.server.holdAcks();
  await shop.person.sends('Mel', names);
  for (const name of names) {
    await expect.poll(() => shop.box.group(name).stanzaCount(), { timeout: 30_000 }).toBe(1);
    await killApp(shop);
    shop = await reopenShop(shop);
    // The screen of what waits for her comes by itself at a start, and not to someone who has just gone elsewhere.
    await shop.person.opens('Envios');
    await shop.seesDelivery('Mel', name, 'Desconhecido');
  }
  await shop.box.server.releaseAcks();
  return shop;
}

const click = ({ page }: Shop, name: string) => page.getByRole('button', { name, exact: true }).click();

/** How often each member's device got the message. */
async function copiesIn({ box }: Shop, name: string): Promise<number[]> {
  return (await box.group(name).inbox()).flatMap(({ entries }) => entries.map(({ copies }) => copies));
}

test('She is asked about each group, sends one again and leaves the other, and both are settled.', async () => {
  const shop = await openWithUnknown();
  const { box, page, seesDelivery } = shop;
  await page.getByText('De 2 entregas não sabemos se chegaram').waitFor();
  await click(shop, 'Deixar assim: Bairro');
  await seesDelivery('Mel', 'Bairro', 'Não confirmado');
  await click(shop, 'Enviar de novo: Amigas');
  await seesDelivery('Mel', 'Amigas', 'Enviado');
  await page.getByText('1 enviado · 1 não confirmado').waitFor();
  expect(await copiesIn(shop, 'Amigas')).toEqual([2, 2]);
  expect(await copiesIn(shop, 'Bairro')).toEqual([1, 1]);
  const ids = new Set((await box.record()).map(({ messageId }) => messageId));
  expect(ids.size).toBe(2);
  expect(await box.violations()).toEqual([]);
});

test('She answers for all of them at once; what a member has is settled without asking again.', async () => {
  const shop = await openWithUnknown();
  const { box, page, seesDelivery } = shop;
  await click(shop, 'Deixar todos assim: Mel');
  for (const name of names) await seesDelivery('Mel', name, 'Não confirmado');
  await page.getByText(/não sabemos se/).waitFor({ state: 'detached' });
  for (const member of box.group('Amigas').members) await member.readEverything();
  await seesDelivery('Mel', 'Amigas', 'visto por 2');
  expect(await box.violations()).toEqual([]);
});

test('Only what failed goes again, when it may; where it may not, the line says why.', async () => {
  const shop = await openLinkedShop({ box: { groups: [...groups, { name: 'Clientes', members: 2 }] } });
  const { box, person, seesDelivery } = shop;
  await person.opens('Produtos');
  await person.adds({ name: 'Mel', price: '10' });
  await box.server.ackNextWith(500);
  await box.server.ackNextWith(403);
  await person.sends('Mel', ['Amigas', 'Bairro', 'Clientes']);
  await seesDelivery('Mel', 'Clientes', 'entregue a 2 de 2');
  await seesDelivery('Mel', 'Bairro', 'Enviar de novo não resolve');
  await click(shop, 'Enviar de novo os que falharam: Mel');
  await seesDelivery('Mel', 'Amigas', 'entregue a 2 de 2');
  await seesDelivery('Mel', 'Bairro', 'Não enviado');
  expect(await Promise.all(groups.map(({ name }) => box.group(name).stanzaCount()))).toEqual([1, 0]);
  expect(await box.violations()).toEqual([]);
});
