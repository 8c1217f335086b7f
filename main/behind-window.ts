import { join } from 'node:path';
import { app, safeStorage, utilityProcess } from 'electron';
import pino from 'pino';
import type { LiveName, Reply } from '../shared/ipc/call.ts';
import type { About } from '../shared/ipc/contract.ts';
import { type App, openApp } from './app.ts';
import { backupExtension } from './backup/backup.ts';
import { openRestored } from './backup/open-restored.ts';
import { createWorkInProcess } from './backup/process/work-in-process.ts';
import { type ChosenWhatsApp, chooseWhatsApp } from './choose-whatsapp.ts';
import { refuseHalfErased } from './erase/erase-folder.ts';
import { foreign } from './foreign.ts';
import { answerCall } from './ipc/answer-call.ts';
import type { LiveValues } from './ipc/publish-lives.ts';
import { takeTurns } from './ipc/take-turns.ts';
import { createKeepData, type KeepData } from './keep-data.ts';
import { openOrExplain } from './open-or-explain.ts';
import { createPhotoWindow, type PhotoWindow } from './photos/photo-window.ts';
import { createPracticeMode, type PracticeMode } from './practice/practice-mode.ts';
import type { Run } from './run-app.ts';
import { tryDataFolder } from './storage/try-data-folder.ts';
import { captureConsole } from './system/capture-console.ts';
import { systemChance as chance } from './system/chance.ts';
import { systemClock as clock } from './system/clock.ts';
import { decideQuit } from './system/decide-quit.ts';
import type { Leave } from './system/leave.ts';
import { type Log, openLog } from './system/log.ts';
import { chooseUpdateSource } from './system/open-update-source.ts';
import { openRealDesktop, realStartAtLogin } from './system/real-desktop.ts';
import { startAnew } from './system/start-anew.ts';
import type { StartAtLogin } from './system/start-at-login.ts';
import { createUpdates } from './updates/updates.ts';
import { createPracticeSwitch, type PracticeSwitch } from './welcome/practice-switch.ts';
import { windowOrigin } from './window/addresses.ts';
import { createDialogs, type Dialogs } from './window/dialogs.ts';
import type { MainWindow } from './window/open-main-window.ts';
import { type Pages, servePages } from './window/serve-pages.ts';
import type { WindowMemoryFile } from './window/window-memory.ts';

export interface BehindWindowNeeds {
  readonly run: Run;
  /** The folder of the build. */
  readonly built: string;
  readonly developmentUrl: string | undefined;
  readonly window: MainWindow;
  readonly memory: WindowMemoryFile;
  readonly pages: Pages;
  readonly lives: LiveValues;
  /** Ends the app in order, without asking. */
  readonly quitNow: () => void;
}

export interface BehindWindow {
  /** Answers a call of the window; it never throws. */
  answer(name: unknown, input: unknown): Promise<Reply<unknown>>;
  readonly readPhoto: App['readPhoto'];
  /** Kept when the data is open, or known not to be. */
  readonly isOpen: Promise<void>;
  /** Missing as long as there is nothing to ask about. */
  readLeave(): Leave | undefined;
  /** A live value has changed. */
  note(name: LiveName): void;
  stop(patienceMs?: number): Promise<void>;
}

/** Baileys takes some 150 ms to load, in which this process answers nothing: a first click goes before it. */
const letFirstClickPassMs = 250;

