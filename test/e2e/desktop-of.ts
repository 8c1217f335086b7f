import type { ElectronApplication } from 'playwright-core';
import { expect } from 'vitest';
import { untilAnswered } from '../../scripts/demo/until-answered.ts';
import { askOnce, doneOnce } from './lost-answer.ts';

/** What a virtual display has no place for, watched where the app hands it to Electron. */
export interface DesktopOf {
  /** Everything that was asked in a dialog of the computer, its message. */
  asked(): Promise<readonly string[]>;
  /** From now on she answers a dialog by the button of this name. */
  answers(button: string): Promise<void>;
  /** Notifications so far, their titles. */
  notified(): Promise<readonly string[]>;
  clicksNotification(title: string): Promise<void>;
  /** The last menu of the icon beside the clock, its visible words; empty before there is one. */
  tray(): Promise<readonly string[]>;
  clicksTray(label: string): Promise<void>;
  /** The bar and the number that the taskbar was last given; the bar is below zero when there is none. */
  taskbar(): Promise<Taskbar>;
  /** Clicks an item of the application menu. */
  clicksMenu(menu: string, label: string): Promise<void>;
  /** Presses a key together with Ctrl, or with ⌘ on a Mac, as the computer hands it to the window. */
  presses(key: string): Promise<void>;
  isShown(): Promise<boolean>;
  hidesWindow(): Promise<void>;
  /** Something else on her screen has what she types; the window is still seen. */
  looksElsewhere(): Promise<void>;
  closesWindow(): Promise<void>;
  quits(): Promise<void>;
  /** Whether anything keeps the computer awake. */
  isKeptAwake(): Promise<boolean>;
}

interface Taskbar {
  progress: number;
  isPaused: boolean;
  badgeCount: number;
}

interface Watched {
  readonly taskbar: Taskbar;
  answer: string;
  readonly asked: string[];
  readonly notices: { readonly title: string; emit(name: string): void }[];
  tray: Electron.Menu | undefined;
}

type WithWatched = typeof globalThis & { watched: Watched };

/** The menu comes a moment after the window. */
const menuMs = 30_000;

/** Electron numbers the blockers from 0 on. */
const blockersLookedAt = 50;

