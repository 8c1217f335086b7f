import { setTimeout as sleep } from 'node:timers/promises';
import type { WatchedPage } from '../../measure/app/devtools.ts';

/** Of the window's own thread, while the list is scrolled. */
export interface Scrolled {
  /** Tasks over 50 ms, as Chromium's long-task observer counts them. */
  readonly longTaskCount: number;
  /** The longest of them, 0 when there is none. */
  readonly longestMs: number;
  /** How far it went, in pixels: a list that does not move is quick. */
  readonly pixels: number;
}

const wheelTurns = 150;
const jumps = 20;
const frameMs = 16;

/** Turns the wheel as one does who looks for something far down, and pulls the scrollbar to and fro. */
export async function scrollList(page: WatchedPage): Promise<Scrolled> {
  await page.evaluate(`void (() => {
    const tasks = (window.benchTasks = []);
    window.benchObserver?.disconnect();
    window.benchObserver = new PerformanceObserver((list) => tasks.push(...list.getEntries().map((task) => task.duration)));
    window.benchObserver.observe({ type: 'longtask' });
  })()`);
  const { x, y } = await page.evaluate<{ x: number; y: number }>(
    `(() => { const { left, top, width, height } = ${scroller}.getBoundingClientRect(); return { x: left + width / 2, y: top + height / 2 }; })()`,
  );
  for (let turn = 0; turn < wheelTurns; turn += 1) {
    await page.send('Input.dispatchMouseEvent', { type: 'mouseWheel', x, y, deltaX: 0, deltaY: 360 });
    await sleep(frameMs);
  }
  const pixels = await page.evaluate<number>(`${scroller}.scrollTop`);
  for (let jump = 1; jump <= jumps; jump += 1) {
    // All over the list, in an order of no kind.
    await page.evaluate(`void (${scroller}.scrollTop = ${scroller}.scrollHeight * ${(jump * 0.618) % 1})`);
    await sleep(frameMs * 6);
  }
  await page.evaluate(`void (${scroller}.scrollTop = 0)`);
  await sleep(500);
  const tasks = await page.evaluate<readonly number[]>('window.benchTasks');
  return { longTaskCount: tasks.length, longestMs: Math.max(0, ...tasks), pixels };
}

const scroller = "document.querySelector('[role=tabpanel]').parentElement";