/** Everything but the window itself: log, photo decoder, link, features. Begins by itself after the first paint. */
export function openBehindWindow(needs: BehindWindowNeeds): BehindWindow {
  const { run, window, lives } = needs;
  const log = run.isWritable ? openLog(join(run.launch.dataFolder, 'logs')) : pino({ level: 'silent' });
  captureConsole(log);
  reportBugs(log);

  let promo: App | undefined;
  const photoWindow = openPhotoWindow(needs);
  const practice = practiceOf(run, lives);
  const whatsApp = chooseWhatsApp({
    ...{ launch: run.launch, clock, chance, log, keyring: safeStorage },
    startAnew: () => startAnew(needs.quitNow),
    forkBox: () => utilityProcess.fork(join(needs.built, 'main/practice-process.js')),
    onBox: (box) => practice?.watch(box),
  });
  const readAbout = () => aboutThis(run, whatsApp);
  const dialogs = createDialogs(window.window);
  const startAtLogin = realStartAtLogin(run.launch.kind !== 'whatsapp');
  const keepData = openKeepData(needs, dialogs, startAtLogin, () => promo);
  const updates = createUpdates({
    ...{ openSource: chooseUpdateSource(), clock, log, quit: needs.quitNow },
    isSending: () => decideQuit(lives.read('broadcasts'), 0).kind === 'ask',
    publish: (state) => lives.publish('update', state),
  });
  // A turn for the reading of all this code, and one for the opening of the data.
  const opened = new Promise((done) => setImmediate(done)).then(() => {
    promo = openOrExplain({
      open: () =>
        openDataOf(run, () =>
          openApp({
            ...foreign(run, needs.built, dialogs, photoWindow, whatsApp),
            ...{ lives, log, practice, readAbout, keepData, startAtLogin, updates },
            practiceSwitch: switchOf(needs),
          }),
        ),
      ...{ lives, readAbout, rescue: { ...keepData.handlers, ...updates.handlers } },
      onBug: (err) => log.error({ err, incident: newIncident() }, 'not opened'),
    });
    return promo;
  });
  let desktop: ReturnType<typeof openRealDesktop> | undefined;
  const cancelBegin = beginAfterFirstPaint(needs, opened, log, (promo) => {
    // A desktop that lacks something must not keep the promos.
    try {
      desktop = openRealDesktop({ ...needs, clock, log, readHandlers: () => promo.handlers });
    } catch (err) {
      log.error({ err, incident: newIncident() }, 'no desktop');
    }
    updates.begin();
  });

  const inTurn = takeTurns(() => performance.now());
  const service = { readHandlers: async () => (await opened).handlers, inTurn, log, newIncident };
  return {
    answer: (name, input) => answerCall(service, name, input),
    readPhoto: (id, size) => promo?.readPhoto(id, size),
    isOpen: opened.then(() => {}),
    readLeave: () => desktop?.leave,
    note: (name) => desktop?.note(name),
    async stop(patienceMs) {
      cancelBegin();
      updates.stop();
      desktop?.stop();
      photoWindow.stop();
      await promo?.stop(patienceMs);
      await whatsApp.stop();
    },
  };
}

/** @returns a function that leaves it undone if it is not begun yet */
function beginAfterFirstPaint(
  needs: BehindWindowNeeds,
  opened: Promise<App>,
  log: Log,
  onBegin: (promo: App) => void,
): () => void {
  let cancel = () => {};
  void needs.window.isPainted.then(async () => {
    const { electron } = process.versions;
    log.info({ version: app.getVersion(), electron, talksTo: needs.run.launch.kind }, 'window shown');
    const promo = await opened;
    cancel = clock.after(letFirstClickPassMs, () => {
      onBegin(promo);
      promo.begin().catch((err: unknown) => log.info({ err }, 'not begun'));
    });
  });
  return () => cancel();
}

function openPhotoWindow({ built, developmentUrl, pages }: BehindWindowNeeds): PhotoWindow {
  return createPhotoWindow({
    pageUrl: `${developmentUrl ?? windowOrigin}/photo.html`,
    preload: join(built, 'preload/photo-bridge.cjs'),
    serveIn: (own) => servePages(own.protocol, pages),
    clock,
  });
}

/** @throws AppError when the data folder cannot be written to, or was not erased to its end */
function openDataOf({ launch }: Run, open: () => App): App {
  const trouble = tryDataFolder(launch.dataFolder);
  if (trouble !== undefined) throw trouble;
  refuseHalfErased(launch.dataFolder);
  return openRestored(launch.dataFolder, open);
}

/** Asks for the app when it is wanted: it is opened later, or cannot be. */
function openKeepData(
  { run, built, lives, quitNow }: BehindWindowNeeds,
  dialogs: Dialogs,
  startAtLogin: StartAtLogin,
  readApp: () => App | undefined,
): KeepData {
  const named = (kind: string) => ({ name: kind, extensions: [backupExtension] });
  return createKeepData({
    ...{ dataFolder: run.launch.dataFolder, appVersion: () => app.getVersion(), clock },
    ...{ startAtLogin, startAnew: () => startAnew(quitNow) },
    work: createWorkInProcess(() =>
      utilityProcess.fork(join(built, 'main/backup-process.js'), [], {
        serviceName: 'Promo Brothers backup',
        stdio: 'ignore',
      }),
    ),
    chooseTarget: (name, kind) => dialogs.chooseTarget(name, named(kind)),
    chooseSource: (kind) => dialogs.chooseFile(named(kind)),
    readLanguage: () => lives.read('settings').language,
    async unlink() {
      if (lives.read('connection').kind === 'connected') await readApp()?.handlers['connection.unlink']({});
    },
    publish: (work) => lives.publish('backup', work),
  });
}

function switchOf({ run, lives, quitNow }: BehindWindowNeeds): PracticeSwitch {
  return createPracticeSwitch({
    ...{ isPractice: run.launch.kind === 'practice', isPracticeOnly: run.isPracticeOnly },
    readLanguage: () => lives.read('settings').language,
    args: process.argv.slice(1),
    startAnew: (args) => startAnew(quitNow, args),
  });
}

function practiceOf({ launch }: Run, lives: LiveValues): PracticeMode | null {
  if (launch.kind !== 'practice') return null;
  return createPracticeMode({
    clock,
    clockSpeed: launch.clockSpeed,
    readConnection: () => lives.read('connection'),
    publish: (practice) => lives.publish('practice', practice),
  });
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
