import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { turnClock } from '../../scripts/demo/turn-clock.ts';
import type { Lives } from '../../shared/ipc/contract.ts';
import { addDays, dayOf, type PlainDate } from '../../shared/plain-date.ts';
import { daysShown } from '../../shared/schedules/calendar-days.ts';
import { dropFiles } from './drop-files.ts';
import { keepGroups } from './keep-groups.ts';
import { openLinkedShop, type Shop } from './linked-shop.ts';

const photo = {
  name: 'queijo.jpg',
  type: 'image/jpeg',
  bytes: readFileSync(join(import.meta.dirname, '../../assets/sample-shop/queijo-canastra.jpg')),
};
const patienceMs = 90_000;
const minuteMs = 60_000;

/** Wednesday of the next week as the window shows weeks: everything in that week is yet to come. */
const wednesday = daysShown('week', addDays(dayOf(Date.now()), 7), 7)[3] as PlainDate;
const momentOf = (day: PlainDate, time: string) => new Date(`${day}T${time}:00`).getTime();

async function openShop(): Promise<Shop> {
  const shop = await openLinkedShop({
    box: {
      groups: [
        { name: 'Clientes', members: 4, devicesPerMember: [1, 2] },
        { name: 'Vizinhos', members: 2, addressing: 'phone-number' },
      ],
    },
  });
  await shop.person.opens('Produtos');
  return shop;
}

/** Says when, in the last step of the dialog. */
async function saysWhen(page: Page, day: PlainDate, time: string): Promise<void> {
  await page.getByRole('button', { name: 'Agendar…' }).click();
  await page.getByLabel('Dia', { exact: true }).fill(day);
  await page.getByLabel('Hora', { exact: true }).fill(time);
}

/** From the product's card to the calendar. */
async function schedules(
  { page, person }: Shop,
  product: string,
  day: PlainDate,
  time: string,
): Promise<void> {
  await person.opens('Produtos');
  await page.getByRole('tab', { name: /^Não agendados/ }).click();
  await page.getByRole('button', { name: `Enviar agora: ${product}`, exact: true }).click();
  await page.getByRole('checkbox', { name: 'Clientes', exact: true }).check();
  await saysWhen(page, day, time);
  await page.getByRole('button', { name: 'Agendar', exact: true }).click();
  await page.getByRole('heading', { name: 'Calendário', level: 1 }).waitFor();
  await entry(page, product).waitFor();
}

/** An entry of the calendar, by the beginning of what it says: time, name, groups, set, state. */
const entry = (page: Page, name: string, says = '') =>
  page.getByRole('main').getByRole('button', { name: new RegExp(`${name}.*${says}`) });

/** What every device of the members decrypted, in the order in which it came. */
async function readAll({
  box,
}: Shop): Promise<readonly { groupName: string; text: string; hasPhoto: boolean }[]> {
  const { posts } = await box.report();
  return posts
    .filter(({ readableCount, deviceCount }) => readableCount === deviceCount)
    .map(({ groupName, text, hasPhoto }) => ({ groupName, text, hasPhoto }));
}

const textsOf = async (shop: Shop) => (await readAll(shop)).map(({ text }) => text.split('\n')[0]);

/** When main has planned the runs of next week, as `quarta 10:00`. */
async function readPlan(page: Page): Promise<readonly string[]> {
  const schedules = await page.evaluate(
    () =>
      new Promise<Lives['schedules']>((resolve) => {
        window.promoBrothers.listen('schedules', resolve);
      }),
  );
  return schedules.map(({ names, next }) => {
    const at = next && new Date(next.at);
    return `${names[0]} ${at ? `${at.getDay()} ${at.toTimeString().slice(0, 5)}` : 'never'}`;
  });
}

