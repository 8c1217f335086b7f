import { join } from 'node:path';
import { app, ipcMain, protocol, session } from 'electron';
import { type Settings, usualSettings } from '../shared/settings.ts';
import type { BehindWindow } from './behind-window.ts';
import { readEarlySettings } from './early-settings.ts';
import { beforeAnything } from './ipc/before-anything.ts';
import { publishLives } from './ipc/publish-lives.ts';
import { serveCalls } from './ipc/serve-calls.ts';
import { type AllowedLaunch, knownAtStart } from './launch.ts';
import { systemClock as clock } from './system/clock.ts';
import { startsHidden } from './system/start-at-login.ts';
import { stopInOrder } from './system/stop-in-order.ts';
import { awaitRest } from './window/await-rest.ts';
import { lockDown } from './window/lockdown.ts';
import { openMainWindow, replayLives } from './window/open-main-window.ts';
import { type Pages, servePages } from './window/serve-pages.ts';
import { openWindowMemory } from './window/window-memory.ts';

export interface Run {
  readonly launch: AllowedLaunch;
  /** Any other Electron than the pinned one. */
  readonly isStandIn: boolean;
  /** Whether there is no way out of practice. */
  readonly isPracticeOnly: boolean;
  /** Whether the data folder could be written to at the start. */
  readonly isWritable: boolean;
}

/** The folder of the build, with `main`, `preload` and `renderer` in it. */
const built = join(import.meta.dirname, '..');

/**
 * Opens the window, and loads what stands behind it when the page has what it needs. Called once, when Electron is
 * ready. A call that comes earlier waits.
 */
export function runApp(run: Run): void {
  let behind: BehindWindow | undefined;
  const developmentUrl = app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL;
  const rest = awaitRest(clock);
  const pages: Pages = {
    folder: join(built, 'renderer'),
    readPhoto: (id, size) => behind?.readPhoto(id, size),
    onFile: rest.noteFile,
  };
  lockDown(app, session.defaultSession, developmentUrl);
  servePages(protocol, pages);
  const memory = openWindowMemory(run.launch.dataFolder);
  const settings = settingsAtStart(run.launch);
  const window = openMainWindow({
    preload: join(built, 'preload/bridge.cjs'),
    icon: join(app.getAppPath(), 'assets/icon.png'),
    developmentUrl,
    memory,
    isWelcome: !settings.isWelcomed,
    isHidden: startsHidden(process.argv, wasOpenedAtLogin()),
  });
  const lives = publishLives(beforeAnything(settings), clock, (name, value) => {
    window.tell(name, value);
    behind?.note(name);
  });
  const { quitNow } = stopInOrder({
    ...{ app, clock, window: window.window, show: window.show, hide: window.hide },
    readLeave: () => behind?.readLeave(),
    stop: async (patienceMs) => (await load()).stop(patienceMs),
  });
  const loaded = rest.begun.then(async () => {
    const { openBehindWindow } = await import('./behind-window.ts');
    behind = openBehindWindow({ run, built, developmentUrl, window, memory, pages, lives, quitNow });
    return behind;
  });
  const load = () => {
    rest.hurry();
    return loaded;
  };

  serveCalls(ipcMain, {
    isTrusted: window.isSender,
    answer: async (name, input) => (await load()).answer(name, input),
  });
  replayLives(ipcMain, window, {
    lives,
    onListen: rest.noteAlive,
    areKnown: loaded.then(({ isOpen }) => isOpen),
  });
}

function settingsAtStart(launch: AllowedLaunch): Settings {
  const usual = { ...usualSettings(app.getLocale(), launch.kind !== 'whatsapp'), ...knownAtStart(launch) };
  return readEarlySettings(launch.dataFolder, usual);
}

/** Only macOS says so; elsewhere the start carries an argument. */
function wasOpenedAtLogin(): boolean {
  return process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin;
}
