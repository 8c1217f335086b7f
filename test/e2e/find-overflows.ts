import type { ElectronApplication, Page } from 'playwright-core';
import { expect } from 'vitest';

/** Each as a person may have it: a very large window, everything twice as large, and the least one. */
const windows = [
  { name: '2560 × 1440', width: 2560, height: 1440, zoom: 1 },
  { name: '200 %', width: 1180, height: 780, zoom: 2 },
  { name: '900 × 600', width: 900, height: 600, zoom: 1 },
];

/** What is wrong with the measure of what is shown now, in each window; it is left as the least one. */
export async function findOverflows(electron: ElectronApplication, page: Page): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const { name, ...measure } of windows) {
    await resize(electron, page, measure);
    faults.push(...(await findWide(page)).map((fault) => `${name}: ${fault}`));
  }
  return faults;
}

interface Measure {
  readonly width: number;
  readonly height: number;
  readonly zoom: number;
}

async function resize(electron: ElectronApplication, page: Page, measure: Measure): Promise<void> {
  await electron.evaluate(({ BrowserWindow }, { width, height, zoom }) => {
    // Photos are decoded in one that nobody sees.
    const window = BrowserWindow.getAllWindows().find((each) => each.isVisible());
    window?.setSize(width, height);
    window?.webContents.setZoomFactor(zoom);
  }, measure);
  const wanted = Math.round(measure.width / measure.zoom);
  await expect.poll(() => page.evaluate(() => innerWidth), { timeout: 10_000 }).toBe(wanted);
  // Two frames: what measures itself has then drawn itself anew.
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
}

/** What one would have to scroll sideways for, what lies outside the window, and what is cut off. */
function findWide(page: Page): Promise<readonly string[]> {
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
    // What lies below the edge of something that does not scroll cannot be reached.
    const isBuried = (control: Element) => {
      const { bottom } = control.getBoundingClientRect();
      for (let around = control.parentElement; around !== null; around = around.parentElement) {
        const { overflowY } = style(around);
        if (/auto|scroll/.test(overflowY)) return false;
        if (overflowY === 'hidden' && bottom > around.getBoundingClientRect().bottom + 1) return true;
      }
      return false;
    };
    const find = (selector: string, isFault: (element: Element) => boolean) =>
      [...document.querySelectorAll(selector)].filter(isFault);
    const faults = [
      ...find('*', (element) => isWide(element) && scrolls(element)),
      ...find('button *, a *, h1, h2, h3, p, dd', (element) => isWide(element) && cuts(element)),
      ...find('button, a, input, textarea, h1, h2, h3, p, dd', isOutside),
      ...find('button, a, input, select, textarea', isBuried),
    ];
    return faults.map((element) => element.outerHTML.slice(0, 200));
  });
}
