/**
 * Does once more the last click that came before the window was alive, so that nobody has to click twice. The words
 * are painted before any script but `public/before-paint.js` has run, which is what keeps that click.
 */
export function redoEarlyClick(root: HTMLElement): void {
  const { dataset } = document.documentElement;
  const words = dataset.earlyClick;
  dataset.alive = 'yes';
  delete dataset.earlyClick;
  if (words === undefined) return;
  [...root.querySelectorAll('button')].find(({ textContent }) => textContent === words)?.click();
}
