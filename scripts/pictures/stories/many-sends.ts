import { openSend, waitUntilSent } from '../act.ts';
import type { Scene } from './story.ts';

/** Two products to four groups: chosen, confirmed, on their way, arrived, and what has become of it all. */
export async function lookAtSends(scene: Scene): Promise<void> {
  await send(scene);
  await lookBack(scene);
}

async function send(scene: Scene): Promise<void> {
  const { shop, walk, camera } = scene;
  const { page, words } = shop;
  await openSend(scene, 'Requeijão de corte, 300 g');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Freguesia/ })
    .click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Clube do queijo/ })
    .click();
  await walk.button('sending.addProduct').click();
  await page
    .getByRole('list', { name: words('sending.foundProducts') })
    .getByRole('button')
    .first()
    .click();
  await camera.shootCrowded('send', 'many');
  await walk.button('send.continue').click();
  const goes = page.getByRole('button', { name: words('sending.confirm', { count: 8 }) });
  await goes.waitFor();
  await camera.shootCrowded('confirm', 'many');
  await goes.click();
  await page.locator('[data-outcome="running"]').first().waitFor();
  await page.getByRole('timer').first().waitFor();
  await camera.shootCrowded('progress', 'many');
  await waitUntilSent(scene);
  await page.locator('[data-outcome="running"]').first().waitFor({ state: 'detached' });
  await camera.shoot('results', 'many');
  await walk.button('practice.showFarEnd').click();
  await page.getByRole('heading', { name: words('practice.farEnd') }).waitFor();
  await camera.shoot('far-end', 'many');
  await walk.button('practice.hideFarEnd').click();
}

async function lookBack({ shop, walk, camera }: Scene): Promise<void> {
  const { page, words } = shop;
  await walk.tab('history.tabs.past');
  const first = page
    .getByRole('list', { name: words('history.list') })
    .getByRole('button')
    .first();
  await first.click();
  await camera.shootCrowded('history', 'many');
  await walk.tab('reach.tab');
  await page.getByRole('heading', { name: words('reach.byDay') }).waitFor();
  await camera.shootCrowded('reach', 'many');
  await walk.button('reach.asTable').click();
  await camera.shoot('reach-table', 'any');
  await walk.open('products', 'products.title');
  await walk.tab('products.tabs.sent');
  await page.getByRole('article').first().waitFor();
  await camera.shoot('products-sent', 'many');
  await page.getByRole('article').first().getByText(words('soldOut.action'), { exact: true }).click();
  await page.getByText(words('soldOut.how')).waitFor();
  await camera.shoot('sold-out', 'any');
  await walk.leave();
}
