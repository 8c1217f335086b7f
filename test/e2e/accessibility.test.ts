import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { languages } from '../../shared/language.ts';
import { visitEveryScreen } from './every-screen.ts';
import { findFaults } from './find-faults.ts';
import { openUntilFinished } from './linked-shop.ts';

/** What one would have to scroll sideways for, what lies outside the window, and words that are cut off. */
function findOverflows(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const isWide = (element: Element) =>
      element.clientWidth > 1 && element.scrollWidth > element.clientWidth + 1;
    const style = (element: Element) => getComputedStyle(element);
    const scrolls = (element: Element) =>
      element === document.scrollingElement || /auto|scroll/.test(style(element).overflowX);
    // Three dots are said on purpose; a word that just ends is not.
    const cuts = (element: Element) =>
      style(element).overflowX === 'hidden' && style(element).textOverflow === 'clip';
    const isOutside = (element: Element) => {
      const { left, right, width } = element.getBoundingClientRect();
      return width > 1 && (left < -0.5 || right > innerWidth + 0.5);
    };
    const find = (selector: string, isFault: (element: Element) => boolean) =>
      [...document.querySelectorAll(selector)].filter(isFault);
    const faults = [
      ...find('*', (element) => isWide(element) && scrolls(element)),
      ...find('button *, a *, h1, h2, h3, p, dd', (element) => isWide(element) && cuts(element)),
      ...find('button, a, input, textarea, h1, h2, h3, p, dd', isOutside),
    ];
    return faults.map((element) => element.outerHTML.slice(0, 200));
  });
}

test.each(languages)(
  'Every screen is free of faults that axe can find (%s).',
  async (language) => {
    const { page } = await openUntilFinished({ args: ['--practice'] });
    const faults: string[] = [];
    await visitEveryScreen(page, language, async (screen) => {
      faults.push(...(await findFaults(page)).map((fault) => `${screen}, ${fault}`));
    });
    expect(faults).toEqual([]);
  },
  // Some fifty screens, each in light and in dark.
  400_000,
);

test('In the smallest window every screen has its place, without scrolling sideways.', async () => {
  const { electron, page } = await openUntilFinished({ args: ['--practice'] });
  await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setSize(900, 600));
  await expect.poll(() => page.evaluate(() => innerWidth), { timeout: 10_000 }).toBeLessThanOrEqual(900);
  const faults: string[] = [];
  await visitEveryScreen(page, 'pt-BR', async (screen) => {
    faults.push(...(await findOverflows(page)).map((fault) => `${screen}: ${fault}`));
  });
  expect(faults).toEqual([]);
});
