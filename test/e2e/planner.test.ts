import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { turnClock } from '../../scripts/demo/turn-clock.ts';
import type { Centavos } from '../../shared/money.ts';
import { addDays, dayOf, type PlainDate } from '../../shared/plain-date.ts';
import { emptyDraft } from '../../shared/products.ts';
import { openLinkedShop, type Shop } from './linked-shop.ts';
import { plans } from './plans.ts';

const groupNames = ['Clientes', 'Vizinhos'] as const;
const minuteMs = 60_000;
const patienceMs = 60_000;
const posts = 'Promos do dia, na ordem das horas';

/** A shop with so many products, of three categories in turn. */
async function openShop(productCount: number): Promise<Shop> {
  const shop = await openLinkedShop({ box: { groups: groupNames.map((name) => ({ name, members: 2 })) } });
  const drafts = Array.from({ length: productCount }, (_, index) => ({
    ...emptyDraft,
    name: `Produto ${String(index + 1).padStart(2, '0')}`,
    price: ((index + 1) * 100) as Centavos,
    category: ['Queijos', 'Doces', 'Padaria'][index % 3] ?? '',
  }));
  await shop.page.evaluate(async (products) => {
    for (const product of products) await window.promoBrothers.call('products.save', { product });
  }, drafts);
  await shop.person.opens('Produtos');
  await shop.page.getByRole('article').first().waitFor();
  return shop;
}

/** Presses Tab, or Shift and Tab, until what has the focus is called so. */
async function tabTo(page: Page, name: string | RegExp, key = 'Tab'): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press(key);
    const focused = page.locator(':focus');
    if ((await page.getByLabel(name).and(focused).count()) > 0) return;
    if ((await focused.filter({ hasText: name }).count()) > 0) return;
  }
  throw new Error(`the ${key} key never came to ${name}`);
}

const focusOf = (page: Page, name: string) => () => page.getByLabel(name).and(page.locator(':focus')).count();

interface Planned {
  readonly at: number;
  readonly name: string;
}

/** What is planned for a day, as a calendar would ask for it. */
function readPlanned(page: Page, day: PlainDate): Promise<readonly Planned[]> {
  return page.evaluate(async (wanted) => {
    const { call, listen } = window.promoBrothers;
    const from = Date.parse(`${wanted}T00:00:00`);
    const runs = await call('schedules.runs', { from, until: from + 24 * 3_600_000 });
    const names = await new Promise<ReadonlyMap<string, string>>((resolve) => {
      listen('schedules', (all) => resolve(new Map(all.map((one) => [one.id, one.names[0] ?? '']))));
    });
    if (!runs.ok) throw new Error(runs.failure.code);
    return runs.value.map(({ at, scheduleId }) => ({ at, name: names.get(scheduleId) ?? '' }));
  }, day);
}

/** What the members' devices could read, in the order in which the server took it. */
async function readByMembers({ box }: Shop): Promise<readonly string[]> {
  const report = await box.report();
  return report.posts
    .filter(({ readableCount, deviceCount }) => readableCount === deviceCount && deviceCount > 0)
    .map(({ groupName, text }) => `${text.split('\n')[0]} → ${groupName}`);
}

/** From the list of products to an accepted day, without a mouse. @returns the day */
async function plansTwelve({ page }: Shop): Promise<PlainDate> {
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  await tabTo(page, /^Produto \d\d$/);
  await press('Space');
  await tabTo(page, 'Marcar todos os 12');
  await press('Enter');
  await page.getByText('12 produtos marcados').waitFor();
  await tabTo(page, 'Planejar o dia');
  await press('Enter');
  await expect.poll(focusOf(page, 'Buscar grupo')).toBe(1);
  await page.getByLabel('Clientes', { exact: true }).waitFor();
  await press('ArrowDown');
  await expect.poll(focusOf(page, 'Clientes')).toBe(1);
  await press('Space', 'ArrowDown', 'Space');
  await page.getByText('12 produtos marcados · 2 grupos marcados').waitFor();
  await press('Enter');
  await page.getByRole('list', { name: posts }).waitFor();

  const day = addDays(dayOf(Date.now()), 1);
  await tabTo(page, 'Dia');
  await page.keyboard.type(day.split('-').reverse().join(''));
  await expect.poll(() => page.getByLabel('Dia', { exact: true }).inputValue()).toBe(day);
  await page.getByRole('heading', { name: 'amanhã' }).waitFor();
  await tabTo(page, 'Distância entre promos');
  await press('ArrowDown', 'ArrowDown');
  await page.getByText('6 produtos ficaram de fora').waitFor();
  await page.getByText('Cada grupo já tem 6 promos neste dia:').waitFor();
  await tabTo(page, 'Promos por grupo no dia');
  await press('ArrowDown', 'ArrowDown', 'ArrowDown');
  await page.getByRole('button', { name: 'Agendar 12 promos' }).waitFor();
  return day;
}

