import { mostPromos } from '../../../shared/most-promos.ts';
import { dropOn } from '../../demo/drop-on.ts';
import { weekOfCheese } from '../../demo/price-list.ts';
import { fullName, tenPhotosName } from '../fill-shelves.ts';
import type { Scene } from './story.ts';

/** What she sells, how it comes in, how it reads, and whom it goes to. */
export async function lookAtProducts(scene: Scene): Promise<void> {
  await lookAtList(scene);
  await lookAtForm(scene);
  await importMany(scene);
  await lookAtTemplates(scene);
  await lookAtGroups(scene);
}

async function lookAtList({ shop, walk, camera }: Scene): Promise<void> {
  const { page, words } = shop;
  await walk.open('products', 'products.title');
  await page.getByRole('article').nth(5).waitFor();
  await camera.shootCrowded('products', 'many');
  await walk.tab('products.tabs.scheduled');
  await page.getByRole('article').first().waitFor();
  await camera.shoot('products-scheduled', 'many');
  await walk.tab('products.tabs.unscheduled');
  await page.getByRole('article').first().focus();
  await page.keyboard.press('Space');
  await page.getByText(words('products.selection.count', { count: 1 })).waitFor();
  await camera.shootCrowded('products-marked', 'any');
  await page
    .getByRole('region', { name: words('products.selection.label') })
    .getByRole('button')
    .nth(1)
    .click();
  await page.getByText(words('products.selection.tooMany', { count: mostPromos })).waitFor();
  await camera.shoot('products-marked', 'too-many');
  await walk.button('products.selection.clear').click();
  await walk.search('quei');
  await page.getByRole('dialog').getByRole('option').nth(4).waitFor();
  await camera.shoot('palette', 'many');
  await walk.leave();
}

async function lookAtForm({ shop, walk, camera }: Scene): Promise<void> {
  const { page, words } = shop;
  await page.getByRole('searchbox').first().fill('Cesta');
  await page.getByRole('article').nth(1).waitFor({ state: 'detached' });
  await page.getByRole('article').hover();
  await page.getByRole('button', { name: words('products.editOf', { name: fullName }) }).click();
  await page.getByRole('textbox', { name: words('products.form.name') }).waitFor();
  await camera.shootCrowded('product-form', 'many');
  await walk.leave();
  await page.getByRole('searchbox').first().fill(tenPhotosName);
  await page.getByRole('article', { name: fullName }).waitFor({ state: 'detached' });
  await page.getByRole('article').hover();
  await page.getByRole('button', { name: words('products.editOf', { name: tenPhotosName }) }).click();
  await page
    .getByRole('button', { name: words('photos.more') })
    .and(page.locator(':disabled'))
    .waitFor();
  await camera.shoot('product-form', 'too-many');
  await walk.leave();
  await page.getByRole('searchbox').first().fill('');
}

async function importMany({ shop, walk, camera }: Scene): Promise<void> {
  const { page, words } = shop;
  await walk.button('importing.menu.label').click();
  await page.getByRole('menuitem', { name: words('importing.menu.import') }).click();
  await dropOn(page, words('importing.file.title'), weekOfCheese);
  await page.getByRole('heading', { name: words('importing.columns.title') }).waitFor();
  const column = { letter: 'B', name: 'Descrição do item' };
  const meaning = page.getByRole('combobox', { name: words('importing.columns.meaningOf', column) });
  await meaning.selectOption('name');
  const start = page.getByRole('button', { name: words('importing.columns.start', { count: 3 }) });
  await start.waitFor();
  await camera.shootCrowded('import', 'many');
  await page.getByRole('tab', { name: words('importing.show.open.refused') }).click();
  await camera.shoot('import-refused', 'any');
  await start.click();
  await page.getByRole('heading', { name: words('importing.done.title') }).waitFor();
  await camera.shoot('import-result', 'many');
  await walk.button('importing.done.finish').click();
}

async function lookAtTemplates({ shop, walk, camera }: Scene): Promise<void> {
  const { page, words } = shop;
  await walk.open('templates', 'templates.title');
  await page.getByRole('article').nth(6).waitFor();
  await camera.shoot('templates', 'many');
  await walk.button('templates.add').click();
  await page.getByRole('textbox', { name: words('templates.text') }).waitFor();
  await camera.shootCrowded('template-editor', 'any');
  await walk.button('common.cancel').click();
}

async function lookAtGroups({ walk, camera }: Scene): Promise<void> {
  await walk.open('groups', 'groups.title');
  await walk.page.getByText('Clube do queijo').first().waitFor();
  await camera.shootCrowded('groups', 'many');
  await walk.button('groupSets.add').click();
  await walk.button('groupSets.form.save').waitFor();
  await camera.shoot('group-set-form', 'any');
  await walk.button('common.cancel').click();
}
