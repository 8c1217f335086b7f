import { expect, test } from 'vitest';
import { type DesktopOf, watchDesktop } from './desktop-of.ts';
import { openLinkedShop, type Shop } from './linked-shop.ts';

const names = ['Amigas', 'Bairro', 'Clientes', 'Doces', 'Escola', 'Feira', 'Gato'] as const;
const groups = names.map((name) => ({ name, members: 1 }));
const patienceMs = 30_000;

interface Opened {
  readonly shop: Shop;
  readonly desktop: DesktopOf;
}

/** A shop at the pace of real life, where no member says to have got anything, while she looks elsewhere. */
async function openBehind(): Promise<Opened> {
  const app = { env: { PROMO_CLOCK: '1' } };
  const shop = await openLinkedShop({ box: { groups, sendsReceipts: false }, app });
  const desktop = await watchDesktop(shop.electron);
  await shop.person.opens('Produtos');
  await shop.person.adds({ name: 'Mel', price: '10' });
  await desktop.looksElsewhere();
  return { shop, desktop };
}

/** Waits for one more notification, clicks it while the window is hidden, and is led to this screen. */
async function isLedBy(title: RegExp, to: string, { shop, desktop }: Opened): Promise<void> {
  const newest = async () => (await desktop.notified()).at(-1) ?? '';
  await expect.poll(newest, { timeout: patienceMs }).toMatch(title);
  await desktop.hidesWindow();
  await desktop.clicksNotification(await newest());
  await expect.poll(desktop.isShown, { timeout: patienceMs }).toBe(true);
  await shop.page.getByRole('heading', { name: to, level: 1 }).waitFor();
  await desktop.looksElsewhere();
}

test('She is told of an end with failures, until when the computer must stay on, and of a pause of WhatsApp.', async () => {
  const opened = await openBehind();
  const { shop, desktop } = opened;
  await shop.box.server.ackNextWith(403);
  await shop.person.sends('Mel', ['Amigas']);
  await shop.person.opens('Produtos');
  await isLedBy(/^Mel: terminou com avisos$/, 'Envios', opened);

  await shop.person.opens('Produtos');
  await shop.person.adds({ name: 'Queijo', price: '20' });
  await shop.person.sends('Queijo', names);
  await shop.person.opens('Produtos');
  await isLedBy(/^O computador precisa ficar ligado até \d\d:\d\d$/, 'Envios', opened);

  await shop.box.server.setTimeLock(Date.now() + 600_000);
  await isLedBy(/^O WhatsApp pediu uma pausa$/, 'Conexão', opened);
  expect(await desktop.notified()).toHaveLength(3);
});

test('What only she can answer is told, with its number on the icon, and leads to it.', async () => {
  const opened = await openBehind();
  const { shop } = opened;
  await shop.box.server.holdAcks();
  await shop.person.sends('Mel', ['Amigas']);
  await expect.poll(() => shop.box.group('Amigas').stanzaCount(), { timeout: patienceMs }).toBe(1);
  await shop.person.opens('Produtos');
  await shop.box.server.dropConnection();
  await isLedBy(/^Mel precisa da sua resposta$/, 'Envios', opened);
  await shop.seesDelivery('Mel', 'Amigas', 'Desconhecido');
  expect((await opened.desktop.taskbar()).badgeCount).toBe(1);
});
