import { dropOn } from '../../../scripts/demo/drop-on.ts';
import { weekOfCheese } from '../../../scripts/demo/price-list.ts';
import type { Visit } from './visit.ts';

/** The products: found, marked, archived, and a form with mistakes. */
export async function sell(visit: Visit): Promise<void> {
  const { page, words, button, tab, look } = visit;
  await page.getByRole('article').first().waitFor();
  await look('products');
  await seePalette(visit);
  await tab('scheduled').click();
  await page.getByText(words('products.empty.scheduled.title')).waitFor();
  await look('no products');
  await tab('unscheduled').click();
  await page.getByRole('article').first().focus();
  await page.keyboard.press('Space');
  await page.getByText(words('products.selection.count', { count: 1 })).waitFor();
  await look('products, one marked');
  await button('products.selection.category').click();
  await page
    .getByRole('dialog')
    .getByRole('combobox', { name: words('products.form.category') })
    .waitFor();
  await look('a category for the marked products');
  await button('common.cancel').click();
  await page
    .getByRole('region', { name: words('products.selection.label') })
    .getByRole('button', { name: words('products.archive') })
    .click();
  await page.getByRole('tab', { name: new RegExp(`^${words('products.archivedTab')}`) }).click();
  await page.getByText(words('products.restore'), { exact: true }).waitFor();
  await look('products, archived');
  await page.getByText(words('products.restore'), { exact: true }).click();
  await page.getByText(words('products.empty.archived.title')).waitFor();
  await tab('unscheduled').click();
  await button('products.add').click();
  for (const part of ['instalments', 'coupon']) await button(`products.form.parts.${part}`).click();
  await page.getByRole('textbox', { name: words('products.form.couponPercent') }).fill('10');
  await button('products.form.save').click();
  await page.getByText(words('products.form.problem.name-missing')).waitFor();
  await look('product form with problems');
  await button('common.cancel').click();
  await button('common.discard').click();
}

async function seePalette({ page, words, look }: Visit): Promise<void> {
  const palette = page.getByRole('dialog', { name: words('palette.label') });
  await page.keyboard.press('Control+K');
  await palette.getByRole('combobox').and(page.locator(':focus')).waitFor();
  await look('palette');
  await page.keyboard.type('xyz');
  await palette.getByText(words('palette.none', { typed: 'xyz' })).waitFor();
  await look('palette, nothing found');
  await page.keyboard.press('Escape');
  await palette.waitFor({ state: 'detached' });
}

/** A spreadsheet with all that can be wrong with one, taken in and undone. */
export async function importProducts({ page, words, button, look }: Visit): Promise<void> {
  const title = words('importing.file.title');
  const seesStep = (key: string) => page.getByRole('heading', { name: words(key), exact: true }).waitFor();
  await button('importing.menu.label').click();
  await look('menu of spreadsheets');
  await page.getByRole('menuitem', { name: words('importing.menu.import') }).click();
  await seesStep('importing.file.title');
  await dropOn(page, title, { name: 'produtos.xls', bytes: Buffer.from('d0cf11e0a1b11ae1', 'hex') });
  await page.getByText(words('failure.spreadsheet-old-format.title')).waitFor();
  await look('import: an old spreadsheet');
  await dropOn(page, title, weekOfCheese);
  await seesStep('importing.columns.title');
  await look('import: columns, none of them the name');
  const name = page.getByRole('combobox', {
    name: words('importing.columns.meaningOf', { letter: 'B', name: 'Descrição do item' }),
  });
  await name.selectOption('name');
  await page.getByRole('tab', { name: words('importing.show.open.refused') }).click();
  await look('import: refused rows');
  await button('common.cancel').click();
  await button('importing.discard.keep').waitFor();
  await look('import: discard?');
  await button('importing.discard.keep').click();
  await page.getByRole('button', { name: words('importing.columns.start', { count: 3 }) }).click();
  await seesStep('importing.done.title');
  await look('import: result');
  await page.getByRole('button', { name: words('importing.undo.button') }).click();
  await button('importing.undo.confirm').click();
  await page.getByText(words('importing.done.undone')).waitFor();
  await look('import: undone');
  await button('importing.done.finish').click();
}
