import { ask } from '../../demo/week/ask.ts';
import { linkShop } from '../link-shop.ts';
import type { Scene, Story } from './story.ts';

/** From the very first start to a linked shop that has nothing yet. */
export const nothing: Story = {
  name: 'nothing yet',
  options: { isFirstTime: true },
  async tell(scene) {
    await takeFirstSteps(scene);
    await lookAround(scene);
    await pair(scene);
    await lookAtEmptyShop(scene);
  },
};

async function takeFirstSteps({ shop, walk, camera }: Scene): Promise<void> {
  const { page, words } = shop;
  for (const [step, next] of [
    ['language', 'welcome.next'],
    ['note', 'welcome.note.understood'],
  ] as const) {
    await page.getByRole('heading', { name: words(`welcome.${step}.title`), level: 1 }).waitFor();
    await camera.shoot(`first-run-${step}`, 'any');
    await walk.button(next).click();
  }
  await page.getByRole('heading', { name: words('welcome.choice.title'), level: 1 }).waitFor();
  await camera.shoot('first-run-choice', 'any');
  await page.getByText(words('welcome.choice.practice.title')).click();
  await page.getByRole('img', { name: words('connection.pair.qrLabel') }).waitFor();
  await camera.shootCrowded('connection-qr', 'any');
}

/** What there is to see before anything is linked. */
async function lookAround({ shop, walk, camera }: Scene): Promise<void> {
  const { page, words } = shop;
  await walk.open('broadcasts', 'broadcasts.title');
  await walk.text('broadcasts.empty.title').waitFor();
  await camera.shoot('progress', 'none');
  await walk.tab('history.tabs.past');
  await walk.text('history.empty.title').waitFor();
  await camera.shoot('history', 'none');
  await walk.tab('reach.tab');
  await walk.text('reach.empty.title').waitFor();
  await camera.shoot('reach', 'none');
  await walk.open('groups', 'groups.title');
  await camera.shoot('groups', 'none');
  await walk.open('templates', 'templates.title');
  await page.getByRole('article').nth(2).waitFor();
  await camera.shoot('templates', 'none');
  await walk.open('settings', 'settings.title');
  await camera.shoot('settings', 'any');
  for (const [heading, picture] of [
    ['backup.title', 'settings-data'],
    ['settings.about', 'about'],
  ] as const) {
    await page.getByRole('heading', { name: words(heading) }).evaluate((title) => title.scrollIntoView());
    await camera.shoot(picture, 'any');
  }
  await page.getByRole('heading', { name: words('settings.title') }).waitFor();
  await walk.button('pacing.settings.change').click();
  await page
    .getByRole('heading', { name: words('pacing.settings.title') })
    .evaluate((title) => title.scrollIntoView());
  await camera.shoot('settings-pace', 'any');
  await walk.button('diagnostics.open').click();
  await page.getByText(words('diagnostics.sections.versions')).waitFor();
  await camera.shoot('diagnostics', 'any');
  await walk.search('xyz');
  await page.getByText(words('palette.none', { typed: 'xyz' })).waitFor();
  await camera.shoot('palette', 'none');
  await walk.leave();
}

async function pair({ shop, walk, camera }: Scene): Promise<void> {
  const { page, words } = shop;
  await walk.open('connection', 'connection.pair.title');
  await walk.button('connection.pair.useNumber').click();
  await walk.button('practice.useNumber').click();
  await camera.shoot('connection-number', 'any');
  await walk.button('connection.number.ask').click();
  await walk.button('practice.enterCode').waitFor();
  await camera.shoot('connection-code', 'any');
  await walk.button('connection.pair.useQr').click();
  await page.getByRole('img', { name: words('connection.pair.qrLabel') }).waitFor();
  await walk.button('practice.scan').click();
  await walk.text('connection.pair.scanAgainTitle').waitFor();
  await camera.shoot('connection-scan-again', 'any');
  await linkShop(shop);
  await walk.open('connection', 'connection.title');
  await page.getByRole('heading', { name: words('connection.connected.title') }).waitFor();
  await camera.shoot('connection-connected', 'any');
  await walk.button('repair.connection').click();
  await page.getByRole('list', { name: words('repair.steps') }).waitFor();
  await camera.shoot('repair', 'any');
  await walk.leave();
  await walk.button('connection.connected.unlink').click();
  await walk.button('connection.unlink.keep').waitFor();
  await camera.shoot('connection-unlink', 'any');
  await walk.button('connection.unlink.keep').click();
  await walk.button('practice.showFarEnd').click();
  await walk.text('practice.noPost').waitFor();
  await camera.shoot('far-end', 'none');
  await walk.button('practice.hideFarEnd').click();
}

async function lookAtEmptyShop({ shop, walk, camera }: Scene): Promise<void> {
  const { page, words } = shop;
  const all = { tab: 'unscheduled', search: '' } as const;
  await ask(page, 'products.archive', { ids: [...(await ask(page, 'products.listIds', all))] });
  await walk.open('products', 'products.title');
  await walk.text('products.empty.unscheduled.title').waitFor();
  await camera.shoot('products', 'none');
  for (const tab of ['scheduled', 'sent'] as const) {
    await walk.tab(`products.tabs.${tab}`);
    await walk.text(`products.empty.${tab}.title`).waitFor();
    await camera.shoot(`products-${tab}`, 'none');
  }
  await walk.tab('products.tabs.unscheduled');
  await walk.button('products.add').first().click();
  await page.getByRole('textbox', { name: words('products.form.name') }).waitFor();
  await camera.shoot('product-form', 'none');
  await walk.leave();
  await walk.button('importing.menu.label').click();
  await page.getByRole('menuitem', { name: words('importing.menu.import') }).click();
  await page.getByRole('heading', { name: words('importing.file.title'), exact: true }).waitFor();
  await camera.shoot('import', 'none');
  await walk.leave();
  await walk.search(words('planner.title'));
  await page.getByRole('option', { name: words('planner.title') }).click();
  await page
    .getByRole('list', { name: words('send.list') })
    .getByRole('checkbox')
    .first()
    .waitFor();
  await camera.shoot('planner-choose', 'none');
  await walk.leave();
  await walk.open('calendar');
  await walk.text('calendar.empty.week').waitFor();
  await camera.shootCrowded('calendar-week', 'none');
  await walk.text('calendar.views.month').click();
  await page.getByRole('table').waitFor();
  await camera.shoot('calendar-month', 'none');
  await walk.open('broadcasts', 'broadcasts.title');
  await walk.button('sending.write').click();
  await page.getByRole('dialog').getByRole('textbox').waitFor();
  await camera.shoot('send', 'none');
  await page.getByRole('dialog').getByRole('textbox').fill('*Bom dia!* Hoje abrimos às 10 🧀');
  await walk.button('send.continue').click();
  await walk.button('sending.changeText').waitFor();
  await walk.button('send.continue').click();
  await page.getByText(words('sending.problem.needGroup')).waitFor();
  await camera.shoot('confirm', 'none');
  await walk.button('common.cancel').click();
}