async function middleOf(place: Locator): Promise<{ readonly x: number; readonly y: number }> {
  const box = await place.boundingBox();
  if (box === null) throw new Error('it is not on the screen');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

test('Words with a photo, planned for a group set in the send dialog, stand in the calendar, go when their time comes, and every device decrypts exactly what she saw.', async () => {
  const shop = await openShop();
  const { page, person } = shop;
  await keepGroups(page, 'Freguesia', { Clientes: '🛵 Entrega no bairro', Vizinhos: '' });
  await person.opens('Envios');
  await page.getByRole('button', { name: 'Escrever um texto' }).first().click();
  await page.getByRole('dialog').getByRole('textbox').fill('*Bom dia!* Quarta tem queijo 🧀');
  await dropFiles(page, 'Fotos', [photo]);
  await page.getByRole('button', { name: 'Ver a foto 1 de 1' }).waitFor();
  await page.getByRole('button', { name: 'Continuar' }).click();
  await page.getByRole('button', { name: /^Freguesia/ }).click();
  await saysWhen(page, '2020-01-01' as PlainDate, '10:00');
  await page.getByText('Esse dia já passou. Escolha hoje ou um dia depois.').waitFor();
  await page.getByLabel('Dia', { exact: true }).fill(wednesday);
  await page.getByRole('checkbox', { name: 'Acompanhar “Freguesia”' }).waitFor();
  await page.getByRole('button', { name: 'Agendar', exact: true }).click();

  await entry(page, '10:00.*Bom dia!', '2 grupos, Freguesia, agendado').waitFor();
  expect(await readAll(shop)).toEqual([]);
  await turnClock(shop.electron, momentOf(wednesday, '10:00') + minuteMs);
  await expect.poll(async () => (await readAll(shop)).length, { timeout: patienceMs }).toBe(2);
  expect((await readAll(shop)).toSorted((one, other) => (one.groupName < other.groupName ? -1 : 1))).toEqual([
    {
      groupName: 'Clientes',
      text: '*Bom dia!* Quarta tem queijo 🧀\n\n🛵 Entrega no bairro',
      hasPhoto: true,
    },
    { groupName: 'Vizinhos', text: '*Bom dia!* Quarta tem queijo 🧀', hasPhoto: true },
  ]);
  await entry(page, '10:00.*Bom dia!', 'enviado').waitFor();
  expect(await shop.box.violations()).toEqual([]);
});

test('One is moved with the mouse, one with the keys, one is skipped: each goes when she put it, and what she skipped does not.', async () => {
  const shop = await openShop();
  const { page, person } = shop;
  for (const name of ['Mel', 'Rapadura', 'Doce']) await person.adds({ name, price: '10' });
  await schedules(shop, 'Mel', wednesday, '10:00');
  await schedules(shop, 'Rapadura', wednesday, '12:00');
  await schedules(shop, 'Doce', wednesday, '14:00');

  // To the next day, two hours later.
  const from = await middleOf(entry(page, 'Mel'));
  const across = (await middleOf(page.getByRole('listitem').filter({ hasText: /^qui\./ }))).x - from.x;
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + across / 2, from.y + 60, { steps: 4 });
  await page.mouse.move(from.x + across, from.y + 2 * 56, { steps: 4 });
  await page.mouse.up();
  await expect.poll(() => readPlan(page), { timeout: patienceMs }).toContain('Mel 4 12:00');
  await page
    .getByRole('status')
    .filter({ hasText: /^Mudou para qui\./ })
    .waitFor();

  // A day later, half an hour later; the focus goes with it.
  await entry(page, 'Rapadura').focus();
  await page.keyboard.press('Shift+ArrowRight');
  await expect.poll(() => readPlan(page), { timeout: patienceMs }).toContain('Rapadura 4 12:00');
  await page.keyboard.press('Shift+ArrowDown');
  await expect.poll(() => readPlan(page), { timeout: patienceMs }).toContain('Rapadura 4 12:15');
  await page.keyboard.press('Shift+ArrowDown');
  await expect.poll(() => readPlan(page), { timeout: patienceMs }).toContain('Rapadura 4 12:30');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Rapadura');

  await entry(page, 'Doce').press('Enter');
  await page.getByRole('button', { name: 'Pular', exact: true }).click();
  await entry(page, 'Doce', 'pulado').waitFor();
  expect(await readPlan(page)).toContain('Doce never');
  await page.getByRole('button', { name: 'Desfazer' }).click();
  await expect.poll(() => readPlan(page), { timeout: patienceMs }).toContain('Doce 3 14:00');
  await entry(page, 'Doce').press('Enter');
  await page.getByRole('button', { name: 'Pular', exact: true }).click();
  await entry(page, 'Doce', 'pulado').waitFor();

  const thursday = addDays(wednesday, 1);
  await turnClock(shop.electron, momentOf(wednesday, '14:00') + minuteMs);
  await turnClock(shop.electron, momentOf(thursday, '12:00') + minuteMs);
  await expect.poll(() => textsOf(shop), { timeout: patienceMs }).toEqual(['*Mel*']);
  await turnClock(shop.electron, momentOf(thursday, '12:30') + minuteMs);
  await expect.poll(() => textsOf(shop), { timeout: patienceMs }).toEqual(['*Mel*', '*Rapadura*']);
  await entry(page, 'Rapadura', 'enviado').waitFor();
  await entry(page, 'Doce', 'pulado').waitFor();
});