export async function watchDesktop(electron: ElectronApplication): Promise<DesktopOf> {
  await electron.evaluate(({ app, BrowserWindow, dialog, Notification, Tray }) => {
    const taskbar = { progress: -1, isPaused: false, badgeCount: 0 };
    const watched: Watched = { answer: '', asked: [], notices: [], tray: undefined, taskbar };
    app.setBadgeCount = (count = 0) => Object.assign(taskbar, { badgeCount: count }) !== undefined;
    const [window] = BrowserWindow.getAllWindows();
    if (window !== undefined)
      window.setProgressBar = (progress, options) =>
        void Object.assign(taskbar, { progress, isPaused: options?.mode === 'paused' });
    (globalThis as WithWatched).watched = watched;
    dialog.showMessageBox = async (...args: readonly unknown[]) => {
      const options = args.at(-1) as { readonly message: string; readonly buttons: readonly string[] };
      watched.asked.push(options.message);
      return { response: options.buttons.indexOf(watched.answer), checkboxChecked: false };
    };
    Notification.isSupported = () => true;
    Notification.prototype.show = function show(this: Electron.Notification) {
      watched.notices.push(this);
    };
    const { setContextMenu } = Tray.prototype;
    Tray.prototype.setContextMenu = function set(this: Electron.Tray, menu: Electron.Menu | null) {
      watched.tray = menu ?? undefined;
      setContextMenu.call(this, menu);
    };
  });
  return {
    asked: () => untilAnswered(() => electron.evaluate(() => (globalThis as WithWatched).watched.asked)),
    answers: (button) =>
      untilAnswered(() =>
        electron.evaluate((_electron, answer) => {
          (globalThis as WithWatched).watched.answer = answer;
        }, button),
      ),
    notified: () =>
      untilAnswered(() =>
        electron.evaluate(() => (globalThis as WithWatched).watched.notices.map(({ title }) => title)),
      ),
    clicksNotification: (title) =>
      doneOnce(
        askOnce(electron)((_electron, wanted) => {
          const { notices } = (globalThis as WithWatched).watched;
          const notice = notices.find((one) => one.title === wanted);
          if (notice === undefined) throw new Error('there is no such notification');
          setImmediate(() => notice.emit('click'));
        }, title),
      ),
    tray: () => readTray(electron),
    clicksTray: (label) =>
      doneOnce(
        askOnce(electron)((_electron, wanted) => {
          const items = (globalThis as WithWatched).watched.tray?.items ?? [];
          const item = items.find((one) => one.label === wanted && one.visible);
          if (item === undefined) throw new Error('there is no such item');
          setImmediate(() => item.click());
        }, label),
      ),
    taskbar: () => untilAnswered(() => electron.evaluate(() => (globalThis as WithWatched).watched.taskbar)),
    clicksMenu: (menu, label) =>
      expect.poll(() => clickMenu(electron, menu, label), { timeout: menuMs }).toBe(true),
    presses: (key) => doneOnce(press(electron, key)),
    isShown: () =>
      untilAnswered(() =>
        electron.evaluate(({ BrowserWindow }) =>
          BrowserWindow.getAllWindows().some((one) => one.isVisible()),
        ),
      ),
    hidesWindow: () =>
      untilAnswered(() => electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide())),
    looksElsewhere: () =>
      expect
        .poll(
          () =>
            electron.evaluate(({ BrowserWindow }) => {
              const [window] = BrowserWindow.getAllWindows();
              window?.blur();
              return window?.isFocused();
            }),
          { timeout: menuMs },
        )
        .toBe(false),
    closesWindow: () => actAtLast(electron, 'close'),
    quits: () => actAtLast(electron, 'quit'),
    isKeptAwake: () =>
      untilAnswered(() =>
        electron.evaluate(
          ({ powerSaveBlocker }, most) =>
            Array.from({ length: most }, (_none, id) => powerSaveBlocker.isStarted(id)).includes(true),
          blockersLookedAt,
        ),
      ),
  };
}

function readTray(electron: ElectronApplication): Promise<string[]> {
  return untilAnswered(() =>
    electron.evaluate(() =>
      ((globalThis as WithWatched).watched.tray?.items ?? [])
        .filter(({ visible, type }) => visible && type !== 'separator')
        .map(({ label }) => label),
    ),
  );
}

/** Playwright hands its keys to the page alone, past the menu. The app may end with a key, and the answer with it. */
function press(electron: ElectronApplication, key: string): Promise<void> {
  return askOnce(electron)(({ BrowserWindow }, keyCode) => {
    const page = BrowserWindow.getAllWindows()[0]?.webContents;
    page?.focus();
    const modifiers = [process.platform === 'darwin' ? ('meta' as const) : ('control' as const)];
    setTimeout(() => {
      for (const type of ['keyDown', 'keyUp'] as const) {
        if (page?.isDestroyed() === false) page.sendInputEvent({ type, keyCode, modifiers });
      }
    });
  }, key);
}

/** @returns whether there was such an item */
function clickMenu(electron: ElectronApplication, menu: string, label: string): Promise<boolean> {
  return askOnce(electron)(
    ({ Menu }, [outer, inner]) => {
      const found = Menu.getApplicationMenu()?.items.find((one) => one.label === outer);
      const item = found?.submenu?.items.find((one) => one.label === inner);
      // In a turn of its own: see scripts/demo/tell-moment.ts.
      setImmediate(() => item?.click());
      return item !== undefined;
    },
    [menu, label] as const,
  );
}

/**
 * In a turn of its own, because the app may end with it. The answer to the evaluation may be lost with what ends, so
 * it is left alone: what became of the window is what the tests look at.
 */
async function actAtLast(electron: ElectronApplication, act: 'close' | 'quit'): Promise<void> {
  await electron
    .evaluate(({ app, BrowserWindow }, what) => {
      setTimeout(() => (what === 'quit' ? app.quit() : BrowserWindow.getAllWindows()[0]?.close()));
    }, act)
    .catch(() => undefined);
}
