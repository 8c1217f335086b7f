import { dropOn } from '../../demo/drop-on.ts';
import { makePriceList } from '../../demo/price-list.ts';
import { ask } from '../../demo/week/ask.ts';
import { listProducts, planProduct, tick, waitUntilSent } from '../act.ts';
import { linkShop, turnTo } from '../link-shop.ts';
import type { Scene, Story } from './story.ts';

const group = 'Clientes do Bairro';

/** A shop with one product, one group set, one send and one plan. */
export const one: Story = {
  name: 'one of each',
  // Pauses as in life, so that there is time to look while one waits.
  options: { env: { PROMO_CLOCK: '1' } },
  async tell(scene) {
    const { shop } = scene;
    await shop.page.getByRole('img', { name: shop.words('connection.pair.qrLabel') }).waitFor();
    await linkShop(shop);
    await turnTo(shop, 0, '10:00');
    const name = await keepOneProduct(scene);
    await lookAtProduct(scene, name);
    await importOne(scene);
    await makeSet(scene);
    await lookAtTemplates(scene);
    await lookAtPlanner(scene);
    await sendOne(scene, name);
    await lookBack(scene, name);
    await sendAgain(scene);
    await planOne(scene, name);
    await comeBack(scene);
  },
};

async function keepOneProduct({ shop: { page } }: Scene): Promise<string> {
  const [kept, ...others] = await listProducts(page);
  if (kept === undefined) throw new Error('the sample shop sells nothing');
  await ask(page, 'products.archive', { ids: others.map(({ id }) => id) });
  return kept.name;
}

async function lookAtProduct({ shop, walk, camera }: Scene, name: string): Promise<void> {
  const { page, words } = shop;
  await walk.open('products', 'products.title');
  await page.getByRole('article').nth(1).waitFor({ state: 'detached' });
  await camera.shoot('products', 'one');
  await page.getByRole('article', { name }).hover();
  await page.getByRole('button', { name: words('products.editOf', { name }) }).click();
  await page.getByRole('textbox', { name: words('products.form.name') }).waitFor();
  await camera.shoot('product-form', 'one');
  await walk.leave();
  await walk.search(name.slice(0, 6));
  await page.getByRole('option', { name: words('palette.send', { name }) }).waitFor();
  await camera.shoot('palette', 'one');
  await walk.leave();
}

async function importOne({ shop, walk, camera }: Scene): Promise<void> {
  const { page, words } = shop;
  await walk.button('importing.menu.label').click();
  await page.getByRole('menuitem', { name: words('importing.menu.import') }).click();
  const list = makePriceList('ofertas.csv', [
    ['Nome', 'Preço'],
    ['Manteiga da fazenda, 200 g', '18,90'],
  ]);
  await dropOn(page, words('importing.file.title'), list);
  await page.getByRole('heading', { name: words('importing.columns.title') }).waitFor();
  await page.getByRole('button', { name: words('importing.columns.start', { count: 1 }) }).waitFor();
  await camera.shoot('import', 'one');
  await page.getByRole('button', { name: words('importing.columns.start', { count: 1 }) }).click();
  await page.getByRole('heading', { name: words('importing.done.title') }).waitFor();
  await camera.shoot('import-result', 'one');
  await page.getByRole('button', { name: words('importing.undo.button') }).click();
  await walk.button('importing.undo.confirm').click();
  await walk.text('importing.done.undone').waitFor();
  await camera.shoot('import-result', 'none');
  await walk.button('importing.done.finish').click();
}

async function makeSet({ shop: { page, read } }: Scene): Promise<void> {
  const { groups } = await read('groups');
  const groupIds = groups.filter(({ name }) => name === group).map(({ id }) => id);
  await ask(page, 'groups.saveSet', { set: { name: 'Freguesia', color: 'plum', groupIds } });
}

async function lookAtTemplates({ shop: { page, read }, walk, camera }: Scene): Promise<void> {
  const { templates, defaultId } = await read('templates');
  for (const { id } of templates) if (id !== defaultId) await ask(page, 'templates.remove', { id });
  await walk.open('templates', 'templates.title');
  await page.getByRole('article').nth(1).waitFor({ state: 'detached' });
  await camera.shoot('templates', 'one');
}

