import { join } from 'node:path';
import { app, dialog, ipcMain, protocol, safeStorage, session, shell, utilityProcess } from 'electron';
import pino from 'pino';
import type { About, Lives } from '../shared/ipc/contract.ts';
import { type App, openApp } from './app.ts';
import { type ChosenWhatsApp, chooseWhatsApp } from './choose-whatsapp.ts';
import { type LiveValues, publishLives } from './ipc/publish-lives.ts';
import { serveCalls } from './ipc/serve-calls.ts';
import type { AllowedLaunch } from './launch.ts';
import { openOrExplain } from './open-or-explain.ts';
import { createPhotoWindow, type PhotoWindow } from './photos/photo-window.ts';
import { createPracticeMode, type PracticeMode } from './practice/practice-mode.ts';
import { chooseLanguage } from './settings.ts';
import { tryDataFolder } from './storage/try-data-folder.ts';
import { captureConsole } from './system/capture-console.ts';
import { systemChance as chance } from './system/chance.ts';
import { systemClock as clock } from './system/clock.ts';
import { type Log, openLog } from './system/log.ts';
import { openSettingsFile } from './system/settings-file.ts';
import { startAnew } from './system/start-anew.ts';
import { windowOrigin } from './window/addresses.ts';
import { lockDown } from './window/lockdown.ts';
import { type MainWindow, openMainWindow, replayLives } from './window/open-main-window.ts';
import { type Pages, servePages } from './window/serve-pages.ts';

export interface Run {
  readonly launch: AllowedLaunch;
  /** Any other Electron than the pinned one. */
  readonly isStandIn: boolean;
  /** Whether the data folder could be written to at the start. */
  readonly isWritable: boolean;
}

const built = join(import.meta.dirname, '..');

/** Opens the window and everything behind it. Called once, when Electron is ready. */
export function runApp(run: Run): void {
  const log = run.isWritable ? openLog(join(run.launch.dataFolder, 'logs')) : pino({ level: 'silent' });
  captureConsole(log);
  reportBugs(log);

  let promo: App | undefined;
  const { window, photoWindow } = openWindows((id, size) => promo?.readPhoto(id, size));
  const lives = publishLives(beforeAnything(), clock, window.tell);
  const practice = practiceOf(run.launch, lives);
  const whatsApp = chooseWhatsApp({
    ...{ launch: run.launch, clock, chance, log, keyring: safeStorage, startAnew },
    forkBox: () => utilityProcess.fork(join(import.meta.dirname, 'practice-process.js')),
    onBox: (box) => practice?.watch(box),
  });
  const readAbout = () => aboutThis(run, whatsApp);
  const opened = afterFirstWords(window, () => {
    promo = openOrExplain({
      open: () =>
        openApp({ ...foreign(run, window, photoWindow, whatsApp), lives, log, practice, readAbout }),
      ...{ lives, readAbout },
      onBug: (err) => log.error({ err, incident: newIncident() }, 'not opened'),
    });
    return promo;
  });

  serveCalls(ipcMain, {
    readHandlers: async () => (await opened).handlers,
    isTrusted: window.isSender,
    ...{ log, newIncident },
  });
  replayLives(ipcMain, window, lives);
  const cancelBegin = beginAfterFirstPaint(run, window, opened, log);
  stopInOrder(window, async () => {
    cancelBegin();
    photoWindow.stop();
    await promo?.stop();
    await whatsApp.stop();
  });
}

/** Opens the data once the page's words are there: until then this process has a page to serve, and nobody waits. */
function afterFirstWords(window: MainWindow, open: () => App): Promise<App> {
  return new Promise((resolve) => window.window.webContents.once('dom-ready', () => resolve(open())));
}

/** Baileys takes some 150 ms to load, in which this process answers nothing: a first click goes before it. */
const letFirstClickPassMs = 250;

/** @returns a function that leaves it undone if it is not begun yet */
function beginAfterFirstPaint(run: Run, window: MainWindow, opened: Promise<App>, log: Log): () => void {
  let cancel = () => {};
  window.window.once('ready-to-show', async () => {
    const { electron } = process.versions;
    log.info({ version: app.getVersion(), electron, talksTo: run.launch.kind }, 'window shown');
    const promo = await opened;
    cancel = clock.after(letFirstClickPassMs, () => {
      promo.begin().catch((err: unknown) => log.info({ err }, 'not begun'));
    });
  });
  return () => cancel();
}

