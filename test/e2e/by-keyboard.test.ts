import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { startBoxProcess } from '../../main/practice/start-box-process.ts';
import type { Centavos } from '../../shared/money.ts';
import { addDays, dayOf } from '../../shared/plain-date.ts';
import { emptyDraft } from '../../shared/products.ts';
import { sleepUntil } from './advance-clock.ts';
import { createKeys, type Keys } from './keys.ts';
import { makeProfile, openLinkedShop, openUntilFinished, type Shop } from './linked-shop.ts';
import { createPerson } from './person.ts';

const groups = [
  { name: 'Amigas', members: 2 },
  { name: 'Clientes', members: 2 },
];
const patienceMs = 60_000;

interface ShopWithKeys extends Shop {
  readonly keys: Keys;
}

/** A linked shop that has honey for R$ 10, its window just shown. */
async function openShop(): Promise<ShopWithKeys> {
  const shop = await openLinkedShop({ box: { groups } });
  const { page } = shop;
  await page.evaluate((product) => window.promoBrothers.call('products.save', { product }), {
    ...emptyDraft,
    name: 'Mel',
    price: 1_000 as Centavos,
  });
  const keys = createKeys(page);
  await page.getByRole('article', { name: 'Mel', exact: true }).waitFor();
  await keys.press('Tab');
  return { ...shop, keys };
}

/** By the search of the window, to the screen of this name. */
async function opens({ page, keys }: ShopWithKeys, screen: string): Promise<void> {
  await keys.press('Control+k');
  await dialog(page).getByRole('combobox').and(page.locator(':focus')).waitFor();
  await keys.type(screen);
  await page.getByRole('option', { selected: true }).filter({ hasText: screen }).waitFor();
  await keys.press('Enter');
  await page.getByRole('heading', { name: screen, level: 1 }).waitFor();
}

/** What every device of the group shows, when they all show the same. */
async function shownIn({ box }: Shop, group: string): Promise<string> {
  const inboxes = await box.group(group).inbox();
  const shown = inboxes.map(({ entries }) =>
    entries
      .map(({ text, isDeleted }) => (isDeleted ? 'deleted' : text.replaceAll('\u00a0', ' ')))
      .join(' | '),
  );
  return [...new Set(shown)].join(' or ');
}

async function savesTo(electron: ElectronApplication, path: string): Promise<void> {
  await electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, path);
}

const dialog = (page: Page) => page.getByRole('dialog');
const isGone = (page: Page) => dialog(page).waitFor({ state: 'detached' });

test('By the keyboard alone she links with her number.', async () => {
  const box = await startBoxProcess({ groups });
  onTestFinished(() => box.stop());
  const { page } = await openUntilFinished({ server: box.address });
  const keys = createKeys(page);
  await page.getByRole('img', { name: 'Código QR para ler com o celular' }).waitFor({ timeout: patienceMs });
  await keys.press('Tab');
  await keys.does('Conectar com o número do telefone');
  await keys.goesTo(/^Número do WhatsApp da loja/);
  await keys.type('onze');
  await page.getByText('Só números aqui, sem letras.', { exact: false }).waitFor();
  await keys.press('Control+a');
  await keys.type(`+${box.phone.phoneNumber}`);
  await keys.does('Pedir o código');
  const shown = page.getByRole('img', { name: /^Código:|código/i }).filter({ hasText: /^[A-Z0-9]{8}$/ });
  await shown.waitFor({ timeout: patienceMs });
  expect(await box.phone.enterCode((await shown.textContent()) ?? '')).toBe('linked');
  await createPerson(page).sees('Conectado');
});

test('By the keyboard alone a template is written and used, and a text of her own goes out.', async () => {
  const shop = await openShop();
  const { page, keys } = shop;
  await opens(shop, 'Modelos');
  await keys.does('Novo modelo');
  await keys.isAt(/^Mensagem/);
  await keys.press('Control+a');
  await keys.type('Hoje: ');
  await keys.goesTo(/^Nome do modelo/, 'Shift+Tab');
  await keys.press('Control+a');
  await keys.type('Feira');
  await keys.does('Inserir: nome');
  await keys.isAt(/^Mensagem/);
  await keys.press('Control+End');
  await keys.type(' por {preço}');
  await keys.does('Salvar modelo');
  await page.getByText('Modelo “Feira” salvo.').waitFor();
  await keys.does('Usar como padrão: Feira');
  await page.getByRole('article', { name: 'Feira' }).getByText('Padrão').waitFor();

  await opens(shop, 'Produtos');
  await keys.does('Enviar agora: Mel');
  await sendsToClientes(shop);
  await expect.poll(() => shownIn(shop, 'Clientes'), { timeout: patienceMs }).toBe('Hoje: Mel por R$ 10,00');

  await keys.does('Escrever um texto');
  await keys.isAt(/^Sua mensagem/);
  await keys.type('*Bom dia!*');
  await keys.does('Continuar');
  await sendsToClientes(shop);
  await expect
    .poll(() => shownIn(shop, 'Clientes'), { timeout: patienceMs })
    .toBe('Hoje: Mel por R$ 10,00 | *Bom dia!*');
  expect(await shownIn(shop, 'Amigas')).toBe('');
  expect(await shop.box.violations()).toEqual([]);
});

/** From the search of the groups to what is under way. */
async function sendsToClientes(shop: ShopWithKeys): Promise<void> {
  const { page, keys } = shop;
  await choosesClientes(shop);
  await keys.does('Continuar');
  await keys.does('Enviar para 1 grupo');
  await page.getByRole('heading', { name: 'Envios', level: 1 }).waitFor();
  await isGone(page);
}