async function lookAtPlanner({ shop: { page, words }, walk, camera }: Scene): Promise<void> {
  await walk.search(words('planner.title'));
  await page.getByRole('option', { name: words('planner.title') }).click();
  await page
    .getByRole('list', { name: words('planner.products.list') })
    .getByRole('checkbox')
    .first()
    .check();
  await tick(walk, [group]);
  await camera.shoot('planner-choose', 'one');
  await walk.button('planner.continue').click();
  await page.getByRole('list', { name: words('planner.posts') }).waitFor();
  await camera.shoot('planner', 'one');
  await page.getByLabel(words('planner.rules.from'), { exact: true }).fill('08:00');
  await page.getByLabel(words('planner.rules.until'), { exact: true }).fill('09:00');
  await walk.text('planner.none.title').waitFor();
  await camera.shoot('planner', 'none');
  await walk.leave();
}

async function planOne(scene: Scene, name: string): Promise<void> {
  const { shop, walk, camera } = scene;
  const { page } = shop;
  const [product] = await listProducts(page, 'sent');
  if (product?.name !== name) throw new Error('the one product is gone');
  await planProduct(scene, product, 1, '11:00');
  await walk.open('products', 'products.title');
  await walk.tab('products.tabs.scheduled');
  await page.getByRole('article', { name }).waitFor();
  await camera.shoot('products-scheduled', 'one');
  await walk.open('calendar');
  await page.getByRole('main').locator('[data-key]').first().waitFor();
  await camera.shoot('calendar-week', 'one');
  await walk.text('calendar.views.month').click();
  await page.getByRole('table').waitFor();
  await camera.shoot('calendar-month', 'one');
}

async function sendOne(scene: Scene, name: string): Promise<void> {
  const { shop, walk, camera } = scene;
  await walk.open('products', 'products.title');
  const card = shop.page.getByRole('article', { name }).first();
  await card.getByRole('button', { name: shop.words('products.sendNowOf', { name }) }).click();
  await tick(walk, [group]);
  await camera.shoot('send', 'one');
  await walk.button('send.continue').click();
  const send = shop.page.getByRole('button', { name: shop.words('send.confirm', { count: 1 }) });
  await send.waitFor();
  await camera.shoot('confirm', 'one');
  await send.click();
  await waitUntilSent(scene);
  await shop.page.locator('[data-outcome="done"]').waitFor();
  await camera.shoot('results', 'one');
}

async function lookBack({ shop: { page, words }, walk, camera }: Scene, name: string): Promise<void> {
  await walk.button('practice.showFarEnd').click();
  await page.getByRole('heading', { name: words('practice.farEnd') }).waitFor();
  await camera.shoot('far-end', 'one');
  await walk.button('practice.hideFarEnd').click();
  await walk.tab('history.tabs.past');
  await page
    .getByRole('list', { name: words('history.list') })
    .getByRole('button')
    .first()
    .click();
  await camera.shoot('history', 'one');
  await walk.tab('reach.tab');
  await page.getByRole('heading', { name: words('reach.title') }).waitFor();
  await camera.shoot('reach', 'one');
  await walk.open('products', 'products.title');
  await walk.tab('products.tabs.sent');
  await page.getByRole('article', { name }).waitFor();
  await camera.shoot('products-sent', 'one');
}

/** A second promo waits for the pause after the first: under way, then paused, then cancelled before it went. */
async function sendAgain({ shop, walk, camera }: Scene): Promise<void> {
  const { page, words } = shop;
  await walk.open('broadcasts', 'broadcasts.title');
  await walk.button('sending.write').click();
  await page.getByRole('dialog').getByRole('textbox').fill('*Bom dia!* Hoje abrimos às 10 🧀');
  await walk.button('send.continue').click();
  await tick(walk, [group]);
  await walk.button('send.continue').click();
  await page.getByRole('button', { name: words('send.confirm', { count: 1 }) }).click();
  await page.getByRole('timer').waitFor();
  await camera.shoot('progress', 'one');
  const card = page.getByRole('article').first();
  await card.getByText(words('broadcasts.pause'), { exact: true }).click();
  await page.locator('[data-outcome="paused"]').waitFor();
  await camera.shoot('paused', 'any');
  await card.getByText(words('broadcasts.cancel'), { exact: true }).click();
  await walk.button('broadcasts.cancelConfirm').click();
  await page.locator('[data-outcome="cancelled"]').waitFor();
  await camera.shoot('results', 'none');
}

async function comeBack({ shop, walk, camera }: Scene): Promise<void> {
  const { page, words } = shop;
  await walk.open('products', 'products.title');
  await turnTo(shop, 2, '09:30');
  await page.getByRole('heading', { name: words('comingBack.greeting.morning'), level: 1 }).waitFor();
  await page.getByRole('main').getByRole('listitem').first().waitFor();
  await camera.shoot('coming-back', 'one');
  await page
    .getByRole('main')
    .getByRole('button', { name: /^Descartar: / })
    .click();
  await walk.text('comingBack.allDone').waitFor();
  await camera.shoot('coming-back', 'none');
}
