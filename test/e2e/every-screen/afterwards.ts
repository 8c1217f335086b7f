import { change } from './sending.ts';
import type { Visit } from './visit.ts';

/** What arrived, what became of it, and the end of the link. */
export async function readResults(visit: Visit): Promise<void> {
  const { page, words, button, open, seesTitle, look } = visit;
  await button('practice.showFarEnd').click();
  await page.getByText(words('practice.withPhoto')).nth(1).waitFor();
  await page.getByRole('button', { name: words('broadcasts.cancel') }).waitFor({ state: 'detached' });
  for (const screen of ['broadcasts', 'groups', 'products', 'settings']) {
    await open(screen);
    await seesTitle(`${screen}.title`);
    await look(`${screen} beside the far end`);
  }
  await change(visit);
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
  await makeSet(visit);
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

async function makeSet({ page, words, button, look }: Visit): Promise<void> {
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
