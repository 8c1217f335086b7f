import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { app, clipboard, nativeTheme, powerMonitor, shell, utilityProcess } from 'electron';
import type { Theme } from '../shared/settings.ts';
import type { ChosenWhatsApp } from './choose-whatsapp.ts';
import { driveTime, type FeatureTime, realTime } from './drive-time.ts';
import { knownAtStart } from './launch.ts';
import type { PhotoWindow } from './photos/photo-window.ts';
import type { Run } from './run-app.ts';
import { readerArguments } from './spreadsheets/process/read-in-process.ts';
import { systemChance as chance } from './system/chance.ts';
import { systemClock as clock } from './system/clock.ts';
import { createOnMoment } from './system/moments.ts';
import { endMemorySaving } from './system/save-memory.ts';
import { openSettingsFile } from './system/settings-file.ts';
import { createSleep } from './system/sleep.ts';
import type { ReadSentMessage } from './whatsapp/whatsapp.ts';
import type { Dialogs } from './window/dialogs.ts';

/** Put in at build time from package.json. */
declare const __BAILEYS__: string;

/** What the features need of Electron. */
export function foreign(
  run: Run,
  built: string,
  dialogs: Dialogs,
  photoWindow: PhotoWindow,
  whatsApp: ChosenWhatsApp,
) {
  const { launch } = run;
  const time = timeOf(launch);
  return {
    dataFolder: launch.dataFolder,
    ...{ clock: time.clock, chance },
    settingsFile: openSettingsFile(launch.dataFolder),
    systemLocale: app.getLocale(),
    decodePhoto: photoWindow.decode,
    choosePhotoFiles: dialogs.choosePhotoFiles,
    forkReader() {
      endMemorySaving();
      return utilityProcess.fork(join(built, 'main/spreadsheet-process.js'), [], {
        execArgv: readerArguments,
        serviceName: 'Promo Brothers spreadsheet',
        stdio: 'ignore',
      });
    },
    chooseSpreadsheet: dialogs.chooseSpreadsheet,
    choosePhotoFolder: dialogs.choosePhotoFolder,
    onMoment: createOnMoment({ monitor: powerMonitor, clock, readNetwork: networkInterfaces }),
    sleep: createSleep(powerMonitor, time.clock),
    saveFile: dialogs.saveFile,
    showTheme: (theme: Theme) => {
      nativeTheme.themeSource = theme;
    },
    copyText: (text: string) => clipboard.writeText(text),
    baileysVersion: __BAILEYS__,
    countKeys: whatsApp.countKeys,
    openLink: (url: string) => shell.openExternal(url),
    createWhatsApp: (readSentMessage: ReadSentMessage) => time.follow(whatsApp.create(readSentMessage)),
    clockSpeed: launch.kind === 'whatsapp' ? 1 : launch.clockSpeed,
    isPractice: launch.kind !== 'whatsapp',
    known: knownAtStart(launch),
    sampleShop: launch.kind === 'practice' ? join(app.getAppPath(), 'assets/sample-shop') : null,
  };
}

/** The computer's own, or one that a simulated month drives ahead. */
function timeOf(launch: Run['launch']): FeatureTime {
  const clockFrom = launch.kind === 'other-server' ? launch.clockFrom : undefined;
  return clockFrom === undefined ? realTime : driveTime(launch.dataFolder, clockFrom);
}
