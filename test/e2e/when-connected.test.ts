import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { CuttableLine } from './cuttable-line.ts';
import { watchDesktop } from './desktop-of.ts';
import { findOverflows } from './find-overflows.ts';
import { findFaultsInEachLanguage, speak } from './in-each-language.ts';
import { keepGroups } from './keep-groups.ts';
import { later, sleepsFor } from './later.ts';
import { openCuttableShop, reopenShop, type Shop } from './linked-shop.ts';
import type { OpenAppOptions } from './open-app.ts';
import { asShown, readBubble } from './read-preview.ts';

const names = ['Amigas', 'Bairro', 'Clientes'] as const;
const groups = names.map((name) => ({ name, members: 2 }));
const minuteMs = 60_000;
const patienceMs = 120_000;
const photo = {
  name: 'queijo.jpg',
  type: 'image/jpeg',
  bytes: readFileSync(join(import.meta.dirname, '../../assets/sample-shop/queijo-canastra.jpg')),
};

/** A shop with a cheese that has a photo, whose line to WhatsApp is cut. */
async function losesTheLink(app: OpenAppOptions = {}): Promise<{ shop: Shop; line: CuttableLine }> {
  const shop = await openCuttableShop({ app, box: { groups } });
  const { line, page, person } = shop;
  await keepGroups(page, 'Freguesia', { Amigas: '', Bairro: '🛵 Entrega no bairro' });
  await person.opens('Produtos');
  await person.adds({ name: 'Queijo', price: '42,50', note: '*Só hoje* 🧀', photo });
  await line.cut();
  await person.sees('Sem internet');
  return { shop, line };
}

/**
 * From the product's card to the confirmed wait.
 * @param looks at the step before it is confirmed
 * @returns what the preview showed for each group
 */
async function confirmsWithoutLink(
  { page }: Shop,
  looks?: () => Promise<void>,
): Promise<ReadonlyMap<string, string>> {
  await page.getByRole('button', { name: 'Enviar agora: Queijo', exact: true }).click();
  await page.getByRole('button', { name: /^Freguesia/ }).click();
  await page.getByRole('button', { name: 'Continuar' }).click();
  const dialog = page.getByRole('dialog', { name: 'Confira antes de enviar' });
  await dialog.getByText('O WhatsApp não está conectado agora').waitFor();
  await dialog.getByText(/^Sai sozinho se a conexão voltar até \d\d:\d\d/).waitFor();
  const shown = new Map<string, string>();
  for (const group of ['Amigas', 'Bairro']) {
    await page.getByLabel('Grupo mostrado').selectOption({ label: `em ${group}` });
    shown.set(group, await readBubble(page));
  }
  await looks?.();
  await dialog.getByRole('button', { name: 'Enviar quando conectar' }).click();
  return shown;
}

/** The card of what waits, on the page of the broadcasts. */
const card = ({ page }: Shop) =>
  page
    .getByRole('list', { name: 'O que espera a conexão' })
    .getByRole('article', { name: 'Queijo', exact: true });

/** What every device of a group decrypted, as a preview shows it. */
async function readPosts({ box }: Shop): Promise<ReadonlyMap<string, string>> {
  const { posts } = await box.report();
  const whole = posts.filter(
    ({ readableCount, deviceCount, hasPhoto }) => hasPhoto && readableCount === deviceCount,
  );
  return new Map(whole.map(({ groupName, text }) => [groupName, asShown(text)]));
}

const stanzaCounts = ({ box }: Shop) => Promise.all(names.map((name) => box.group(name).stanzaCount()));

test('Confirmed without a link it waits in sight, and when the link is back every device decrypts exactly the preview, once.', async () => {
  const { shop, line } = await losesTheLink();
  const { box, page, person, seesDelivery } = shop;
  const looks = async () => expect(await findFaultsInEachLanguage(page)).toEqual([]);
  const previews = await confirmsWithoutLink(shop, looks);
  await page.getByRole('heading', { name: 'Envios', level: 1 }).waitFor();
  await card(shop).getByText('Espera a conexão').waitFor();
  await page.getByRole('button', { name: /^Envios 1 envio ainda não terminou$/ }).waitFor();
  await card(shop)
    .getByText(/^Sai sozinho se a conexão voltar até \d\d:\d\d/)
    .waitFor();
  await looks();
  await person.opens('Calendário');
  await page
    .getByRole('main')
    .getByRole('button', { name: /Queijo.*espera a conexão/ })
    .waitFor();
  await person.opens('Produtos');
  await page.getByRole('tab', { name: /^Agendados/ }).click();
  await page.getByRole('article', { name: 'Queijo', exact: true }).waitFor();
  await person.opens('Envios');
  expect(await stanzaCounts(shop)).toEqual([0, 0, 0]);

  await line.mend();
  for (const name of ['Amigas', 'Bairro']) await seesDelivery('Queijo', name, 'entregue a 2 de 2');
  await card(shop).waitFor({ state: 'detached' });
  await expect.poll(() => readPosts(shop)).toEqual(previews);
  expect(await stanzaCounts(shop)).toEqual([1, 1, 0]);
  await page.getByRole('button', { name: 'Envios', exact: true }).waitFor();
  expect(await box.violations()).toEqual([]);
});

