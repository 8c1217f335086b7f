import type { BrowserWindow, IpcMain, IpcMainEvent, IpcMainInvokeEvent } from 'electron';
import type { LiveName } from '../../shared/ipc/call.ts';
import type { LiveValues } from '../ipc/publish-lives.ts';
import { isOurPage, windowUrl } from './addresses.ts';
import { createWindow } from './create-window.ts';

export interface MainWindow {
  /** Sends one live value to the page. */
  tell(name: LiveName, value: unknown): void;
  /** Whether a call comes from the page's own main frame. */
  isSender(event: IpcMainInvokeEvent | IpcMainEvent): boolean;
  show(): void;
  /** Kept once the page is read and its words are there. */
  readonly hasWords: Promise<void>;
  /** Kept once its first frame can be shown. */
  readonly isPainted: Promise<void>;
  readonly window: BrowserWindow;
}

export interface MainWindowPlan {
  readonly preload: string;
  readonly icon: string;
  /** Vite's address in `npm run dev`; otherwise the built page is shown. */
  readonly developmentUrl: string | undefined;
}

/** Opens the window of the app and knows who speaks for it. */
export function openMainWindow(plan: MainWindowPlan): MainWindow {
  const window = createWindow({
    url: plan.developmentUrl ?? windowUrl,
    preload: plan.preload,
    icon: plan.icon,
    title: 'Promo Brothers',
  });
  return {
    window,
    hasWords: new Promise((resolve) => window.webContents.once('dom-ready', () => resolve())),
    isPainted: new Promise((resolve) => window.once('ready-to-show', () => resolve())),
    tell(name, value) {
      if (!window.isDestroyed()) window.webContents.send('live', name, value);
    },
    isSender(event) {
      if (window.isDestroyed() || event.sender !== window.webContents) return false;
      const frame = event.senderFrame;
      return (
        frame !== null && frame === window.webContents.mainFrame && isOurPage(frame.url, plan.developmentUrl)
      );
    },
    show() {
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
  };
}

/** Answers every new listener of the page with the present value, so that a reload is right at once. */
export function replayLives(ipcMain: IpcMain, window: MainWindow, lives: LiveValues): void {
  ipcMain.on('listen', (event, name: unknown) => {
    if (window.isSender(event) && lives.has(name)) window.tell(name, lives.read(name));
  });
}
