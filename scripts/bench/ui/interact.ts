import { setTimeout as sleep } from 'node:timers/promises';
import { until, type WatchedPage } from '../../measure/app/devtools.ts';

/** Milliseconds from a key or a click to the frame that follows it, by screen. */
export interface Interactions {
  readonly products: readonly number[];
  readonly groups: readonly number[];
  readonly history: readonly number[];
}

/** A person does not press faster; each interaction has its own frame. */
const betweenMs = 120;

/** Chromium tells of none that took less (Event Timing, durationThreshold). */
const leastToldMs = 16;

/**
 * Goes through the three long lists with real keys and clicks, as one does who looks for something.
 * What Chromium's own Event Timing says is taken: from the hardware's time of the event to the presentation of the
 * next frame, in steps of 8 ms. What it does not tell of took less than 16 ms, and is counted as 16.
 */
export async function interact(page: WatchedPage): Promise<Interactions> {
  const products = await measure(page, async (press) => {
    await press.click(screen(1));
    await until(page, "document.querySelectorAll('[role=feed] article').length > 0");
    await press.search('can', 'me', '51');
    await press.click(tab(2));
    await press.click(tab(1));
    await until(page, "document.querySelectorAll('[role=feed] article').length > 0");
    await press.click("document.querySelector('[role=feed] article')");
    for (let step = 0; step < 6; step += 1) await press.key('ArrowDown');
  });
  const groups = await measure(page, async (press) => {
    await press.click(groupsButton);
    await until(page, "document.querySelectorAll('main li, main [role=listitem]').length > 5");
    await press.search('gru', '51', 'loja');
  });
  const history = await measure(page, async (press) => {
    await press.click(screen(2));
    await press.click(tab(2));
    await until(page, isHistory);
    await press.search('can', '51', 'so ho');
    await until(page, isHistory);
    for (let open = 0; open < 3; open += 1) {
      await press.click("document.querySelector('main ul button[aria-expanded]')");
    }
  });
  return { products, groups, history };
}

const screen = (number: number) =>
  `[...document.querySelectorAll('nav li:nth-child(${number}) button')].find((each) => each.checkVisibility())`;
const groupsButton =
  "[...document.querySelectorAll('nav li button')].find((each) => each.checkVisibility() && /^(Groups|Grupos)/.test(each.textContent))";
const tab = (number: number) => `document.querySelectorAll('main [role=tab]')[${number - 1}]`;
const isHistory = "document.querySelectorAll('main ul button[aria-expanded]').length > 20";

interface Press {
  click(element: string): Promise<void>;
  key(key: string): Promise<void>;
  /** Types each word into the search of this screen and takes it back, letter by letter. */
  search(...words: readonly string[]): Promise<void>;
}

async function measure(page: WatchedPage, walk: (press: Press) => Promise<void>): Promise<readonly number[]> {
  let pressCount = 0;
  await page.evaluate(`void (() => {
    const told = (window.benchInteractions = new Map());
    window.benchTiming?.disconnect();
    window.benchTiming = new PerformanceObserver((list) => {
      for (const { interactionId, duration } of list.getEntries()) {
        if (interactionId > 0) told.set(interactionId, Math.max(told.get(interactionId) ?? 0, duration));
      }
    });
    window.benchTiming.observe({ type: 'event', durationThreshold: ${leastToldMs} });
  })()`);
  const step = async (deed: Promise<unknown>) => {
    pressCount += 1;
    await deed;
    await sleep(betweenMs);
  };
  const press: Press = {
    click: (element) => step(page.click(element)),
    key: (key) => step(pressKey(page, key)),
    async search(...words) {
      await step(page.click("document.querySelector('main input[type=search]')"));
      for (const word of words) {
        for (const letter of word) await press.key(letter);
        for (const _ of word) await press.key('Backspace');
      }
    },
  };
  await walk(press);
  await sleep(500);
  const told = await page.evaluate<readonly number[]>('[...window.benchInteractions.values()]');
  if (told.length === 0) throw new Error('Chromium told of no interaction at all');
  const untold = Math.max(0, pressCount - told.length);
  return [...told, ...Array<number>(untold).fill(leastToldMs)];
}

const codes: Readonly<Record<string, number>> = { Backspace: 8, ArrowDown: 40 };

async function pressKey(page: WatchedPage, key: string): Promise<void> {
  const common = {
    key,
    ...(key.length > 1 && { code: key }),
    windowsVirtualKeyCode: codes[key] ?? key.toUpperCase().charCodeAt(0),
    ...(key.length === 1 && { text: key }),
  };
  await page.send('Input.dispatchKeyEvent', { type: 'keyDown', ...common });
  await page.send('Input.dispatchKeyEvent', { type: 'keyUp', ...common });
}
