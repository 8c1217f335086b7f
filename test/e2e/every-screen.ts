import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { dropOn } from '../../scripts/demo/drop-on.ts';
import { weekOfCheese } from '../../scripts/demo/price-list.ts';
import { openWords } from '../../scripts/demo/words.ts';
import { addDays, dayOf } from '../../shared/plain-date.ts';

const repository = join(import.meta.dirname, '../..');

/**
 * Goes through everything that practice can show, in Portuguese, from the first QR to what arrived. The app has just
 * been opened.
 * @param look is called on each screen, with its name; it leaves the screen and the language as they were
 */
export async function visitEveryScreen(page: Page, look: (screen: string) => Promise<void>): Promise<void> {
  const words = await openWords(repository, 'pt-BR');
  const button = (key: string) => page.getByRole('button', { name: words(key), exact: true });
  const open = (screen: string) =>
    page
      .getByRole('navigation')
      .getByRole('button', { name: words(`navigation.${screen}`) })
      .click();
  const tab = (name: string) =>
    page.getByRole('tab', { name: new RegExp(`^${words(`products.tabs.${name}`)}`) });
  const seesTitle = (key: string) => page.getByRole('heading', { name: words(key), level: 1 }).waitFor();

  await open('settings');
  await seesTitle('settings.title');
  await look('settings');
  await page.getByRole('button', { name: words('pacing.settings.change') }).click();
  await look('settings, the pace to be changed');
  await seeFirstSteps();
  await button('diagnostics.open').click();
  await page.getByText(words('diagnostics.sections.versions')).waitFor();
  await look('diagnostics, of an app that was never linked');
  await open('groups');
  await look('groups, none yet');
  await lookAtTemplates();
  await open('broadcasts');
  await look('broadcasts, none yet');
  await page.getByRole('tab', { name: words('history.tabs.past') }).click();
  await page.getByText(words('history.empty.title')).waitFor();
  await look('history, none yet');
  await pair();
  await sell();
  await planDay();
  await importProducts();
  await plan();
  await send();
  await write();
  await readResults();

  async function seeFirstSteps(): Promise<void> {
    await button('welcome.again').click();
    for (const [title, next] of [
      ['welcome.language.title', 'welcome.next'],
      ['welcome.note.title', 'welcome.note.understood'],
    ] as const) {
      await seesTitle(title);
      await look(`first steps again: ${title}`);
      await button(next).click();
    }
    await seesTitle('welcome.choice.title');
    await look('first steps again: the choice');
    for (const title of ['welcome.note.title', 'welcome.language.title', 'settings.title']) {
      await button('common.back').click();
      await seesTitle(title);
    }
  }

  async function lookAtTemplates(): Promise<void> {
    await open('templates');
    await page.getByRole('article').nth(2).waitFor();
    await look('templates');
    await button('templates.add').click();
    await page.getByRole('textbox', { name: words('templates.text') }).fill('{x} [');
    await page.getByText(words('templateProblem.title')).waitFor();
    await page.getByRole('textbox', { name: words('templates.name') }).fill('');
    await button('templates.save').click();
    await page.getByText(words('templates.nameMissing')).waitFor();
    await look('template, with problems');
    await button('common.cancel').click();
    await button('common.discard').click();
  }

  async function pair(): Promise<void> {
    const qr = page.getByRole('img', { name: words('connection.pair.qrLabel') });
    await open('connection');
    // Whoever looked at the screens before for long has used up the codes of this pairing.
    await button('connection.pair.anotherQr').or(button('connection.stopped.newQr')).click();
    await qr.waitFor();
    await look('QR');
    await button('connection.pair.useNumber').click();
    const number = page.getByRole('textbox', { name: words('connection.number.label') });
    await number.fill('11 9abc');
    await look('number with letters');
    await button('practice.useNumber').click();
    await button('connection.number.ask').click();
    await button('practice.enterCode').waitFor();
    await look('code');
    await button('connection.pair.useQr').click();
    await qr.waitFor();
    await button('practice.scan').click();
    await page.getByText(words('connection.pair.scanAgainTitle'), { exact: true }).waitFor();
    await look('scan again');
    await button('practice.scan').click();
    await seesTitle('products.title');
  }

  async function sell(): Promise<void> {
    await page.getByRole('article').first().waitFor();
    await look('products');
    await seePalette();
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

  async function seePalette(): Promise<void> {
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

  async function planDay(): Promise<void> {
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

  async function importProducts(): Promise<void> {
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

  async function plan(): Promise<void> {
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

  async function send(): Promise<void> {
    await page.getByText(words('products.sendNow'), { exact: true }).first().click();
    for (const group of ['Clientes do Bairro', 'Queijo da Semana']) {
      await page.getByRole('checkbox', { name: group }).check();
    }
    await look('send: groups');
    await button('sending.addProduct').click();
    await page
      .getByRole('list', { name: words('sending.foundProducts') })
      .getByRole('button')
      .first()
      .waitFor();
    await look('send: one more product');
    await page.keyboard.press('Escape');
    await button('send.continue').click();
    await look('send: confirm');
    await page.getByRole('button', { name: words('send.confirm', { count: 2 }) }).click();
    await page.getByText(words('broadcasts.outcome.running'), { exact: true }).waitFor();
    await look('broadcasts, one under way');
  }

  async function write(): Promise<void> {
    await button('sending.write').click();
    await page.getByRole('dialog').getByRole('textbox').waitFor();
    await button('send.continue').click();
    await page.getByText(words('sending.needText')).waitFor();
    await look('a text of her own, with nothing in it');
    await page.getByRole('dialog').getByRole('textbox').fill('*Bom dia!* Hoje abrimos às 10 🧀');
    await button('send.continue').click();
    await button('sending.changeText').waitFor();
    await look('a text of her own: groups');
    await button('common.cancel').click();
  }

  async function change(): Promise<void> {
    await open('products');
    await tab('sent').click();
    await page.getByText(words('products.sendNow'), { exact: true }).first().click();
    await page.getByRole('checkbox', { name: 'Clientes do Bairro' }).check();
    await button('send.continue').click();
    await page.getByText(words('sending.repeats.ask')).waitFor();
    await look('send: the same again');
    await button('common.back').click();
    await button('common.cancel').click();
    await open('broadcasts');
    for (const kind of ['edit', 'delete']) {
      await page
        .getByText(words(`changes.${kind}`), { exact: true })
        .first()
        .click();
      await page.getByRole('heading', { name: words('changes.places') }).waitFor();
      await look(`change: ${kind}`);
      await button('common.cancel').click();
    }
    await page.getByText(words('soldOut.action'), { exact: true }).first().click();
    await page.getByText(words('soldOut.how')).waitFor();
    await look('sold out?');
    await button('soldOut.confirm').click();
    await page.getByText(words('changes.state.edit.done')).nth(1).waitFor();
    await look('broadcasts, changed');
    await open('products');
    await tab('sent').click();
    await page.getByText(words('soldOut.badge'), { exact: true }).waitFor();
    await look('products, sold out');
    await page.getByText(words('products.sendNow'), { exact: true }).first().click();
    await button('soldOut.askKeep').waitFor();
    await look('sold out, send?');
    await button('soldOut.askKeep').click();
  }

  async function makeSet(): Promise<void> {
    await button('groupSets.add').click();
    await button('groupSets.form.save').click();
    await page.getByText(words('groupSets.form.problem.name-missing')).waitFor();
    await look('group set with problems');
    await page
      .getByRole('textbox', { name: words('groupSets.form.name') })
      .fill('Queijo 🧀 e doce de leite da serra');
    await page.getByRole('checkbox', { name: 'Feira de Sábado' }).check();
    await page.getByRole('checkbox', { name: 'Praça: ofertas' }).check();
    await button('groupSets.form.save').click();
    await page.getByRole('heading', { name: 'Queijo 🧀 e doce de leite da serra' }).waitFor();
    await page.getByText(words('groupFooter.edit'), { exact: true }).first().click();
    await page.getByRole('textbox', { name: words('groupFooter.field') }).fill('*Retirada na loja*');
    await look('footer of a group');
    await button('groupFooter.save').click();
    await page.getByText(words('groupFooter.label')).first().waitFor();
    await look('groups, a set');
    await button('groupSets.delete').click();
    await button('common.undo').waitFor();
    await look('groups, a set deleted');
  }

  async function readResults(): Promise<void> {
    await button('practice.showFarEnd').click();
    await page.getByText(words('practice.withPhoto')).nth(1).waitFor();
    await page.getByRole('button', { name: words('broadcasts.cancel') }).waitFor({ state: 'detached' });
    for (const screen of ['broadcasts', 'groups', 'products', 'settings']) {
      await open(screen);
      await seesTitle(`${screen}.title`);
      await look(`${screen} beside the far end`);
    }
    await change();
    await open('broadcasts');
    await page.getByRole('tab', { name: words('history.tabs.past') }).click();
    await page
      .getByRole('list', { name: words('history.list') })
      .getByRole('button')
      .first()
      .click();
    await page.getByRole('combobox', { name: words('history.period') }).selectOption('chosen');
    await look('history, one opened, days to choose');
    await page.getByRole('searchbox').fill('xyz');
    await page.getByText(words('history.notFound.title')).waitFor();
    await look('history, nothing found');
    await page.getByRole('tab', { name: words('reach.tab') }).click();
    await page.getByRole('table', { name: words('reach.byGroup') }).waitFor();
    await look('reach');
    await button('reach.asTable').click();
    await look('reach, as a table');
    await open('groups');
    await page
      .getByRole('button', { name: words('repair.repair') })
      .first()
      .click();
    await page.getByRole('list', { name: words('repair.steps') }).waitFor();
    await look('repair of a group');
    await page.keyboard.press('Escape');
    await makeSet();
    await open('settings');
    await button('diagnostics.open').click();
    await page.getByText(words('diagnostics.sections.versions')).waitFor();
    await look('diagnostics');
    await open('connection');
    await page.getByRole('heading', { name: words('connection.connected.title') }).waitFor();
    await look('connected');
    await button('repair.connection').click();
    await page.getByRole('list', { name: words('repair.steps') }).waitFor();
    await look('repair of the connection');
    await page.keyboard.press('Escape');
    await button('connection.connected.unlink').click();
    await button('connection.unlink.keep').waitFor();
    await look('unlink?');
    await button('connection.unlink.confirm').click();
    await page.getByRole('heading', { name: words('connection.unlinked.personTitle') }).waitFor();
    await look('unlinked');
  }
}
