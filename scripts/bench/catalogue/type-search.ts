import { setTimeout as sleep } from 'node:timers/promises';
import type { ProductPage } from '../../../shared/ipc/contract.ts';
import { until, type WatchedPage } from '../../measure/app/devtools.ts';

/** Typed letter by letter and taken back: beginnings that nearly all products have, and ones that few have. */
const words = ['can', 'r', 'me', 'co', '512', 'q', 'ge', 'to', 'cac'];

/** A person does not type faster; what was painted late would be measured with the next letter. */
const betweenMs = 120;

interface Keystroke {
  readonly key: string;
  /** What stands in the field afterwards. */
  readonly search: string;
}

/**
 * Types with real keys into the search and waits for each result: from the time of the input event to the moment
 * after the frame with the new list.
 * @returns milliseconds, one for each key that changes the list
 */
export async function typeSearch(page: WatchedPage): Promise<readonly number[]> {
  const keystrokes = words.flatMap(keysOf);
  const counts = new Map<string, number>();
  for (const search of new Set(keystrokes.map((stroke) => stroke.search))) {
    counts.set(search, await countOf(page, search));
  }
  // What was counted last is still known to main; nothing of that may help the first keys.
  for (const search of ['aa', 'bb', 'dd', 'ee', 'ff']) await countOf(page, search);
  await page.evaluate("document.querySelector('input[type=search]').focus()");
  const times: number[] = [];
  let shown = counts.get('') ?? 0;
  for (const { key, search } of keystrokes) {
    const count = counts.get(search) ?? 0;
    await sleep(betweenMs);
    if (count === shown) {
      // The same products again: there is nothing to see, so nothing to measure.
      await press(page, key);
      continue;
    }
    // Looks out before the key is pressed: keys and questions come to the page on different ways.
    await page.evaluate(`void (window.benchPaint = ${timeToPaint(count.toLocaleString('en'))})`);
    await press(page, key);
    times.push(await page.evaluate<number>(giveUpAfter));
    shown = count;
  }
  await until(page, "document.querySelector('input[type=search]').value === ''");
  return times;
}

function keysOf(word: string): readonly Keystroke[] {
  const beginnings = [...word].map((_, index) => word.slice(0, index + 1));
  const typed = beginnings.map((search) => ({ key: search.at(-1) ?? '', search }));
  const takenBack = ['', ...beginnings.slice(0, -1)]
    .reverse()
    .map((search) => ({ key: 'Backspace', search }));
  return [...typed, ...takenBack];
}

async function countOf(page: WatchedPage, search: string): Promise<number> {
  const input = JSON.stringify({ tab: 'unscheduled', search, sort: 'newest', offset: 0, limit: 1 });
  const reply = await page.evaluate<{ value: ProductPage }>(
    `window.promoBrothers.call('products.list', ${input})`,
  );
  return reply.value.counts.unscheduled;
}

async function press(page: WatchedPage, key: string): Promise<void> {
  const code = key === 'Backspace' ? 8 : key.toUpperCase().charCodeAt(0);
  const common = { key, windowsVirtualKeyCode: code, ...(key.length === 1 && { text: key }) };
  await page.send('Input.dispatchKeyEvent', { type: 'keyDown', ...common });
  await page.send('Input.dispatchKeyEvent', { type: 'keyUp', ...common });
}

const patienceMs = 5_000;
const giveUpAfter = `Promise.race([window.benchPaint, new Promise((done) => setTimeout(done, ${patienceMs}, ${patienceMs}))])`;

/**
 * In the page: the count of the tab changes in the same step as the cards, so it tells when the new list is there;
 * a message that is sent in the next frame arrives when that frame is painted.
 */
function timeToPaint(count: string): string {
  return `new Promise((done) => {
    let typedAt;
    addEventListener('input', (event) => { typedAt = event.timeStamp; }, { once: true, capture: true });
    const watch = new MutationObserver(() => {
      const shown = document.querySelector('[role=tab][aria-selected=true] span')?.textContent;
      if (typedAt === undefined || shown !== ${JSON.stringify(count)}) return;
      watch.disconnect();
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => done(performance.now() - typedAt);
        port2.postMessage(null);
      });
    });
    watch.observe(document.body, { subtree: true, childList: true, characterData: true });
  })`;
}
