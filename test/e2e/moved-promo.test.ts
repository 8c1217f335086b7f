import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import { turnClock } from '../../scripts/demo/turn-clock.ts';
import { addDays } from '../../shared/plain-date.ts';
import {
  entry,
  minuteMs,
  momentOf,
  openCalendarShop,
  patienceMs,
  readPlan,
  schedules,
  textsOf,
  wednesday,
} from './calendar-shop.ts';

async function middleOf(place: Locator): Promise<{ readonly x: number; readonly y: number }> {
  const box = await place.boundingBox();
  if (box === null) throw new Error('it is not on the screen');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

test('One is moved with the mouse, one with the keys, one is skipped: each goes when she put it, and what she skipped does not.', async () => {
  const shop = await openCalendarShop();
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
  await expect.poll(() => readPlan(page)).toContain('Doce never');
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

test('Dragged to the edge, the week scrolls on under the promo, and it comes to stand at an hour that was out of sight.', async () => {
  const shop = await openCalendarShop();
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
  const shop = await openCalendarShop();
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