test('Who quits while something waits for the link is told so first, and it goes at the next start.', async () => {
  const { shop } = await losesTheLink();
  const { box, electron } = shop;
  const desktop = await watchDesktop(electron);
  await confirmsWithoutLink(shop);
  await card(shop).waitFor();
  await desktop.answers('Voltar');
  await desktop.quits();
  await expect.poll(desktop.asked, { timeout: patienceMs }).toEqual(['Um envio espera a conexão']);
  await card(shop).waitFor();

  await desktop.answers('Sair mesmo assim');
  const gone = electron.waitForEvent('close', { timeout: patienceMs });
  await desktop.quits();
  await gone;
  const next = await reopenShop(shop);
  await next.person.opens('Envios');
  for (const name of ['Amigas', 'Bairro']) await next.seesDelivery('Queijo', name, 'entregue a 2 de 2');
  expect(await stanzaCounts(shop)).toEqual([1, 1, 0]);
  expect(await box.violations()).toEqual([]);
});

test('A link that comes back too late sends nothing: the screen of what waits asks, and it goes once at her word.', async () => {
  const { shop, line } = await losesTheLink(later(0));
  const { box, page, electron, seesDelivery } = shop;
  const previews = await confirmsWithoutLink(shop);
  await card(shop).getByText('Espera a conexão').waitFor();
  await sleepsFor(electron, 45 * minuteMs);
  await line.mend();
  await shop.person.sees('Conectado');
  await page.getByRole('heading', { name: /aconteceu isto$/, level: 1 }).waitFor({ timeout: patienceMs });
  const missed = page.getByRole('region', { name: 'Perdeu a hora', exact: true });
  await missed.getByText('2 grupos').waitFor();
  await expect.poll(() => missed.getByRole('listitem').count()).toBe(1);
  expect(await stanzaCounts(shop)).toEqual([0, 0, 0]);

  await missed.getByRole('button', { name: 'Enviar agora: Queijo' }).click();
  await page.getByRole('button', { name: 'Ver envios', exact: true }).click();
  for (const name of ['Amigas', 'Bairro']) await seesDelivery('Queijo', name, 'entregue a 2 de 2');
  await expect.poll(() => readPosts(shop)).toEqual(previews);
  expect(await stanzaCounts(shop)).toEqual([1, 1, 0]);
  expect(await box.violations()).toEqual([]);
});

test('What waits can be cancelled, and that can be taken back.', async () => {
  const { shop, line } = await losesTheLink();
  const { page, box, electron, seesDelivery } = shop;
  await confirmsWithoutLink(shop);
  await card(shop).waitFor();
  await speak(page, 'es');
  expect(await findOverflows(electron, page)).toEqual([]);
  await speak(page, 'pt-BR');
  await page.getByRole('button', { name: 'Cancelar: Queijo', exact: true }).click();
  await page.getByText('Cancelado: Queijo não sai.').waitFor();
  await card(shop).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Desfazer' }).click();
  await card(shop).waitFor();
  await page.getByRole('button', { name: 'Cancelar: Queijo', exact: true }).click();
  await card(shop).waitFor({ state: 'detached' });
  await line.mend();
  await shop.person.sees('Conectado');

  // What is sent after it has gone, and the cancelled one has not.
  await shop.person.opens('Produtos');
  await page.getByRole('tab', { name: /^Não agendados/ }).click();
  await shop.person.sends('Queijo', ['Clientes']);
  await seesDelivery('Queijo', 'Clientes', 'entregue a 2 de 2');
  expect(await stanzaCounts(shop)).toEqual([0, 0, 1]);
  expect(await box.violations()).toEqual([]);
});
