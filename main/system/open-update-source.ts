import { existsSync, writeFileSync } from 'node:fs';
import {
  type ClientRequest,
  type IncomingMessage,
  type RequestOptions,
  request as requestHere,
} from 'node:http';
import { request } from 'node:https';
import { join } from 'node:path';
import { app } from 'electron';
import type { AppUpdater } from 'electron-updater';
import { AppError } from '../../shared/failure.ts';
import { decideFeed, type Feed, isLoopback } from '../updates/decide-feed.ts';
import { readNotes } from '../updates/read-notes.ts';
import type { OpenUpdateSource, UpdateSource } from '../updates/update-source.ts';

/** What of electron-updater 6.8.10 its types keep back (out/BaseUpdater.js, out/electronHttpExecutor.js). */
interface Inside {
  install(isSilent: boolean, isForceRunAfter: boolean): boolean;
  readonly httpExecutor: {
    createRequest: (options: RequestOptions, answer: (response: IncomingMessage) => void) => ClientRequest;
    addRedirectHandlers: () => void;
  };
}

/** Where this build looks for newer versions. electron-updater is loaded when it is first asked, not at the start. */
export function chooseUpdateSource(): OpenUpdateSource {
  const feed = decideFeed({
    ...{ platform: process.platform, isPackaged: app.isPackaged, env: process.env },
    namesFeed: existsSync(join(process.resourcesPath, 'app-update.yml')),
  });
  return feed && (() => openSource(feed));
}

async function openSource(feed: Feed): Promise<UpdateSource> {
  const updater = await makeUpdater(feed);
  const inside = updater as unknown as Inside;
  askThroughNode(inside);
  return {
    async look() {
      const answer = await updater.checkForUpdates();
      if (!answer?.isUpdateAvailable) return null;
      const { version, releaseNotes } = answer.updateInfo;
      return { version, notes: readNotes(releaseNotes) };
    },
    async fetch(onPercent) {
      const tell = ({ percent }: { readonly percent: number }) => onPercent(Math.floor(percent));
      updater.on('download-progress', tell);
      try {
        await updater.downloadUpdate();
      } catch (cause) {
        throw isDamage(cause) ? new AppError('update-damaged', { cause }) : cause;
      } finally {
        updater.off('download-progress', tell);
      }
    },
    installAtEnd: () => void app.once('quit', () => inside.install(true, true)),
  };
}

async function makeUpdater(feed: Feed): Promise<AppUpdater> {
  const { AppImageUpdater, NsisUpdater } = (await import('electron-updater')).default;
  const updater = process.platform === 'win32' ? new NsisUpdater() : new AppImageUpdater();
  updater.autoDownload = false;
  updater.autoInstallOnAppQuit = false;
  // It needs a second file beside each version, and saves little of 100 MB.
  updater.disableDifferentialDownload = true;
  updater.logger = null;
  // Without a listener an error that is thrown as well would end the app.
  updater.on('error', () => undefined);
  if (feed.kind === 'here') {
    const path = join(app.getPath('userData'), 'update-feed.yml');
    writeFileSync(path, `provider: generic\nurl: ${feed.url}\nupdaterCacheDirName: promo-brothers-test\n`);
    updater.forceDevUpdateConfig = true;
    updater.updateConfigPath = path;
  }
  return updater;
}

/** Chromium's own network is closed (window/lockdown.ts), so Node asks, and only over https, or this computer. */
function askThroughNode({ httpExecutor }: Inside): void {
  httpExecutor.createRequest = (options, answer) => {
    const isHere = isLoopback(`${options.protocol}//${options.hostname}`);
    return (isHere ? requestHere : request)(options, answer);
  };
  httpExecutor.addRedirectHandlers = () => undefined;
}

/** The error of a digest that is another one (builder-util-runtime 9.7.0, out/httpExecutor.js, DigestTransform). */
function isDamage(error: unknown): boolean {
  return (error as { readonly code?: unknown } | null)?.code === 'ERR_CHECKSUM_MISMATCH';
}
