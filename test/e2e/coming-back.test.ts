import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { tellMoment } from '../../scripts/demo/tell-moment.ts';
import { findOverflows } from './find-overflows.ts';
import { findFaultsInEachLanguage, speak } from './in-each-language.ts';
import { createKeys } from './keys.ts';
import { later, sleepsFor } from './later.ts';
import { killApp, openLinkedShop, reopenShop, type Shop } from './linked-shop.ts';
import { plans } from './plans.ts';
import { opens } from './shop-by-keys.ts';

const names = ['Amigas', 'Bairro', 'Clientes', 'Domingo'] as const;
const groups = names.map((name) => ({ name, members: 2 }));
const hourMs = 3_600_000;
const minuteMs = 60_000;
/** A run that is planned for the next full minute has at most so long to go, and then the pace. */
const patienceMs = 120_000;

/** What each device of the group holds: the product's name, and how often. */
async function holds({ box }: Shop, group: string): Promise<readonly string[]> {
  const inboxes = await box.group(group).inbox();
  const all = inboxes.map(({ entries }) =>
    entries
      .map(({ text, copies }) => `${/Mel|Queijo|Doce|Café/.exec(text)?.[0]} × ${copies}`)
      .sort()
      .join(', '),
  );
  return [...new Set(all)];
}

/** How long after the time of day that is named there it was taken; it is before it when the result is negative. */
function tookMs(planned: string | null, takenAt = Number.NaN): number {
  const [, hours, minutes] = /(\d\d):(\d\d)/.exec(planned ?? '') ?? [];
  const at = takenAt + 5 * hourMs;
  const late = at - new Date(at).setHours(Number(hours), Number(minutes), 0, 0);
  return Math.abs(late) > 12 * hourMs ? late - Math.sign(late) * 24 * hourMs : late;
}

const heading = (page: Page) => page.getByRole('heading', { name: /aconteceu isto$/, level: 1 });
const part = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** Three promos are planned and a fourth is being sent, and then the power goes for five hours. */
async function comesBack(): Promise<Shop> {
  const shop = await openLinkedShop({ box: { groups, sendsReceipts: false } });
  const { person, page, box } = shop;
  await person.opens('Produtos');
  for (const name of ['Mel', 'Queijo', 'Doce', 'Café']) await person.adds({ name, price: '10' });
  await plans(page, 'Queijo', 'Bairro', 20);
  await plans(page, 'Doce', 'Clientes', 21);
  await plans(page, 'Café', 'Domingo', 22);
  await box.server.holdAcks();
  await person.sends('Mel', ['Amigas', 'Bairro']);
  await expect.poll(() => box.group('Amigas').stanzaCount(), { timeout: 30_000 }).toBe(1);
  await killApp(shop);
  await box.server.releaseAcks();
  return reopenShop(shop, later(5 * hourMs));
}

test('After a power cut of five hours she is asked about everything, and each answer does what it says.', async () => {
  const shop = await comesBack();
  const { page, box } = shop;
  await heading(page).waitFor();
  await part(page, 'Perderam a hora').getByRole('listitem').nth(2).waitFor();
  await expect.poll(() => part(page, 'Perderam a hora').getByRole('listitem').count()).toBe(3);
  await part(page, 'Parou no meio').getByText('falta 1 grupo').waitFor();
  await part(page, 'Não sabemos se chegou').getByText('sem resposta em Amigas').waitFor();
  expect(await findFaultsInEachLanguage(page)).toEqual([]);
  await speak(page, 'es');
  expect(await findOverflows(shop.electron, page)).toEqual([]);
  await speak(page, 'pt-BR');
  expect(await holds(shop, 'Bairro')).toEqual(['']);

  await button(page, 'Descartar: Café').click();
  await page.getByText('Descartado: Café.').waitFor();
  await button(page, 'Próximo horário livre: Doce').click();
  const planned = await part(page, 'Perderam a hora')
    .getByText(/agendado para/)
    .textContent();
  await button(page, 'Enviar agora: Queijo').click();
  await part(page, 'Parou no meio').getByRole('button', { name: 'Enviar agora: Mel' }).click();
  await button(page, 'Deixar assim: Mel').click();
  await page.getByText('Pronto, está tudo decidido').waitFor();
  expect(await findFaultsInEachLanguage(page)).toEqual([]);

  await expect.poll(() => holds(shop, 'Bairro'), { timeout: patienceMs }).toEqual(['Mel × 1, Queijo × 1']);
  await expect.poll(() => holds(shop, 'Clientes'), { timeout: patienceMs }).toEqual(['Doce × 1']);
  const [stanza] = await box.group('Clientes').stanzas();
  expect(tookMs(planned, stanza?.takenAt)).toBeGreaterThanOrEqual(0);
  await button(page, 'Ver envios').click();
  await page.getByText('1 enviado · 1 não confirmado').waitFor();
  expect(await holds(shop, 'Amigas')).toEqual(['Mel × 1']);
  expect(await holds(shop, 'Domingo')).toEqual(['']);
  await page.getByRole('navigation').getByText('Decidir').waitFor({ state: 'detached' });
  expect(await box.violations()).toEqual([]);
});

