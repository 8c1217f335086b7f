import {
  type BrowserWindow,
  type IpcMain,
  type IpcMainEvent,
  type IpcMainInvokeEvent,
  screen,
} from 'electron';
import type { LiveName } from '../../shared/ipc/call.ts';
import type { LiveValues } from '../ipc/publish-lives.ts';
import { systemClock as clock } from '../system/clock.ts';
import { isOurPage, windowUrl } from './addresses.ts';
import { createWindow } from './create-window.ts';
import { placeWindow } from './place-window.ts';
import { rememberWindow } from './remember-window.ts';
import { whenPainted } from './when-painted.ts';
import type { WindowMemoryFile } from './window-memory.ts';
import type { ZoomStep } from './zoom.ts';

export interface MainWindow {
  /** Sends one live value to the page. */
  tell(name: LiveName, value: unknown): void;
  /** Whether a call comes from the page's own main frame. */
  isSender(event: IpcMainInvokeEvent | IpcMainEvent): boolean;
  show(): void;
  hide(): void;
  /** She is looking at it. */
  isInFront(): boolean;
  zoom(step: ZoomStep): void;
  /** Kept once its first frame can be shown. */
  readonly isPainted: Promise<void>;
  readonly window: BrowserWindow;
}

export interface MainWindowPlan {
  readonly preload: string;
  readonly icon: string;
  /** Vite's address in `npm run dev`; otherwise the built page is shown. */
  readonly developmentUrl: string | undefined;
  readonly memory: WindowMemoryFile;
  /** Started with the computer: it is there, and shown when she asks for it. */
  readonly isHidden: boolean;
}

/** Opens the window of the app and knows who speaks for it. */
export function openMainWindow(plan: MainWindowPlan): MainWindow {
  const window = createWindow({
    url: plan.developmentUrl ?? windowUrl,
    preload: plan.preload,
    icon: plan.icon,
    title: 'Promo Brothers',
    place: findPlace(plan.memory),
    zoom: plan.memory.read().zoom,
  });
  const zoom = rememberWindow(window, plan.memory, clock);
  const isPainted = whenPainted(window, clock);
  void isPainted.then(() => {
    if (!plan.isHidden && !window.isDestroyed()) window.show();
  });
  return {
    window,
    isPainted,
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
      if (window.isDestroyed()) return;
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
    hide() {
      if (!window.isDestroyed()) window.hide();
    },
    isInFront: () => !window.isDestroyed() && window.isVisible() && window.isFocused(),
    zoom,
  };
}

export interface Replay {
  readonly lives: LiveValues;
  readonly onListen: () => void;
  /** Kept when the live values are what the data says: before that the page shows what it was left with. */
  readonly areKnown: Promise<void>;
}

/** Answers every new listener of the page with the present value, so that a reload is right at once. */
export function replayLives(
  ipcMain: IpcMain,
  window: MainWindow,
  { lives, onListen, areKnown }: Replay,
): void {
  ipcMain.on('listen', (event, name: unknown) => {
    if (!window.isSender(event) || !lives.has(name)) return;
    onListen();
    void areKnown.then(() => window.tell(name, lives.read(name)));
  });
}

/** The screens are counted only when a place is remembered. */
function findPlace(memory: WindowMemoryFile): ReturnType<typeof placeWindow> {
  const { place } = memory.read();
  const first = screen.getPrimaryDisplay();
  const others = place === null ? [] : screen.getAllDisplays().filter(({ id }) => id !== first.id);
  return placeWindow(
    place,
    [first, ...others].map(({ workArea }) => workArea),
  );
}
