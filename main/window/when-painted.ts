import type { BrowserWindow } from 'electron';
import type { Clock } from '../system/clock.ts';

/** Many times what lies between a page that is read and its first frame. */
const longestWaitMs = 1_500;

/**
 * Kept once the first frame of a window that is not shown yet can be shown. Now and then Chromium never says so
 * (github.com/electron/electron issue 25253; about one start of a hundred on a busy computer): a page that is read is
 * then taken for painted, so that no start ends without a window, a menu and a link.
 */
export function whenPainted(window: BrowserWindow, clock: Pick<Clock, 'after'>): Promise<void> {
  return new Promise((resolve) => {
    let isSaid = false;
    let cancel = () => {};
    window.once('ready-to-show', () => {
      isSaid = true;
      cancel();
      resolve();
    });
    window.webContents.once('did-stop-loading', () => {
      if (!isSaid) cancel = clock.after(longestWaitMs, resolve);
    });
    window.once('closed', () => cancel());
  });
}
