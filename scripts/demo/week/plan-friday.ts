import type { PlainDate } from '../../../shared/plain-date.ts';
import type { Shop } from '../open-shop.ts';
import type { Pictures } from '../pictures.ts';
import type { Transcript } from '../transcript.ts';
import { setNames } from './stock-shop.ts';

/** Plans one day of many products as a person does: from the palette to the accepted day, with one post moved. */
export async function planFriday(
  shop: Shop,
  friday: PlainDate,
  pictures: Pictures,
  transcript: Transcript,
): Promise<void> {
  const { page, words } = shop;
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: words('palette.label') }).fill(words('planner.title'));
  await page.getByRole('option', { name: words('planner.title') }).click();
  const dialog = page.getByRole('dialog', { name: words('planner.title') });
  const boxes = dialog.getByRole('list', { name: words('planner.products.list') }).getByRole('checkbox');
  await boxes.nth(11).waitFor();
  for (let index = 0; index < 12; index += 1) await boxes.nth(index).check();
  await dialog.getByRole('button', { name: new RegExp(`^${setNames.regulars}`) }).click();
  await dialog.getByText(words('planner.products.chosen', { count: 12 })).waitFor();
  await pictures.take('planner-choose');
  await dialog.getByRole('button', { name: words('planner.continue') }).click();
  await page.getByLabel(words('planner.rules.day'), { exact: true }).fill(friday);
  await page.getByLabel(words('planner.rules.gap')).selectOption('45');
  await page.getByLabel(words('planner.rules.most')).selectOption('10');
  await page.getByLabel(words('planner.rules.repeat')).selectOption('2');
  const posts = page.getByRole('list', { name: words('planner.posts') }).getByRole('listitem');
  await posts.nth(4).waitFor();
  const grip = posts.nth(1).getByRole('button').first();
  for (let press = 0; press < 2; press += 1) await grip.press('ArrowDown');
  await pictures.take('planner');
  const postCount = await posts.count();
  transcript.say('planner', `12 products for ${friday}: ${postCount} have a time`);
  await page.getByRole('button', { name: words('planner.accept', { count: postCount }) }).click();
  await page.getByRole('status').getByText(words('common.undo')).waitFor();
  await pictures.take('scheduled');
  const schedules = await shop.read('schedules');
  const ofFriday = schedules.filter(({ timing }) => timing.start === friday && timing.repeat.kind === 'once');
  transcript.expect(ofFriday.length === postCount, `${postCount} posts are scheduled for that day`);
}
