import { addDays, dayOf } from '../../../shared/plain-date.ts';
import type { Visit } from './visit.ts';

/** A day of posts, accepted and undone. */
export async function planDay({ page, words, button, tab, look }: Visit): Promise<void> {
  await page.getByRole('article').first().focus();
  await page.keyboard.press('Space');
  await button('planner.title').click();
  const groups = page.getByRole('list', { name: words('send.list') }).getByRole('checkbox');
  await groups.first().waitFor();
  await button('planner.continue').click();
  await page.getByText(words('planner.problem.needGroup')).waitFor();
  await look('planner: no group');
  for (const group of ['Clientes do Bairro', 'Queijo da Semana']) {
    await page.getByRole('checkbox', { name: group }).check();
  }
  const products = page.getByRole('list', { name: words('planner.products.list') }).getByRole('checkbox');
  for (const index of [1, 2, 3]) await products.nth(index).check();
  await button('planner.continue').click();
  const times = page.getByRole('list', { name: words('planner.posts') }).locator('input');
  await times.nth(3).waitFor();
  await page.getByRole('combobox', { name: words('planner.rules.most') }).selectOption('3');
  await times.nth(3).waitFor({ state: 'detached' });
  await times.nth(1).fill(await times.nth(0).inputValue());
  await times.nth(1).press('Enter');
  await page.getByText(words('planner.advice.still-sending'), { exact: true }).waitFor();
  await look('planner: a day with something left out and something too near');
  await page.getByLabel(words('planner.rules.from'), { exact: true }).fill('23:00');
  await page.getByText(words('planner.rules.problem.until-first')).waitFor();
  await look('planner: hours that cannot be');
  await page.getByLabel(words('planner.rules.from'), { exact: true }).fill('08:00');
  await page.getByRole('button', { name: words('planner.accept', { count: 3 }) }).click();
  await button('common.undo').waitFor();
  await button('common.undo').click();
  await page.getByText(words('planner.undone')).waitFor();
  await look('products, an accepted day was undone');
  await tab('unscheduled').click();
}

/** Something that repeats, from its form into the calendar and out of it. */
export async function plan({ page, words, button, open, seesTitle, look }: Visit): Promise<void> {
  await open('calendar');
  await page.getByText(words('calendar.empty.week')).waitFor();
  await look('calendar, nothing planned');
  await open('products');
  await page.getByText(words('products.sendNow'), { exact: true }).first().click();
  for (const group of ['Clientes do Bairro', 'Queijo da Semana']) {
    await page.getByRole('checkbox', { name: group }).check();
  }
  await button('scheduling.open').click();
  const day = page.getByLabel(words('timing.day'), { exact: true });
  const tomorrow = addDays(dayOf(Date.now()), 1);
  await day.fill(tomorrow);
  await look('schedule: once');
  await page.getByText(words('timing.repeats.monthly'), { exact: true }).click();
  await page.getByLabel(words('timing.monthDay')).selectOption('31');
  await look('schedule: every month, and the months that have no such day');
  await page.getByText(words('timing.repeats.weekly'), { exact: true }).click();
  await page.getByRole('button', { pressed: true }).click();
  await page.getByLabel(words('timing.end')).selectOption('times');
  await button('scheduling.confirm').click();
  await page.getByText(words('timing.problem.times-wrong')).waitFor();
  await look('schedule with problems');
  await page.getByText(words('timing.repeats.daily'), { exact: true }).click();
  await page.getByLabel(words('timing.times'), { exact: true }).fill('40');
  await button('scheduling.confirm').click();
  await seesTitle('navigation.calendar');
  const entries = page.getByRole('main').locator('[data-key]');
  await entries.first().waitFor();
  await look('calendar: week');
  await page.getByText(words('calendar.views.month'), { exact: true }).click();
  await page.getByRole('table').waitFor();
  await look('calendar: month');
  await entries.first().click();
  await button('calendar.acts.skip').waitFor();
  await look('calendar: one entry');
  await button('calendar.acts.move').click();
  await look('calendar: another time for it');
  await page.keyboard.press('Escape');
  await page.getByText(words('calendar.views.week'), { exact: true }).click();
  await entries.first().click();
  await button('calendar.acts.delete').click();
  await button('common.undo').waitFor();
  await look('calendar: deleted');
  await open('products');
}
