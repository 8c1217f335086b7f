import type { ElectronApplication, Page } from 'playwright-core';
import type { Centavos } from '../../shared/money.ts';
import { emptyDraft } from '../../shared/products.ts';
import { createKeys, type Keys } from './keys.ts';
import { openLinkedShop, type Shop, type ShopPlan } from './linked-shop.ts';
import type { OpenApp } from './open-app.ts';

/** An app whose owner has no mouse. */
export interface AppByKeys extends OpenApp {
  readonly keys: Keys;
}

export interface ShopByKeys extends Shop {
  readonly keys: Keys;
}

export const twoGroups = [
  { name: 'Amigas', members: 2 },
  { name: 'Clientes', members: 2 },
];

/** A linked shop that has honey for R$ 10, its window just shown. */
export async function openShopByKeys(plan: ShopPlan = { box: { groups: twoGroups } }): Promise<ShopByKeys> {
  const shop = await openLinkedShop(plan);
  const { page } = shop;
  await page.evaluate((product) => window.promoBrothers.call('products.save', { product }), {
    ...emptyDraft,
    name: 'Mel',
    price: 1_000 as Centavos,
  });
  const keys = createKeys(page);
  await page.getByRole('article', { name: 'Mel', exact: true }).waitFor();
  await keys.press('Tab');
  await keys.isNotLost();
  return { ...shop, keys };
}

/** By the search of the window, to the screen of this name. */
export async function opens({ page, keys }: AppByKeys, screen: string): Promise<void> {
  await keys.press('Control+k');
  await dialogIn(page).getByRole('combobox').and(page.locator(':focus')).waitFor();
  await keys.type(screen);
  await page.getByRole('option', { selected: true }).filter({ hasText: screen }).waitFor();
  await keys.press('Enter');
  await page.getByRole('heading', { name: screen, level: 1 }).waitFor();
  await isGone(page);
  await keys.isNotLost();
}

/** What every device of the group shows, when they all show the same. */
export async function shownIn({ box }: Shop, group: string): Promise<string> {
  const inboxes = await box.group(group).inbox();
  const shown = inboxes.map(({ entries }) =>
    entries
      .map(({ text, isDeleted }) => (isDeleted ? 'deleted' : text.replaceAll('\u00a0', ' ')))
      .join(' | '),
  );
  return [...new Set(shown)].join(' or ');
}

/** Answers both of the computer's own file dialogs with these paths: they are no part of the window. */
export async function choosesFiles(
  electron: ElectronApplication,
  ...paths: readonly string[]
): Promise<void> {
  await electron.evaluate(({ dialog }, filePaths) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: filePaths[0] ?? '' });
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [...filePaths] });
  }, paths);
}

export const dialogIn = (page: Page) => page.getByRole('dialog');
export const isGone = (page: Page) => dialogIn(page).waitFor({ state: 'detached' });