test('Of what repeats she changes one time only, pauses the rest, deletes it and takes that back.', async () => {
  const shop = await openShop();
  const { page, person } = shop;
  await person.adds({ name: 'Mel', price: '10' });
  await page.getByRole('button', { name: 'Enviar agora: Mel', exact: true }).click();
  await page.getByRole('checkbox', { name: 'Clientes', exact: true }).check();
  await saysWhen(page, wednesday, '10:00');
  await page.getByText('Toda semana', { exact: true }).click();
  await page.getByRole('button', { name: 'quarta-feira' }).click();
  await page.getByText('Escolha pelo menos um dia da semana.').waitFor();
  await page.getByRole('button', { name: 'quarta-feira' }).click();
  await page.getByRole('button', { name: 'sexta-feira' }).click();
  await page.getByText('Toda semana (qua. e sex.), 10:00').waitFor();
  await page.getByText('Manter este texto').click();
  await page.getByRole('button', { name: 'Agendar', exact: true }).click();
  await expect.poll(() => entry(page, '10:00.*Mel', 'agendado').count(), { timeout: patienceMs }).toBe(2);

  await entry(page, '10:00.*Mel').first().click();
  await page.getByRole('button', { name: 'Editar só esta…' }).click();
  await page.getByRole('checkbox', { name: 'Vizinhos', exact: true }).check();
  await page.getByRole('button', { name: 'Continuar' }).click();
  await page.getByLabel('Hora', { exact: true }).fill('16:00');
  await page.getByRole('button', { name: 'Salvar só esta vez' }).click();
  await entry(page, '16:00.*Mel', '2 grupos, agendado').waitFor();
  await entry(page, '10:00.*Mel', '1 grupo, pulado').waitFor();
  await entry(page, '10:00.*Mel', '1 grupo, agendado').click();

  await page.getByRole('button', { name: 'Pausar', exact: true }).click();
  await entry(page, '10:00.*Mel', 'em pausa').click();
  await page.getByRole('button', { name: 'Excluir', exact: true }).click();
  await expect.poll(() => entry(page, 'Mel').count(), { timeout: patienceMs }).toBe(1);
  await page.getByRole('button', { name: 'Desfazer' }).click();
  await entry(page, '10:00.*Mel', 'em pausa').waitFor();
  expect(await readPlan(page)).toEqual(['Mel 3 16:00', 'Mel never']);
});