function openWindows(readPhoto: Pages['readPhoto']): { window: MainWindow; photoWindow: PhotoWindow } {
  const developmentUrl = app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL;
  const pages: Pages = { folder: join(built, 'renderer'), readPhoto };
  lockDown(app, session.defaultSession, developmentUrl);
  servePages(protocol, pages);
  const window = openMainWindow({
    preload: join(built, 'preload/bridge.cjs'),
    icon: join(app.getAppPath(), 'assets/icon.png'),
    developmentUrl,
  });
  const photoWindow = createPhotoWindow({
    pageUrl: `${developmentUrl ?? windowOrigin}/photo.html`,
    preload: join(built, 'preload/photo-bridge.cjs'),
    serveIn: (own) => servePages(own.protocol, pages),
    clock,
  });
  return { window, photoWindow };
}

/** What the features need of Electron. @throws AppError when the data folder cannot be written to */
function foreign(run: Run, window: MainWindow, photoWindow: PhotoWindow, whatsApp: ChosenWhatsApp) {
  const { launch } = run;
  const trouble = tryDataFolder(launch.dataFolder);
  if (trouble !== undefined) throw trouble;
  return {
    dataFolder: launch.dataFolder,
    ...{ clock, chance },
    settingsFile: openSettingsFile(launch.dataFolder),
    systemLocale: app.getLocale(),
    decodePhoto: photoWindow.decode,
    choosePhotoFile: () => choosePhotoFile(window),
    openLink: (url: string) => shell.openExternal(url),
    createWhatsApp: whatsApp.create,
    clockSpeed: launch.kind === 'whatsapp' ? 1 : launch.clockSpeed,
    sampleShop: launch.kind === 'practice' ? join(app.getAppPath(), 'assets/sample-shop') : null,
  };
}

function practiceOf(launch: AllowedLaunch, lives: LiveValues): PracticeMode | null {
  if (launch.kind !== 'practice') return null;
  return createPracticeMode({
    clock,
    clockSpeed: launch.clockSpeed,
    readConnection: () => lives.read('connection'),
    publish: (practice) => lives.publish('practice', practice),
  });
}

async function choosePhotoFile(window: MainWindow): Promise<string | null> {
  const { filePaths } = await dialog.showOpenDialog(window.window, {
    properties: ['openFile'],
    filters: [
      { name: 'JPEG, PNG, WebP, AVIF, GIF', extensions: ['jpg', 'jpeg', 'png', 'webp', 'avif', 'gif'] },
    ],
  });
  return filePaths[0] ?? null;
}

/** What the window shows before anything is opened. */
function beforeAnything(): Lives {
  return {
    connection: { kind: 'starting' },
    groups: { groups: [], refreshedAt: null },
    broadcasts: [],
    productsVersion: 0,
    practice: null,
    settings: { language: chooseLanguage(app.getLocale()) },
  };
}

function aboutThis({ launch, isStandIn }: Run, whatsApp: ChosenWhatsApp): About {
  return {
    appVersion: app.getVersion(),
    electronVersion: process.versions.electron,
    isStandIn,
    dataFolder: launch.dataFolder,
    isLoginSealed: whatsApp.isLoginSealed(),
  };
}

/** The last of the three places where a bug is caught; the others are `serve-calls` and the outbox. */
function reportBugs(log: Log): void {
  process.on('uncaughtException', (err) => log.error({ err, incident: newIncident() }, 'uncaught exception'));
  process.on('unhandledRejection', (err) =>
    log.error({ err, incident: newIncident() }, 'unhandled rejection'),
  );
}

function newIncident(): string {
  return chance.uuid().slice(0, 8).toUpperCase();
}

/** Whoever quits does not wait longer than this; what is not stopped by then ends with the process. */
const longestStopMs = 8_000;

/** A second start shows the window of the first; closing the last window ends the app, in order. */
function stopInOrder(window: MainWindow, stop: () => Promise<void>): void {
  let state: 'running' | 'stopping' | 'stopped' = 'running';
  app.on('second-instance', () => window.show());
  app.on('window-all-closed', () => app.quit());
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