test('Twelve products are planned by the keyboard alone, one is moved, and the members get each at its time, with the distances kept.', async () => {
  const shop = await openShop(12);
  const { electron, page } = shop;
  const day = await plansTwelve(shop);
  const grips = page.getByRole('list', { name: posts }).getByRole('button', { name: /^Mover / });
  const times = () =>
    grips.evaluateAll((all) => all.map((grip) => grip.getAttribute('aria-label')?.slice(-5)));
  const before = await times();
  expect(before.length).toBe(12);
  await tabTo(page, /^Mover /);
  await page.keyboard.press('ArrowDown');
  await page.getByText(/agora vai às 08:05/).waitFor({ state: 'attached' });
  await expect.poll(() => times()).toEqual(['08:05', ...before.slice(1)]);
  await page.getByText(/^amanhã: 24 mensagens, das 08:05 às 20:\d\d\.$/).waitFor();
  await page.getByText(/O computador precisa ficar ligado até 2[01]:\d\d/).waitFor();
  await tabTo(page, 'Agendar 12 promos');
  await page.keyboard.press('Enter');
  await page.getByText('12 promos agendadas · amanhã').waitFor();
  await page.getByRole('tab', { name: /^Agendados/, selected: true }).waitFor();

  const planned = await readPlanned(page, day);
  expect(planned.map(({ at }) => new Date(at).toTimeString().slice(0, 5))).toEqual([
    '08:05',
    ...before.slice(1),
  ]);
  const expected: string[] = [];
  const arrivals: number[] = [];
  for (const { at, name } of planned) {
    // What would go too early is seen before its time.
    await turnClock(electron, at - 2_000);
    expected.push(...groupNames.map((group) => `*${name}* → ${group}`));
    let firstSeenAt = Number.POSITIVE_INFINITY;
    const look = async () => {
      const read = await readByMembers(shop);
      if (read.length > expected.length - groupNames.length) {
        firstSeenAt = Math.min(firstSeenAt, await electron.evaluate(() => Date.now()));
      }
      return read;
    };
    await expect.poll(look, { timeout: patienceMs, interval: 100 }).toEqual(expected);
    arrivals.push(firstSeenAt);
  }
  for (const [index, arrival] of arrivals.entries()) {
    const at = planned[index]?.at ?? 0;
    expect(arrival).toBeGreaterThanOrEqual(at);
    expect(arrival - at).toBeLessThan(2 * minuteMs);
    // An hour was asked for; what is left of it is how long a post was on its way.
    const before = arrivals[index - 1] ?? Number.NEGATIVE_INFINITY;
    expect(arrival - before).toBeGreaterThan(58 * minuteMs);
    expect(at - (planned[index - 1]?.at ?? 0)).toBeGreaterThanOrEqual(60 * minuteMs);
  }
  expect(await shop.box.violations()).toEqual([]);
}, 300_000);