test('What goes through several templates keeps them when only its time is changed, and she can choose one for all.', async () => {
  const shop = await openShop();
  const { page, person } = shop;
  for (const name of ['Mel', 'Doce']) await person.adds({ name, price: '10' });
  await page.evaluate(
    async ([day, templates]) => {
      const { call, listen } = window.promoBrothers;
      const find = { tab: 'unscheduled', search: '', sort: 'name', inStock: false, expiring: false } as const;
      const listed = await call('products.list', { ...find, category: null, offset: 0, limit: 10 });
      const groups = await new Promise<Lives['groups']>((resolve) => listen('groups', resolve));
      const ids = listed.ok ? listed.value.products.map(({ id }) => id) : [];
      const promos = ids.map((productId, index) => ({
        ...{ productId, templateId: templates[index] ?? null, pinnedText: null },
      }));
      const repeat = { kind: 'once' } as const;
      const timing = { start: day, time: '10:00', repeat, end: { kind: 'never' }, exceptions: [] } as const;
      const saved = await call('schedules.save', {
        schedule: {
          what: { kind: 'products', promos },
          ...{ groupIds: groups.groups.map(({ id }) => id), setIds: [] },
          timing: { ...timing, exceptions: [] },
        },
      });
      if (!saved.ok) throw new Error(saved.failure.code);
    },
    [wednesday, ['coupon', 'short']] as const,
  );
  const readTemplates = () =>
    page.evaluate(async () => {
      const { listen } = window.promoBrothers;
      const [one] = await new Promise<Lives['schedules']>((resolve) => listen('schedules', resolve));
      return one?.what.kind === 'products' ? one.what.promos.map(({ templateId }) => templateId) : [];
    });
  expect(await readTemplates()).toEqual(['coupon', 'short']);

  await person.opens('Calendário');
  await page.getByRole('button', { name: 'Próxima semana' }).click();
  await entry(page, '10:00.*Doce').click();
  await page.getByRole('button', { name: 'Editar…', exact: true }).click();
  const template = page.getByRole('combobox', { name: 'Modelo da mensagem' });
  const chosen = () => template.locator('option:checked').textContent();
  expect(await chosen()).toBe('Modelo: cada promo com o seu');
  await page.getByRole('button', { name: 'Continuar' }).click();
  await page.getByLabel('Hora', { exact: true }).fill('16:00');
  await page.getByRole('button', { name: 'Salvar todas as vezes' }).click();
  await entry(page, '16:00.*Doce').click();
  expect(await readTemplates()).toEqual(['coupon', 'short']);

  await page.getByRole('button', { name: 'Editar…', exact: true }).click();
  await template.selectOption({ index: 1 });
  const all = await template.inputValue();
  await page.getByRole('button', { name: 'Continuar' }).click();
  await page.getByRole('button', { name: 'Salvar todas as vezes' }).click();
  await expect.poll(readTemplates, { timeout: patienceMs }).toEqual([all, all]);
});

test('Dragged to the edge, the week scrolls on under the promo, and it comes to stand at an hour that was out of sight.', async () => {
  const shop = await openShop();
  const { electron, page, person } = shop;
  await electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setContentSize(1_100, 600),
  );
  await person.adds({ name: 'Mel', price: '10' });
  await schedules(shop, 'Mel', wednesday, '09:00');
  const last = page.getByText('19:00', { exact: true });
  const topOfLast = async () => (await last.boundingBox())?.y;
  const bottom = await page.evaluate(() => window.innerHeight);
  expect(await topOfLast()).toBeGreaterThan(bottom);

  const { x, y } = await middleOf(entry(page, 'Mel'));
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, bottom - 200, { steps: 4 });
  await page.mouse.move(x, bottom - 20, { steps: 4 });
  // It is held still there, and the hours come.
  await expect.poll(topOfLast, { timeout: patienceMs }).toBeLessThan(bottom - 60);
  await page.mouse.move(x, bottom - 80, { steps: 2 });
  await page.mouse.up();
  const hour = async () => Number(/(\d\d):\d\d$/.exec((await readPlan(page))[0] ?? '')?.[1]);
  await expect.poll(hour, { timeout: patienceMs }).toBeGreaterThanOrEqual(18);
});

test('In a very large window a week fills it, and what is dragged down by two of its hours is two hours later.', async () => {
  const shop = await openShop();
  const { electron, page, person } = shop;
  await electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setContentSize(2_560, 1_440),
  );
  await person.adds({ name: 'Mel', price: '10' });
  await schedules(shop, 'Mel', wednesday, '10:00');
  const topOf = async (hour: string) => (await page.getByText(hour, { exact: true }).boundingBox())?.y ?? 0;
  const hourHeight = (await topOf('12:00')) - (await topOf('11:00'));
  const bottom = await page.evaluate(() => window.innerHeight);
  expect(bottom).toBeGreaterThan(1_300);
  expect((await topOf('19:00')) + 3 * hourHeight).toBeGreaterThan(bottom - 60);

  const { x, y } = await middleOf(entry(page, 'Mel'));
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, y + 2 * hourHeight, { steps: 4 });
  await page.mouse.up();
  await expect.poll(() => readPlan(page), { timeout: patienceMs }).toContain('Mel 3 12:00');
});
