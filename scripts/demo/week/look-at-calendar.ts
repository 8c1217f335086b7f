import type { Shop } from '../open-shop.ts';
import type { Pictures } from '../pictures.ts';

/** The whole week in one picture: what was sent, what is planned; and the month around it. */
export async function lookAtCalendar({ page, words }: Shop, pictures: Pictures): Promise<void> {
  await page
    .getByRole('navigation', { name: words('navigation.label') })
    .getByRole('button', { name: words('navigation.calendar') })
    .click();
  await page.getByRole('heading', { level: 1, name: words('navigation.calendar') }).waitFor();
  await page.getByText(words('calendar.views.week'), { exact: true }).click();
  // What was done last has been said long enough.
  await page.getByRole('button', { name: words('common.undo') }).waitFor({ state: 'detached' });
  await page.locator('main [data-key]').first().waitFor();
  await pictures.take('calendar-week');
  await page.getByText(words('calendar.views.month'), { exact: true }).click();
  await pictures.take('calendar-month');
  await page.getByText(words('calendar.views.week'), { exact: true }).click();
  // What waits for her opens by itself only where nothing unsaved can be lost.
  await page
    .getByRole('navigation', { name: words('navigation.label') })
    .getByRole('button', { name: words('navigation.products') })
    .click();
  await page.getByRole('heading', { level: 1, name: words('products.title') }).waitFor();
}
