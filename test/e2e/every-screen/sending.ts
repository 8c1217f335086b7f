import type { Visit } from './visit.ts';

/** A product to two groups. */
export async function send({ page, words, button, look }: Visit): Promise<void> {
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

/** A text of her own, which does not go. */
export async function write({ page, words, button, look }: Visit): Promise<void> {
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

/** What was sent is changed, and sold out. */
export async function change({ page, words, button, open, tab, look }: Visit): Promise<void> {
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
