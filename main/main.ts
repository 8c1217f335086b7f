import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { app, protocol } from 'electron';
import { eraseIfMarked } from './erase/erase-folder.ts';
import { type AllowedLaunch, decideLaunch, opensPracticeOnly } from './launch.ts';
import { runApp } from './run-app.ts';
import { tryDataFolder } from './storage/try-data-folder.ts';
import { systemClock } from './system/clock.ts';
import { keepNetworkInside, saveMemoryAtStart } from './system/save-memory.ts';
import { closeNetwork } from './window/lockdown.ts';

/** The one version that may open WhatsApp, put in at build time from package.json. */
declare const __PINNED_ELECTRON__: string;

const isStandIn = process.versions.electron !== __PINNED_ELECTRON__;
const facts = {
  argv: process.argv,
  env: process.env,
  isPackaged: app.isPackaged,
  isStandIn,
  appData: app.getPath('appData'),
};
// Both read the arguments, and files that an erasing start deletes: before anything else.
const launch = decideLaunch(facts);
const isPracticeOnly = opensPracticeOnly(facts);

if (launch.kind === 'refused') {
  process.stderr.write(`${launch.why}\n`);
  app.exit(1);
} else {
  start(launch);
}

function start(allowed: AllowedLaunch): void {
  saveMemoryAtStart(systemClock);
  app.setName('Promo Brothers');
  // Windows shows notifications only of a program that it knows by the id of its installer (electron-builder.yml).
  if (process.platform === 'win32') app.setAppUserModelId('com.promobrothers.desktop');
  closeNetwork(app);
  keepNetworkInside(app);
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
  const isWritable = tryDataFolder(allowed.dataFolder) === undefined;
  // Chromium needs some folder to write to, also to show a window that says that ours cannot be written to.
  const userData = isWritable ? allowed.dataFolder : mkdtempSync(join(tmpdir(), 'promo-brothers-'));
  app.setPath('userData', userData);
  app.setPath('sessionData', join(userData, 'window'));
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  // Before Chromium opens its own files, which go as well. What was not erased keeps the data from being opened.
  if (isWritable) eraseIfMarked(allowed.dataFolder);
  void app.whenReady().then(() => runApp({ launch: allowed, isStandIn, isPracticeOnly, isWritable }));
}