async function choosesClientes({ page, keys }: ShopWithKeys): Promise<void> {
  await page.getByRole('searchbox', { name: 'Buscar grupo' }).waitFor();
  await keys.goesTo('Buscar grupo');
  await keys.type('clie');
  await keys.goesTo(/^Clientes/);
  await keys.press('Space');
}

test('By the keyboard alone a price is corrected, an archived product brought back, its promo planned for tomorrow, and it goes then.', async () => {
  const shop = await openShop();
  const { page, keys } = shop;
  await keys.does('Editar: Mel');
  await keys.isAt(/^Nome/);
  await keys.goesTo(/^Por \(preço de agora\)/);
  await keys.press('Control+a');
  await keys.type('12,50');
  await keys.does('Salvar produto');
  await page.getByRole('article', { name: 'Mel', exact: true }).getByText('R$ 12,50').waitFor();
  await isGone(page);
  await keys.goesTo('Mel');
  await keys.press('Delete');
  await page.getByText('“Mel” foi arquivado.').waitFor();
  await keys.press('Control+z');
  await page.getByRole('article', { name: 'Mel', exact: true }).waitFor();
  await keys.does('Enviar agora: Mel');
  await choosesClientes(shop);
  await keys.does('Agendar…');
  const day = addDays(dayOf(Date.now()), 1);
  await keys.isAt(/^Dia/);
  await keys.type(day.split('-').toReversed().join(''));
  await expect.poll(() => page.getByLabel('Dia', { exact: true }).inputValue()).toBe(day);
  await keys.goesTo(/^Hora/);
  await keys.type('1015');
  await keys.does('Agendar');
  await page.getByRole('heading', { name: 'Calendário', level: 1 }).waitFor();
  await keys.goesTo(/10:15.*Mel/);
  expect(await shownIn(shop, 'Clientes')).toBe('');
  await sleepUntil(shop, new Date(`${day}T10:15:30`).getTime());
  await expect.poll(() => shownIn(shop, 'Clientes'), { timeout: patienceMs }).toMatch(/^\*Mel\*.*12,50/s);
  expect(await shop.box.violations()).toEqual([]);
});

test('By the keyboard alone a broadcast is paused, goes on, is cancelled, and what is sold out is taken back.', async () => {
  const shop = await openShop();
  const { box, page, person, keys, seesDelivery } = shop;
  await box.server.holdAcks();
  await person.sends('Mel', ['Amigas', 'Clientes']);
  await expect.poll(() => box.group('Amigas').stanzaCount(), { timeout: patienceMs }).toBe(1);
  await keys.does('Pausar: Mel');
  await page.getByRole('button', { name: 'Continuar: Mel' }).waitFor();
  await keys.isAt('Continuar: Mel');
  await keys.press('Enter');
  await keys.isAt('Pausar: Mel');
  await keys.does('Cancelar o que falta: Mel');
  await dialog(page).waitFor();
  await keys.does('Cancelar o que falta');
  await seesDelivery('Mel', 'Clientes', 'Cancelado');
  await box.server.releaseAcks();
  await seesDelivery('Mel', 'Amigas', 'entregue a 2 de 2');
  await isGone(page);

  await keys.does('Esgotou: Mel');
  await dialog(page).waitFor();
  await keys.goesTo(/^(Avisar na própria mensagem|Apagar dos grupos|Deixar como está)/);
  for (let presses = 0; presses < 3; presses += 1) {
    if (await dialog(page).getByRole('radio', { name: 'Apagar dos grupos' }).isChecked()) break;
    await keys.press('ArrowDown');
  }
  await keys.does('Marcar como esgotado');
  await expect.poll(() => shownIn(shop, 'Amigas'), { timeout: patienceMs }).toBe('deleted');
  await isGone(page);
  // It is not lost after the dialog.
  await keys.goesTo(/./);
  expect(await shownIn(shop, 'Clientes')).toBe('');
  expect(await box.violations()).toEqual([]);
});

test('By the keyboard alone the history is saved, a group repaired, the pace set and a backup made.', async () => {
  const shop = await openShop();
  const { electron, page, person, keys } = shop;
  const folder = makeProfile();
  await person.sends('Mel', ['Clientes']);
  await shop.seesDelivery('Mel', 'Clientes', 'entregue a 2 de 2');
  await keys.goesTo('Agora', 'Shift+Tab');
  await keys.press('ArrowRight');
  await keys.goesTo('Buscar no histórico');
  await keys.type('mel');
  await page.getByText('Todos · 1').waitFor();
  await savesTo(electron, join(folder, 'history.csv'));
  await keys.does('Salvar planilha…');
  await page.getByText('A planilha foi salva.').waitFor();
  expect(readFileSync(join(folder, 'history.csv'), 'utf8')).toContain('Mel;');

  await opens(shop, 'Grupos');
  await keys.does('Reparar o grupo Clientes');
  await dialog(page).waitFor();
  await keys.does(/^Fazer: 1\./);
  await dialog(page).getByText('A lista está em dia.', { exact: false }).waitFor();
  await keys.press('Escape');
  await isGone(page);
  await keys.isAt('Reparar o grupo Clientes');

  await opens(shop, 'Ajustes');
  await keys.does('Mudar horário e ritmo…');
  await keys.goesTo('Em uma hora');
  await keys.press('Control+a');
  await keys.type('30');
  await keys.does('Salvar');
  await page.getByText('Salvo. O que está na fila já segue isto.').waitFor();
  await savesTo(electron, join(folder, 'loja.promobrothers'));
  await keys.does('Salvar cópia…');
  await page.getByText('A cópia foi salva.').waitFor();
  expect(existsSync(join(folder, 'loja.promobrothers'))).toBe(true);
});
