import type { Visit } from './visit.ts';

/** What there is before the app is linked. */
export async function seeUnlinked(visit: Visit): Promise<void> {
  const { page, words, button, open, seesTitle, look } = visit;
  await open('settings');
  await seesTitle('settings.title');
  await look('settings');
  await page.getByRole('button', { name: words('pacing.settings.change') }).click();
  await look('settings, the pace to be changed');
  await seeFirstSteps(visit);
  await button('diagnostics.open').click();
  await page.getByText(words('diagnostics.sections.versions')).waitFor();
  await look('diagnostics, of an app that was never linked');
  await open('groups');
  await look('groups, none yet');
  await lookAtTemplates(visit);
  await open('broadcasts');
  await look('broadcasts, none yet');
  await page.getByRole('tab', { name: words('history.tabs.past') }).click();
  await page.getByText(words('history.empty.title')).waitFor();
  await look('history, none yet');
}

async function seeFirstSteps({ button, seesTitle, look }: Visit): Promise<void> {
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

async function lookAtTemplates({ page, words, button, open, look }: Visit): Promise<void> {
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

/** From the first QR to the products of the sample shop. */
export async function pair({ page, words, button, open, seesTitle, look }: Visit): Promise<void> {
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
