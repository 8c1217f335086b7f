import { join } from 'node:path';
import { app, ipcMain, protocol, session } from 'electron';
import type { Lives } from '../shared/ipc/contract.ts';
import { usualSettings } from '../shared/settings.ts';
import { noTemplates } from '../shared/templates.ts';
import type { BehindWindow } from './behind-window.ts';
import { publishLives } from './ipc/publish-lives.ts';
import { serveCalls } from './ipc/serve-calls.ts';
import type { AllowedLaunch } from './launch.ts';
import { systemClock as clock } from './system/clock.ts';
import { lockDown } from './window/lockdown.ts';
import { openMainWindow, replayLives } from './window/open-main-window.ts';
import { type Pages, servePages } from './window/serve-pages.ts';

export interface Run {
  readonly launch: AllowedLaunch;
  /** Any other Electron than the pinned one. */
  readonly isStandIn: boolean;
  /** Whether the data folder could be written to at the start. */
  readonly isWritable: boolean;
}

/** The folder of the build, with `main`, `preload` and `renderer` in it. */
const built = join(import.meta.dirname, '..');

/**
 * Opens the window, and then loads what stands behind it, while the window's own process starts. Called once, when
 * Electron is ready. A call that comes too early waits.
 */
export function runApp(run: Run): void {
  let behind: BehindWindow | undefined;
  const developmentUrl = app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL;
  const pages: Pages = {
    folder: join(built, 'renderer'),
    readPhoto: (id, size) => behind?.readPhoto(id, size),
  };
  lockDown(app, session.defaultSession, developmentUrl);
  servePages(protocol, pages);
  const window = openMainWindow({
    preload: join(built, 'preload/bridge.cjs'),
    icon: join(app.getAppPath(), 'assets/icon.png'),
    developmentUrl,
  });
  const lives = publishLives(beforeAnything(run.launch), clock, window.tell);
  const loaded = import('./behind-window.ts').then(({ openBehindWindow }) => {
    behind = openBehindWindow({ run, built, developmentUrl, window, pages, lives });
    return behind;
  });

  serveCalls(ipcMain, {
    isTrusted: window.isSender,
    answer: async (name, input) => (await loaded).answer(name, input),
  });
  replayLives(ipcMain, window, lives);
  stopInOrder(window.show, async () => (await loaded).stop());
}

/** What the window shows before anything is opened. */
function beforeAnything({ kind }: AllowedLaunch): Lives {
  return {
    connection: { kind: 'starting' },
    health: { light: 'yellow', reason: 'not-connected', until: null, code: null },
    templates: noTemplates,
    groups: { groups: [], refreshedAt: null, mayRefreshAt: null },
    groupSets: [],
    broadcasts: [],
    schedules: [],
    missedRuns: [],
    productsVersion: 0,
    historyVersion: 0,
    repairing: null,
    importing: null,
    practice: null,
    settings: usualSettings(app.getLocale(), kind !== 'whatsapp'),
    backup: null,
  };
}

/** Whoever quits does not wait longer than this; what is not stopped by then ends with the process. */
const longestStopMs = 8_000;

/**
 * What a computer that shuts down sends. Electron would quit on them by itself, were it not for electron-store, whose
 * file writer listens to them too and then ends the process at once (when-exit 2.1.5, dist/node/interceptor.js).
 */
const endingSignals = ['SIGHUP', 'SIGINT', 'SIGTERM'] as const;

/** A second start shows the window of the first; closing the last window ends the app, in order. */
function stopInOrder(show: () => void, stop: () => Promise<void>): void {
  let state: 'running' | 'stopping' | 'stopped' = 'running';
  app.on('second-instance', show);
  app.on('window-all-closed', () => app.quit());
  for (const signal of endingSignals) process.on(signal, () => app.quit());
  app.on('before-quit', (event) => {
    if (state === 'stopped') return;
    event.preventDefault();
    if (state === 'stopping') return;
    state = 'stopping';
    const timeUp = new Promise<void>((resolve) => clock.after(longestStopMs, resolve));
    void Promise.race([stop(), timeUp]).finally(() => {
      state = 'stopped';
      app.quit();
    });
  });
}
