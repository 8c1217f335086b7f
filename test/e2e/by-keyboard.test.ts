import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startBoxProcess } from '../../main/practice/start-box-process.ts';
import { turnClock } from '../../scripts/demo/turn-clock.ts';
import { addDays, dayOf } from '../../shared/plain-date.ts';
import { createKeys } from './keys.ts';
import { makeProfile, openUntilFinished } from './linked-shop.ts';
import { createPerson } from './person.ts';
import {
  choosesFiles,
  dialogIn,
  isGone,
  openShopByKeys,
  opens,
  type ShopByKeys,
  shownIn,
  twoGroups,
} from './shop-by-keys.ts';

const patienceMs = 60_000;

test('By the keyboard alone she links with her number.', async () => {
  const box = await startBoxProcess({ groups: twoGroups });
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
  const shop = await openShopByKeys();
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
async function sendsToClientes(shop: ShopByKeys): Promise<void> {
  const { page, keys } = shop;
  await choosesClientes(shop);
  await keys.does('Continuar');
  await keys.does('Enviar para 1 grupo');
  await page.getByRole('heading', { name: 'Envios', level: 1 }).waitFor();
  await isGone(page);
}

async function choosesClientes({ page, keys }: ShopByKeys): Promise<void> {
  await page.getByRole('searchbox', { name: 'Buscar grupo' }).waitFor();
  await keys.goesTo('Buscar grupo');
  await keys.type('clie');
  await keys.goesTo(/^Clientes/);
  await keys.press('Space');
}

test('By the keyboard alone a price is corrected, an archived product brought back, its promo planned for tomorrow, and it goes then.', async () => {
  const shop = await openShopByKeys();
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
  await turnClock(shop.electron, new Date(`${day}T10:15:30`).getTime());
  await expect.poll(() => shownIn(shop, 'Clientes'), { timeout: patienceMs }).toMatch(/^\*Mel\*.*12,50/s);
  expect(await shop.box.violations()).toEqual([]);
});

test('By the keyboard alone a broadcast is paused, goes on, is cancelled, and what is sold out is taken back.', async () => {
  const shop = await openShopByKeys();
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
  await dialogIn(page).waitFor();
  await keys.does('Cancelar o que falta');
  await seesDelivery('Mel', 'Clientes', 'Cancelado');
  await box.server.releaseAcks();
  await seesDelivery('Mel', 'Amigas', 'entregue a 2 de 2');
  await isGone(page);

  await keys.does('Esgotou: Mel');
  await dialogIn(page).waitFor();
  await keys.goesTo(/^(Avisar na própria mensagem|Apagar dos grupos|Deixar como está)/);
  for (let presses = 0; presses < 3; presses += 1) {
    if (await dialogIn(page).getByRole('radio', { name: 'Apagar dos grupos' }).isChecked()) break;
    await keys.press('ArrowDown');
  }
  await keys.does('Marcar como esgotado');
  await expect.poll(() => shownIn(shop, 'Amigas'), { timeout: patienceMs }).toBe('deleted');
  await isGone(page);
  await keys.isNotLost();
  expect(await shownIn(shop, 'Clientes')).toBe('');
  expect(await box.violations()).toEqual([]);
});

test('By the keyboard alone the history is saved, a group repaired, the pace set and a backup made.', async () => {
  const shop = await openShopByKeys();
  const { electron, page, person, keys } = shop;
  const folder = makeProfile();
  await person.sends('Mel', ['Clientes']);
  await shop.seesDelivery('Mel', 'Clientes', 'entregue a 2 de 2');
  await keys.goesTo('Agora', 'Shift+Tab');
  await keys.press('ArrowRight');
  await keys.goesTo('Buscar no histórico');
  await keys.type('mel');
  await page.getByText('Todos · 1').waitFor();
  await choosesFiles(electron, join(folder, 'history.csv'));
  await keys.does('Salvar planilha…');
  await page.getByText('A planilha foi salva.').waitFor();
  expect(readFileSync(join(folder, 'history.csv'), 'utf8')).toContain('Mel;');

  await opens(shop, 'Grupos');
  await keys.does('Reparar o grupo Clientes');
  await dialogIn(page).waitFor();
  await keys.does(/^Fazer: 1\./);
  await dialogIn(page).getByText('A lista está em dia.', { exact: false }).waitFor();
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
  await choosesFiles(electron, join(folder, 'loja.promobrothers'));
  await keys.does('Salvar cópia…');
  await page.getByText('A cópia foi salva.').waitFor();
  expect(existsSync(join(folder, 'loja.promobrothers'))).toBe(true);
});
