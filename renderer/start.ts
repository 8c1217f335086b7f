import './mantine.css';
import './theme.css';
import { keepEarlyClick } from './first-paint/keep-early-click.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no #root.');
const redoEarlyClick = keepEarlyClick(root);

/**
 * The page comes with its first words written in it (first-paint/). They are painted before anything else is read
 * and run; a window that is not shown yet may never ask for a frame, so the start does not depend on one.
 */
async function start(into: HTMLElement): Promise<void> {
  const { showWindow } = await import('./main.tsx');
  await showWindow(into, redoEarlyClick);
}

let isStarted = false;
function startOnce(into: HTMLElement): void {
  if (!isStarted) void start(into);
  isStarted = true;
}

requestAnimationFrame(() => setTimeout(() => startOnce(root)));
setTimeout(() => startOnce(root), 250);
