import { homedir } from 'node:os';
import { join } from 'node:path';
import { app, dialog, Menu, Notification, nativeImage, powerMonitor, powerSaveBlocker, Tray } from 'electron';
import type { BroadcastId } from '../../shared/broadcasts.ts';
import type { Handlers } from '../../shared/ipc/call.ts';
import { createSay } from '../../shared/text/read-word.ts';
import { loadText } from '../../shared/text/text.ts';
import type { LiveValues } from '../ipc/publish-lives.ts';
import type { MainWindow } from '../window/open-main-window.ts';
import type { WindowMemoryFile } from '../window/window-memory.ts';
import { createAsk } from './ask.ts';
import type { Clock } from './clock.ts';
import { countWaiting } from './count-waiting.ts';
import { type Desktop, openDesktop } from './desktop.ts';
import { createLeave, type Leave } from './leave.ts';
import type { Log } from './log.ts';
import { createNotify } from './notify.ts';
import { createWatchPower } from './power.ts';
import { createStartAtLogin, type StartAtLogin } from './start-at-login.ts';
import { createStayAwake } from './stay-awake.ts';
import { createTaskbar } from './taskbar.ts';
import { openTray } from './tray.ts';

export interface RealDesktopNeeds {
  readonly window: MainWindow;
  readonly memory: WindowMemoryFile;
  readonly lives: LiveValues;
  readonly clock: Clock;
  readonly log: Log;
  readonly readHandlers: () => Handlers;
  readonly quitNow: () => void;
}

/** The desktop as it is: Electron behind each of the small interfaces. */
export function openRealDesktop(needs: RealDesktopNeeds): Desktop & { readonly leave: Leave } {
  const { window, memory, lives, clock, log, readHandlers } = needs;
  describeApp();
  const trayParts = { platform: process.platform, Tray, Menu, nativeImage };
  const desktop = openDesktop({
    ...{ app, lives, clock, log, quitNow: needs.quitNow },
    ...{ window: window.window, show: window.show, zoom: window.zoom, isInFront: window.isInFront },
    setPaused: (ids, isPaused) => setPaused(readHandlers(), ids, isPaused),
    openTray: (acts) => openTray(trayParts, join(app.getAppPath(), 'assets/tray'), acts),
    notify: createNotify(Notification),
    taskbar: createTaskbar(app, window.window),
    stayAwake: createStayAwake(powerSaveBlocker),
    watchPower: createWatchPower(powerMonitor, window.window),
  });
  const leave = createLeave({
    platform: process.platform,
    readBroadcasts: () => lives.read('broadcasts'),
    countWaiting: () => countWaiting(lives, clock),
    readWish: () => lives.read('settings').desktop,
    changeWish: (desktop) => void readHandlers()['settings.changeDesktop']({ desktop }),
    knowsOfTray: () => memory.read().knowsOfTray,
    learnsOfTray: () => memory.change({ knowsOfTray: true }),
    ask: createAsk(dialog, window.window),
    say: async () => createSay(await loadText(lives.read('settings').language)),
  });
  return { ...desktop, leave };
}

/** @param isPractice practice has an entry of its own, so that it never takes the real one's place */
export function realStartAtLogin(isPractice: boolean): StartAtLogin {
  const { APPIMAGE, XDG_CONFIG_HOME } = process.env;
  return createStartAtLogin({
    ...{ platform: process.platform, app },
    // Inside an AppImage the running program lies in a folder that is gone when it ends.
    program: APPIMAGE ?? process.execPath,
    args: [...(app.isPackaged ? [] : [app.getAppPath()]), ...(isPractice ? ['--practice'] : [])],
    configFolder: XDG_CONFIG_HOME || join(homedir(), '.config'),
    name: isPractice ? 'promo-brothers-practice' : 'promo-brothers',
  });
}

function describeApp(): void {
  app.setAboutPanelOptions({
    applicationName: 'Promo Brothers',
    applicationVersion: app.getVersion(),
    copyright: 'Promo Brothers, AGPL-3.0',
    iconPath: join(app.getAppPath(), 'assets/icon.png'),
  });
}

/** What has ended meanwhile needs no pause any more. */
function setPaused(handlers: Handlers, ids: readonly BroadcastId[], isPaused: boolean): void {
  const act = handlers[isPaused ? 'broadcasts.pause' : 'broadcasts.resume'];
  for (const id of ids) {
    try {
      void act({ id });
    } catch {}
  }
}
