import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addDays, dayOf } from '../../shared/plain-date.ts';
import { scanUntilLinked } from './scan-until-linked.ts';
import {
  choosesFiles,
  dialogIn,
  isGone,
  openShopByKeys,
  opens,
  type ShopByKeys,
  shownIn,
} from './shop-by-keys.ts';

/** Language, colours, hours, what happens late, and what the app may do on this computer. */
async function changesSettings(shop: ShopByKeys): Promise<void> {
  const { electron, page, keys, profile } = shop;
  const kept = () => JSON.parse(readFileSync(join(profile, 'settings.json'), 'utf8'));
  await opens(shop, 'Ajustes');
  await keys.goesTo('Português (Brasil)');
  await keys.chooses('English');
  await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor();
  await keys.isAt('English');
  await keys.chooses('Português (Brasil)', 'ArrowUp');
  await page.getByRole('heading', { name: 'Ajustes', level: 1 }).waitFor();
  await keys.goesTo('As do computador');
  await keys.chooses('Escuras');
  await expect.poll(() => electron.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('dark');
  await keys.does('Mudar horário e ritmo…');
  await keys.goesTo('segunda-feira: a partir de');
  await keys.type('0930');
  await keys.goesTo('domingo');
  await keys.press('Space');
  await page.getByText('nada sai neste dia').waitFor();
  await keys.does('Salvar');
  await page.getByText('Salvo. O que está na fila já segue isto.').waitFor();
  await keys.isNotLost();
  await keys.goesTo('30 min');
  await keys.chooses('2 h');
  await keys.goesTo('Abrir quando o computador liga');
  await keys.press('Space');
  await page.getByRole('checkbox', { name: 'Abrir quando o computador liga', checked: true }).waitFor();
  await expect.poll(kept).toMatchObject({
    language: 'pt-BR',
    theme: 'dark',
    graceMinutes: 120,
    desktop: { startsAtLogin: true },
    pace: { hours: { mon: { opens: 570 }, sun: { isOpen: false } } },
  });
}

/** As a file, and through the clipboard; and back. */
async function takesDiagnosis({ electron, page, keys, profile }: ShopByKeys): Promise<void> {
  const path = join(profile, 'diagnóstico.txt');
  await keys.does('Abrir o diagnóstico');
  await page.getByText('7.0.0-rc14').waitFor();
  await keys.isNotLost();
  await choosesFiles(electron, path);
  await keys.does('Salvar arquivo…');
  await page.getByText('O arquivo foi salvo.').waitFor();
  await keys.isAt('Salvar arquivo…');
  await keys.does('Copiar');
  await page.getByText('Copiado. Agora é só colar.').waitFor();
  await keys.isAt('Copiar');
  expect(readFileSync(path, 'utf8')).toContain('Baileys: 7.0.0-rc14');
  expect(await electron.evaluate(({ clipboard }) => clipboard.readText())).toContain('Baileys: 7.0.0-rc14');
  await keys.does('Voltar aos ajustes', 'Shift+Tab');
  await page.getByRole('heading', { name: 'Ajustes', level: 1 }).waitFor();
  await keys.isNotLost();
}

/** What was sent: found, looked at, narrowed down, and as a table. */
async function looksBack(shop: ShopByKeys): Promise<void> {
  const { page, keys } = shop;
  await opens(shop, 'Envios');
  await keys.goesTo('Agora');
  await keys.press('ArrowRight');
  await keys.isAt('Histórico');
  await page.getByText('Todos · 1').waitFor();
  await keys.does(/^Mel.*Enviado$/);
  await page.getByRole('list', { name: 'Grupos de Mel' }).getByText('Clientes').waitFor();
  await keys.goesTo('Período', 'Shift+Tab');
  await keys.press('ArrowDown');
  await page.getByText('Todos · 1').waitFor();
  await keys.goesTo(/^Todos/, 'Shift+Tab');
  await keys.chooses(/^Com avisos/, 'ArrowRight');
  await page.getByText('Nenhum envio encontrado').waitFor();
  await keys.does('Mostrar todos');
  await page.getByText('Todos · 1').waitFor();
  await keys.isNotLost();
  await keys.goesTo('Histórico', 'Shift+Tab');
  await keys.press('ArrowRight');
  await keys.isAt('Alcance');
  await keys.does('Ver como tabela');
  await page.getByRole('table', { name: 'Por dia' }).waitFor();
  await keys.isAt('Ver como gráfico');
  await keys.goesTo('Últimas 4 semanas');
  await keys.chooses('Últimas 12 semanas', 'ArrowRight');
}

/** Each week on two days; one time is skipped, moved, and all of it paused, deleted and taken back. */
async function plansEachWeek(shop: ShopByKeys): Promise<void> {
  const { page, keys } = shop;
  const entry = page.getByRole('main').getByRole('button', { name: /Mel/ });
  const day = addDays(dayOf(Date.now()), 1);
  await opens(shop, 'Produtos');
  await keys.goesTo(/^Não agendados/);
  await keys.press('ArrowRight', 'ArrowRight');
  await keys.does('Enviar agora: Mel');
  await keys.isAt('Buscar grupo');
  await keys.goesTo(/^Clientes/);
  await keys.press('Space');
  await keys.does('Agendar…');
  await keys.isAt('Dia');
  await keys.type(day.split('-').toReversed().join(''));
  await keys.goesTo('Hora');
  await keys.type('1015');
  await keys.goesTo('Não repete');
  await keys.chooses('Toda semana', 'ArrowRight');
  await keys.goesTo('Até quando');
  await keys.press('ArrowDown', 'ArrowDown');
  await keys.fills('Quantas vezes', '3');
  await page.getByText(/^Toda semana \(.*\), 10:15/).waitFor();
  await keys.does('Agendar');
  await page.getByRole('heading', { name: 'Calendário', level: 1 }).waitFor();
  await isGone(page);
  await keys.isNotLost();

  const says = (words: string) => entry.filter({ hasText: words }).or(entry.and(page.getByLabel(words)));
  await keys.does(/10:15.*Mel/);
  await keys.does('Pular');
  await isGone(page);
  await keys.isAt(/10:15.*Mel.*pulado/);
  await keys.press('Control+z');
  await keys.isAt(/10:15.*Mel.*agendado/);
  await keys.press('Shift+ArrowDown');
  await keys.isAt(/10:30.*Mel/);
  await keys.press('Enter');
  await keys.does('Mover…');
  await keys.goesTo('Hora');
  await keys.type('1145');
  await keys.does('Mover para cá');
  await isGone(page);
  await keys.isAt(/11:45.*Mel/);
  await keys.press('Enter');
  await keys.does('Pausar');
  await isGone(page);
  await keys.isAt(/11:45.*Mel.*em pausa/);
  await keys.press('Enter');
  await keys.does('Excluir');
  await isGone(page);
  await says('11:45').first().waitFor({ state: 'detached' });
  await keys.isNotLost();
  await keys.press('Control+z');
  await says('11:45').first().waitFor();
  await keys.isNotLost();
}

/** The link is made anew step by step, given up, and made with the phone once more. */
async function linksAnew(shop: ShopByKeys): Promise<void> {
  const { box, page, person, keys } = shop;
  await opens(shop, 'Conexão');
  await keys.does('Reparar a conexão');
  await dialogIn(page).waitFor();
  for (const [step, says] of [
    [/^Fazer: 1\./, 'A ligação é nova.'],
    [/^Fazer: 2\./, 'As chaves novas estão lá.'],
  ] as const) {
    await keys.does(step);
    await page.getByText(says, { exact: false }).waitFor();
    await keys.isNotLost();
  }
  await keys.does(/^Ligar de novo…: 3\./);
  await keys.isAt('Continuar conectado');
  await keys.press('Enter');
  await keys.isAt(/^Ligar de novo…: 3\./);
  await keys.press('Escape');
  await isGone(page);
  // The button that led here was drawn anew meanwhile.
  await keys.isNotLost();
  await keys.does('Desconectar este computador');
  await keys.isAt('Continuar conectado');
  await keys.press('Escape');
  await isGone(page);
  await keys.isAt('Desconectar este computador');
  await keys.press('Enter');
  await keys.does('Desconectar');
  await page.getByRole('heading', { name: 'Este computador está desconectado' }).waitFor();
  await isGone(page);
  await keys.isNotLost();
  await keys.does('Conectar de novo');
  await scanUntilLinked(page, box.phone);
  await person.sees('Conectado');
  await keys.isNotLost();
}

test('By the keyboard alone the past is looked through, weeks are planned, settings changed, the diagnosis taken along, and the link made anew.', async () => {
  const shop = await openShopByKeys();
  const { box, person, seesDelivery } = shop;
  await person.sends('Mel', ['Clientes']);
  await seesDelivery('Mel', 'Clientes', 'entregue a 2 de 2');
  await looksBack(shop);
  await plansEachWeek(shop);
  await changesSettings(shop);
  await takesDiagnosis(shop);
  await linksAnew(shop);
  expect(await shownIn(shop, 'Amigas')).toBe('');
  expect(await box.violations()).toEqual([]);
});
