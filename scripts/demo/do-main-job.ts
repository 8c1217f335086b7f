import type { Locator, Page } from 'playwright-core';
import type { Group } from '../../shared/groups.ts';
import type { Shop } from './open-shop.ts';
import type { Pictures } from './pictures.ts';
import type { Transcript } from './transcript.ts';

/** What the person sent, as she saw it. */
export interface Sent {
  readonly productName: string;
  readonly groupNames: readonly string[];
}

const stepMs = 60_000;
/** Three groups with the pauses of practice between them, on a slow machine. */
const broadcastMs = 240_000;
const groupsToTick = 3;
const filmEveryMs = 500;

/** From the QR to the last acknowledgement, through the window alone. */
export async function doMainJob(shop: Shop, pictures: Pictures, transcript: Transcript): Promise<Sent> {
  shop.page.setDefaultTimeout(stepMs);
  await connect(shop, pictures, transcript);
  const productName = await chooseProduct(shop, pictures, transcript);
  const groupNames = await tickGroups(shop, pictures, transcript);
  await confirm(shop, pictures, groupNames);
  await watchUntilSent(shop, productName, pictures, transcript);
  return { productName, groupNames };
}

/** A real phone reads a second time when WhatsApp renews the code; so does she. */
export async function connect(
  { page, words, read }: Shop,
  pictures: Pictures,
  transcript: Transcript,
): Promise<void> {
  await page.getByRole('img', { name: words('connection.pair.qrLabel') }).waitFor();
  await pictures.take('qr-code');
  const products = page.getByRole('heading', { level: 1, name: words('products.title') });
  const scan = page.getByRole('button', { name: words('practice.scan') });
  let scanCount = 0;
  while (!(await products.isVisible())) {
    const scanned = scan.click().then(() => {
      scanCount += 1;
    });
    await Promise.race([products.waitFor(), scanned]);
    await pictures.pass();
  }
  await pictures.take('products');
  const practice = await read('practice');
  const connection = await read('connection');
  transcript.say('server', practice?.url ?? 'none');
  transcript.say('account', `the practice phone, which read the QR ${scanCount} times: ${connection.kind}`);
  transcript.expect(connection.kind === 'connected', 'the account is linked');
}

async function chooseProduct(
  { page, words }: Shop,
  pictures: Pictures,
  transcript: Transcript,
): Promise<string> {
  const withPhoto = page.getByRole('article').filter({ has: page.getByRole('img') });
  const card = withPhoto.first();
  await card.waitFor();
  const name = (await card.getAttribute('aria-label')) ?? '';
  await card.getByRole('button', { name: words('products.sendNowOf', { name }) }).click();
  await page.getByRole('dialog').waitFor();
  await pictures.take('send-dialog');
  transcript.say('product', `${name}, with its photo`);
  return name;
}

async function tickGroups(
  { page, words, read }: Shop,
  pictures: Pictures,
  transcript: Transcript,
): Promise<string[]> {
  const dialog = page.getByRole('dialog');
  const boxes = dialog.getByRole('list', { name: words('send.list') }).getByRole('checkbox');
  await boxes.first().waitFor();
  const { groups } = await read('groups');
  for (const { name, memberCount, whyNoPost } of groups) {
    transcript.say(
      'group',
      `${name}: ${memberCount} people${whyNoPost ? `, may not be ticked: ${whyNoPost}` : ''}`,
    );
  }
  const isOpen = (group: Group) => group.whyNoPost === undefined && group.community === null;
  const open = groups.filter(isOpen).slice(0, groupsToTick);
  for (const { name } of open) {
    await dialog.getByRole('checkbox', { name, exact: true }).check();
    await pictures.pass();
  }
  for (const { name, whyNoPost } of groups) {
    const box = dialog.getByRole('checkbox', { name, exact: true });
    if (whyNoPost) transcript.expect(await box.isDisabled(), `${name} cannot be ticked`);
  }
  await pictures.take('groups-ticked');
  await dialog.getByRole('button', { name: words('send.continue') }).click();
  return open.map(({ name }) => name);
}

async function confirm(
  { page, words }: Shop,
  pictures: Pictures,
  groupNames: readonly string[],
): Promise<void> {
  const send = page.getByRole('button', { name: words('send.confirm', { count: groupNames.length }) });
  await send.waitFor();
  await pictures.take('confirm');
  await send.click();
}

async function watchUntilSent(
  { page, words, read }: Shop,
  productName: string,
  pictures: Pictures,
  transcript: Transcript,
): Promise<void> {
  const card = page.getByRole('article', { name: productName });
  await card.getByText(words('broadcasts.delivery.sent'), { exact: true }).first().waitFor();
  await pictures.take('sending');
  const doneNow = card.locator('[data-outcome="done"], [data-outcome="doneWithTrouble"]');
  if (pictures.film) await filmUntil(page, doneNow, pictures);
  await doneNow.waitFor({ timeout: broadcastMs });
  await pictures.take('sent');
  const [broadcast] = await read('broadcasts');
  for (const { groupName, state } of broadcast?.deliveries ?? []) {
    transcript.expect(state.kind === 'sent', `${groupName}: WhatsApp's server acknowledged it`);
  }
}

/** The pause counts down, and one group after the other has it. */
async function filmUntil(page: Page, end: Locator, pictures: Pictures): Promise<void> {
  for (let waitedMs = 0; waitedMs < broadcastMs && !(await end.isVisible()); waitedMs += filmEveryMs) {
    await pictures.pass();
    await page.waitForTimeout(filmEveryMs);
  }
}
