import type { Shop } from '../demo/open-shop.ts';
import { ask } from '../demo/week/ask.ts';
import type { AskedApp } from '../measure/app/running-app.ts';

/** What can be asked of an app, through the window of this shop. */
export function askedShop({ page, read }: Shop): AskedApp {
  return { read, call: (name, input) => ask(page, name, input) };
}
