import { expect, test } from 'vitest';
import { type DesktopOf, watchDesktop } from './desktop-of.ts';
import { openLinkedShop, type Shop } from './linked-shop.ts';

const names = ['Amigas', 'Bairro', 'Clientes', 'Doces', 'Escola', 'Feira', 'Gato'] as const;
const groups = names.map((name) => ({ name, members: 1 }));
const patienceMs = 30_000;

/** A shop whose window is hidden, at the pace of real life, where no member says to have got anything. */
async function openHidden(): Promise<{ readonly shop: Shop; readonly desktop: DesktopOf }> {
  const app = { env: { PROMO_CLOCK: '1' } };
  const shop = await openLinkedShop({ box: { groups, sendsReceipts: false }, app });
  const desktop = await watchDesktop(shop.electron);
  await shop.person.opens('Produtos');
  await shop.person.adds({ name: 'Mel', price: '10' });
  await desktop.hidesWindow();
  return { shop, desktop };
}

/** Waits for one more notification, clicks it, and hides the window again once it shows this screen. */
async function isLedFrom(
  { shop, desktop }: Awaited<ReturnType<typeof openHidden>>,
  title: RegExp,
  to: string,
) {
  const newest = async () => (await desktop.notified()).at(-1) ?? '';
  await expect.poll(newest, { timeout: patienceMs }).toMatch(title);
  await desktop.clicksNotification(await newest());
  await expect.poll(desktop.isShown, { timeout: patienceMs }).toBe(true);
  await shop.page.getByRole('heading', { name: to, level: 1 }).waitFor();
  await desktop.hidesWindow();
}

test('She is told of an end with failures, until when the computer must stay on, and of a pause of WhatsApp.', async () => {
  const opened = await openHidden();
  const { shop, desktop } = opened;
  await shop.box.server.ackNextWith(403);
  await shop.person.sends('Mel', ['Amigas']);
  await isLedFrom(opened, /^Mel: terminou com avisos$/, 'Envios');

  await shop.person.opens('Produtos');
  await shop.person.adds({ name: 'Queijo', price: '20' });
  await shop.person.sends('Queijo', names);
  await shop.person.opens('Produtos');
  await isLedFrom(opened, /^O computador precisa ficar ligado até \d\d:\d\d$/, 'Envios');

  await shop.box.server.setTimeLock(Date.now() + 600_000);
  await isLedFrom(opened, /^O WhatsApp pediu uma pausa$/, 'Conexão');
  expect(await desktop.notified()).toHaveLength(3);
});

test('What only she can answer is told, with the number on the icon, and leads to it.', async () => {
  const opened = await openHidden();
  const { shop } = opened;
  await shop.box.server.holdAcks();
  await shop.person.sends('Mel', ['Amigas']);
  await expect.poll(() => shop.box.group('Amigas').stanzaCount(), { timeout: patienceMs }).toBe(1);
  await shop.box.server.dropConnection();
  await isLedFrom(opened, /^Mel precisa da sua resposta$/, 'Envios');
  await shop.seesDelivery('Mel', 'Amigas', 'Desconhecido');
});
