import type { Page } from 'playwright-core';
import { addDays, dayOf } from '../../shared/plain-date.ts';
import type { Product } from '../../shared/products.ts';
import type { WallTime } from '../../shared/schedules/timing.ts';
import { ask } from '../demo/week/ask.ts';
import type { Scene } from './stories/story.ts';

/** From the list of products to the dialog in which groups are ticked. */
export async function openSend({ shop, walk }: Scene, productName: string): Promise<void> {
  const { page, words } = shop;
  await walk.open('products', 'products.title');
  await walk.tab('products.tabs.unscheduled');
  await page.getByRole('searchbox', { name: words('products.search') }).fill(productName);
  const card = page.getByRole('article', { name: productName }).first();
  await card.getByRole('button', { name: words('products.sendNowOf', { name: productName }) }).click();
  await page
    .getByRole('list', { name: words('send.list') })
    .getByRole('checkbox')
    .first()
    .waitFor();
}

export async function tick({ page }: Scene['walk'], groupNames: readonly string[]): Promise<void> {
  for (const name of groupNames) await page.getByRole('checkbox', { name, exact: true }).check();
}

export async function waitUntilSent({ shop }: Scene): Promise<void> {
  const { page, read } = shop;
  for (let waitedMs = 0; waitedMs < 60_000; waitedMs += 250) {
    const broadcasts = await read('broadcasts');
    if (
      broadcasts.every(({ deliveries }) =>
        deliveries.every(({ state }) => state.kind !== 'waiting' && state.kind !== 'sending'),
      )
    )
      return;
    await page.waitForTimeout(250);
  }
  throw new Error('what was sent did not reach its groups');
}

/** Plans one product for so many days from now, as the window itself would ask. */
export async function planProduct(
  { shop: { page, read } }: Scene,
  product: Product,
  daysAhead: number,
  time: WallTime,
): Promise<void> {
  const today = await page.evaluate(() => Date.now());
  const { groups } = await read('groups');
  const groupIds = groups
    .filter(({ whyNoPost }) => whyNoPost === undefined)
    .slice(0, 1)
    .map(({ id }) => id);
  const what = {
    kind: 'products' as const,
    promos: [{ productId: product.id, templateId: null, pinnedText: null }],
  };
  const start = addDays(dayOf(today), daysAhead);
  const timing = {
    start,
    time,
    repeat: { kind: 'once' as const },
    end: { kind: 'never' as const },
    exceptions: [],
  };
  await ask(page, 'schedules.save', { schedule: { what, groupIds, setIds: [], timing } });
}

export async function listProducts(
  page: Page,
  tab: 'unscheduled' | 'sent' = 'unscheduled',
): Promise<readonly Product[]> {
  const every = { tab, search: '', offset: 0, limit: 200 };
  return (await ask(page, 'products.list', every)).products;
}
