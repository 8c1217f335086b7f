import type { Page } from 'playwright-core';

/** Presses Tab until what has the focus is called so, as somebody does who cannot use a mouse. */
export async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press('Tab');
    const focused = page.locator(':focus');
    const isIt =
      (await focused.count()) === 1 &&
      (await page.getByLabel(name).or(page.getByText(name)).and(focused).count()) > 0;
    if (isIt || (await focused.filter({ hasText: name }).count()) > 0) return;
  }
  throw new Error(`the Tab key never came to ${name}`);
}

/** Whether what has the focus is framed, so that it can be seen where one is. */
export async function seesFocus(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement ?? document.body);
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1;
  });
}