test('By the keyboard alone an unknown one that she sends again is on each device under the one id, and what she gives up never goes.', async () => {
  const shop = await comesBack();
  const { page, box } = shop;
  const keys = createKeys(page);
  await part(page, 'Não sabemos se chegou').getByRole('button', { name: 'Enviar de novo: Mel' }).waitFor();
  await keys.press('Tab');
  await keys.does('Enviar de novo: Mel');
  await expect.poll(() => holds(shop, 'Amigas'), { timeout: patienceMs }).toEqual(['Mel × 2']);
  await keys.isNotLost();
  await keys.does('Descartar tudo', 'Shift+Tab');
  await page.getByText('4 itens descartados.').waitFor();
  // The number is what still waits for her, and not what she can only take back.
  const waiting = page.getByRole('navigation').getByRole('button', { name: /^Decidir/ });
  await expect.poll(() => waiting.innerText()).toBe('Decidir');
  await keys.isNotLost();
  await keys.press('Control+z');
  await button(page, 'Descartar: Queijo').waitFor();
  await waiting.getByText('4', { exact: true }).waitFor();
  await keys.isNotLost();
  await keys.does('Descartar tudo');
  // Leaving the screen does it for good.
  await opens({ ...shop, keys }, 'Envios');
  await shop.seesDelivery('Mel', 'Bairro', 'Cancelado');
  await page.getByRole('navigation').getByText('Decidir').waitFor({ state: 'detached' });
  const ids = new Set((await box.record()).map(({ messageId }) => messageId));
  expect(ids.size).toBe(1);
  for (const name of ['Bairro', 'Clientes', 'Domingo']) expect(await holds(shop, name)).toEqual(['']);
});

test('Asleep for three days: the screen comes by itself, can wait, and by keyboard everything goes at once.', async () => {
  const shop = await openLinkedShop({ box: { groups }, app: later(0) });
  const { person, page, box, electron } = shop;
  await person.opens('Produtos');
  for (const name of ['Mel', 'Queijo', 'Doce']) await person.adds({ name, price: '10' });
  await plans(page, 'Queijo', 'Clientes', 20);
  await plans(page, 'Doce', 'Domingo', 21);
  await box.server.holdAcks();
  await person.sends('Mel', ['Amigas', 'Bairro']);
  await expect.poll(() => box.group('Amigas').stanzaCount(), { timeout: 30_000 }).toBe(1);
  await tellMoment(electron, 'suspend');
  await box.server.releaseAcks();
  await shop.seesDelivery('Mel', 'Amigas', 'entregue a 2 de 2');
  await sleepsFor(electron, 72 * hourMs);
  await heading(page).waitFor({ timeout: 30_000 });
  await page.getByText('faltam').or(page.getByText('falta 1 grupo')).waitFor();

  const keys = createKeys(page);
  await keys.press('Tab');
  await keys.does('Decidir depois');
  await page.getByRole('heading', { name: 'Produtos', level: 1 }).waitFor();
  await keys.does(/Decidir.*3 coisas esperam/);
  await heading(page).waitFor();
  expect(await holds(shop, 'Clientes')).toEqual(['']);
  await keys.does('Enviar tudo agora');
  await page.getByText('Pronto, está tudo decidido').waitFor({ timeout: 30_000 });
  await keys.isNotLost();
  await expect.poll(() => holds(shop, 'Bairro'), { timeout: patienceMs }).toEqual(['Mel × 1']);
  await expect.poll(() => holds(shop, 'Clientes'), { timeout: patienceMs }).toEqual(['Queijo × 1']);
  await expect.poll(() => holds(shop, 'Domingo'), { timeout: patienceMs }).toEqual(['Doce × 1']);
  expect(await holds(shop, 'Amigas')).toEqual(['Mel × 1']);
  expect(await box.violations()).toEqual([]);
});

test('A restart within the grace that she set asks nothing; with none, three minutes are a question.', async () => {
  const shop = await openLinkedShop({ box: { groups: groups.slice(0, 3) } });
  const { person, page, box } = shop;
  await person.opens('Ajustes');
  await page.getByRole('radio', { name: 'Nenhuma: perguntar sempre' }).click();
  await person.opens('Produtos');
  await person.adds({ name: 'Mel', price: '10' });
  await box.server.holdAcks();
  await person.sends('Mel', ['Amigas', 'Bairro', 'Clientes']);
  await expect.poll(() => box.group('Amigas').stanzaCount(), { timeout: 30_000 }).toBe(1);
  await killApp(shop);
  await box.server.releaseAcks();
  const next = await reopenShop(shop, later(4 * minuteMs));
  await part(next.page, 'Parou no meio').getByText('faltam 2 grupos').waitFor();
  await next.person.opens('Ajustes');
  await next.page.getByRole('radio', { name: '30 min' }).click();
  await expect.poll(() => next.page.getByRole('radio', { name: '30 min' }).isChecked()).toBe(true);
  await next.page
    .getByRole('navigation')
    .getByRole('button', { name: /Decidir/ })
    .click();
  await next.page.getByRole('button', { name: 'Enviar agora: Mel' }).click();
  await expect.poll(() => holds(next, 'Clientes'), { timeout: patienceMs }).toEqual(['Mel × 1']);
  expect(await holds(next, 'Bairro')).toEqual(['Mel × 1']);
});
