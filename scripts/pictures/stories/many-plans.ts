import { mostPromos } from '../../../shared/most-promos.ts';
import { openSend } from '../act.ts';
import { dayNear, turnTo } from '../link-shop.ts';
import type { Scene } from './story.ts';

/** A full week, a day of twelve posts, and what was missed meanwhile. */
export async function lookAtPlans(scene: Scene): Promise<void> {
  await schedule(scene);
  await lookAtCalendar(scene);
  await planDay(scene);
  await comeBack(scene);
}

async function schedule(scene: Scene): Promise<void> {
  const { shop, walk, camera } = scene;
  await openSend(scene, 'Café moído na hora, 500 g');
  await shop.page
    .getByRole('dialog')
    .getByRole('button', { name: /^Freguesia/ })
    .click();
  await walk.button('scheduling.open').click();
  await walk.text('timing.repeats.weekly').click();
  await camera.shootCrowded('schedule', 'any');
  await walk.button('common.back').click();
  await walk.leave();
}

async function lookAtCalendar({ shop, walk, camera }: Scene): Promise<void> {
  const { page, words } = shop;
  await walk.open('calendar');
  const entries = page.getByRole('main').locator('[data-key]');
  await entries.nth(9).waitFor();
  await camera.shootCrowded('calendar-week', 'many');
  await entries.nth(8).click();
  await page.getByRole('dialog').waitFor();
  await camera.shoot('calendar-entry', 'any');
  await walk.leave();
  await page.getByText(words('calendar.views.month'), { exact: true }).click();
  await page.getByRole('table').waitFor();
  await camera.shootCrowded('calendar-month', 'many');
}

async function planDay({ shop, walk, camera }: Scene): Promise<void> {
  const { page, words } = shop;
  await walk.search(words('planner.title'));
  await page.getByRole('option', { name: words('planner.title') }).click();
  const dialog = page.getByRole('dialog', { name: words('planner.title') });
  const boxes = dialog.getByRole('list', { name: words('planner.products.list') }).getByRole('checkbox');
  await boxes.nth(11).waitFor();
  for (let index = 0; index < 12; index += 1) await boxes.nth(index).check();
  await dialog.getByRole('button', { name: /^Freguesia/ }).click();
  await camera.shootCrowded('planner-choose', 'many');
  for (let index = 12; index <= mostPromos; index += 1) await boxes.nth(index).check();
  await page.getByText(words('planner.problem.tooManyProducts', { most: mostPromos })).waitFor();
  await camera.shoot('planner-choose', 'too-many');
  for (let index = 12; index <= mostPromos; index += 1) await boxes.nth(index).uncheck();
  await dialog.getByRole('button', { name: words('planner.continue') }).click();
  await page.getByLabel(words('planner.rules.day'), { exact: true }).fill(dayNear(2));
  await page.getByLabel(words('planner.rules.most')).selectOption('10');
  await page
    .getByRole('list', { name: words('planner.posts') })
    .getByRole('listitem')
    .nth(7)
    .waitFor();
  await camera.shootCrowded('planner', 'many');
  await walk.leave();
}

async function comeBack({ shop, walk, camera }: Scene): Promise<void> {
  const { page, words } = shop;
  await walk.open('products', 'products.title');
  await turnTo(shop, 1, '15:30');
  await page.getByRole('heading', { name: words('comingBack.greeting.afternoon'), level: 1 }).waitFor();
  await page.getByRole('main').getByRole('listitem').nth(2).waitFor();
  await camera.shootCrowded('coming-back', 'many');
}
