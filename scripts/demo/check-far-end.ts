import { dayOf } from '../../shared/plain-date.ts';
import type { PracticePost, PracticeReport } from '../../shared/practice.ts';
import { composePromo } from '../../shared/promo.ts';
import type { Sent } from './do-main-job.ts';
import type { Shop } from './open-shop.ts';
import type { Pictures } from './pictures.ts';
import type { Transcript } from './transcript.ts';

const arriveMs = 120_000;
const lookEveryMs = 250;

/** Asks the members' own devices, through the practice box, what they could read. */
export async function checkFarEnd(
  shop: Shop,
  sent: Sent,
  pictures: Pictures,
  transcript: Transcript,
): Promise<void> {
  const { page, words } = shop;
  await page.getByRole('button', { name: words('practice.showFarEnd') }).click();
  await page.getByRole('heading', { name: words('practice.farEnd') }).waitFor();
  const report = await waitUntilRead(shop, sent);
  await pictures.take('far-end');
  const { groupCount, memberCount, deviceCount } = report;
  transcript.say(
    'practice groups',
    `${groupCount}, with ${memberCount} members who hold ${deviceCount} devices`,
  );
  const posts = sent.groupNames.map((name) => report.posts.filter(({ groupName }) => groupName === name));
  for (const [index, ofGroup] of posts.entries()) {
    transcript.expect(ofGroup.length === 1, `${sent.groupNames[index]} got it once`);
  }
  const all = posts.flat();
  const wanted = await messageOf(shop, sent);
  for (const post of all) describe(post, wanted, transcript);
  transcript.expect(
    new Set(all.map(({ deviceCount: size }) => size)).size === all.length,
    'the groups differ in size',
  );
  transcript.expect(
    new Set(all.map(({ addressing }) => addressing)).size === 2,
    'one is LID-addressed, one phone-addressed',
  );
  transcript.say(
    'devices',
    `${total(all, 'readableCount')} of ${total(all, 'deviceCount')} decrypted exactly the text and the photo`,
  );
}

function describe(post: PracticePost, wanted: string, transcript: Transcript): void {
  const { groupName, addressing, readableCount, deviceCount } = post;
  const isWhole = deviceCount > 0 && readableCount === deviceCount;
  transcript.expect(
    isWhole,
    `${groupName} (${addressing}): ${readableCount} of ${deviceCount} devices decrypted it`,
  );
  transcript.expect(post.text === wanted, `${groupName}: the text is the one of the preview, to the letter`);
  transcript.expect(post.hasPhoto, `${groupName}: with the photo`);
}

async function waitUntilRead({ page, read }: Shop, sent: Sent): Promise<PracticeReport> {
  for (let waitedMs = 0; ; waitedMs += lookEveryMs) {
    const report = (await read('practice'))?.report;
    if (!report) throw new Error('the app is not in practice');
    const posts = report.posts.filter(({ groupName }) => sent.groupNames.includes(groupName));
    const isWhole = posts.every(({ readableCount, deviceCount }) => readableCount === deviceCount);
    if ((isWhole && posts.length >= sent.groupNames.length) || waitedMs > arriveMs) return report;
    await page.waitForTimeout(lookEveryMs);
  }
}

/** The message that the preview showed, made from the product by the same function. */
async function messageOf({ page, read }: Shop, sent: Sent): Promise<string> {
  const reply = await page.evaluate(
    (search) => window.promoBrothers.call('products.list', { tab: 'sent', search, offset: 0, limit: 200 }),
    sent.productName,
  );
  const product = reply.ok ? reply.value.products.find(({ name }) => name === sent.productName) : undefined;
  if (!product) throw new Error(`${sent.productName} is not among the sent products`);
  const { templates, defaultId } = await read('templates');
  const template = templates.find(({ id }) => id === defaultId);
  if (!template) throw new Error('there is no template');
  const at = { language: (await read('settings')).language, today: dayOf(Date.now()) };
  return composePromo({ kind: 'product', product }, template, { footer: '' }, at).text;
}

function total(posts: readonly PracticePost[], count: 'readableCount' | 'deviceCount'): number {
  return posts.reduce((sum, post) => sum + post[count], 0);
}