test('A post is dragged, set to a time, refused where the shop is closed, taken away; and the accepted day is undone.', async () => {
  const shop = await openShop(3);
  const { page } = shop;
  await page.evaluate(async () => {
    const { call, listen } = window.promoBrothers;
    const settings = await new Promise<{ pace: { hours: object } }>((resolve) => listen('settings', resolve));
    const day = { isOpen: true, opens: 9 * 60, closes: 18 * 60 };
    const hours = Object.fromEntries(Object.keys(settings.pace.hours).map((name) => [name, day]));
    await call('settings.changePace', { pace: { ...settings.pace, hours } as never });
  });
  await page.getByRole('article', { name: 'Produto 03', exact: true }).hover();
  await page.getByRole('button', { name: 'Marcar: Produto 03', exact: true }).click();
  await page.getByRole('button', { name: 'Marcar todos os 3' }).click();
  await page.getByText('3 produtos marcados').waitFor();
  await page.getByRole('button', { name: 'Planejar o dia' }).click();
  await page.getByRole('button', { name: 'Marcar todos', exact: true }).click();
  await page.getByRole('button', { name: 'Montar o dia' }).click();
  const day = addDays(dayOf(Date.now()), 1);
  await page.getByLabel('Dia', { exact: true }).fill(day);
  await page.getByText('Aberto: das 09:00 às 18:00.').waitFor();
  await page.getByRole('heading', { name: 'amanhã' }).waitFor();
  const grip = (index: number) => page.getByRole('button', { name: /^Mover / }).nth(index);
  const times = () =>
    page
      .getByRole('button', { name: /^Mover / })
      .evaluateAll((all) => all.map((each) => each.getAttribute('aria-label')?.slice(-5)));
  await expect.poll(times).toEqual(['09:00', '13:25', '17:55']);

  const from = await grip(1).boundingBox();
  const [x, y] = [(from?.x ?? 0) + 8, (from?.y ?? 0) + 8];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, y - 100, { steps: 5 });
  await page.mouse.up();
  await expect.poll(times).not.toContain('13:25');
  const [, dragged] = await times();
  expect(dragged).toMatch(/^1[12]:\d[05]$/);

  const field = page.getByLabel(/^Hora de /).nth(1);
  await field.fill('09:15');
  await field.press('Enter');
  await page.getByText('Só 15 min depois da anterior; você pediu 30 min.').first().waitFor();
  await expect.poll(times).toEqual(['09:00', '09:15', '17:55']);
  await field.fill('20:00');
  await field.press('Enter');
  await page.getByText('ficou às 09:15. Nessa hora a loja está fechada.').waitFor();
  await expect.poll(() => times()).toEqual(['09:00', '09:15', '17:55']);
  await page.getByRole('button', { name: 'Voltar ao plano sugerido' }).click();
  await expect.poll(times).toEqual(['09:00', '13:25', '17:55']);
  await page
    .getByRole('button', { name: /^Tirar do dia: / })
    .nth(2)
    .click();
  await page.getByRole('button', { name: 'Agendar 2 promos' }).click();
  await page.getByText('2 promos agendadas · amanhã').waitFor();
  expect((await readPlanned(page, day)).length).toBe(2);
  await page.getByRole('button', { name: 'Desfazer' }).click();
  await page.getByText('Desfeito: nada ficou agendado.').waitFor();
  expect(await readPlanned(page, day)).toEqual([]);
  await page.getByText('Nada agendado').waitFor();
});

test('What is scheduled elsewhere while the planner is open changes the day before her eyes, and she is told.', async () => {
  const shop = await openShop(3);
  const { page } = shop;
  for (const name of ['Produto 01', 'Produto 02']) {
    await page.getByRole('article', { name, exact: true }).hover();
    await page.getByRole('button', { name: `Marcar: ${name}`, exact: true }).click();
  }
  await page.getByRole('button', { name: 'Planejar o dia' }).click();
  await page.getByRole('checkbox', { name: 'Clientes', exact: true }).check();
  await page.getByRole('button', { name: 'Montar o dia' }).click();
  const tomorrow = addDays(dayOf(Date.now()), 1);
  await page.getByLabel('Dia', { exact: true }).fill(tomorrow);
  await page.locator('section[aria-busy="false"]').waitFor();
  await page.getByRole('button', { name: 'Agendar 2 promos' }).waitFor();
  const told = page.getByText('Algo foi agendado, enviado ou mudado', { exact: false });
  expect(await told.count()).toBe(0);

  // The same product is to come to this group the day after.
  await plans(page, 'Produto 01', 'Clientes', 26 * 60);
  await told.waitFor();
  await page.getByText('1 produto ficou de fora').waitFor();
  await page.getByRole('button', { name: 'Agendar 1 promo' }).click();
  await page.getByText('1 promo agendada · amanhã').waitFor();
  expect((await readPlanned(page, tomorrow)).map(({ name }) => name)).toContain('Produto 02');
});
