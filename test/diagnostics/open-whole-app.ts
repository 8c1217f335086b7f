import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openApp } from '../../main/app.ts';
import { publishLives } from '../../main/ipc/publish-lives.ts';
import type { PracticeBox } from '../../main/practice/practice-box.ts';
import { systemChance } from '../../main/system/chance.ts';
import { systemClock } from '../../main/system/clock.ts';
import type { Log } from '../../main/system/log.ts';
import type { OnMoment } from '../../main/system/moments.ts';
import type { FileToSave } from '../../main/system/save-file.ts';
import { openWhatsApp } from '../../main/whatsapp/baileys/open-whatsapp.ts';
import { createBreathe } from '../../main/whatsapp/breathe.ts';
import { type KeyStore, openKeyStore } from '../../main/whatsapp/key-store/key-store.ts';
import { openLater } from '../../main/whatsapp/open-later.ts';
import type { Lives } from '../../shared/ipc/contract.ts';
import type { DecodedPhoto } from '../../shared/photos.ts';
import { alwaysAwake } from '../fakes/sleep.ts';
import { collectSecrets, type Secrets } from './collect-secrets.ts';

const sampleFolder = join(import.meta.dirname, '../../assets/sample-shop');

const photo: DecodedPhoto = {
  jpeg: readFileSync(join(sampleFolder, 'queijo-canastra.jpg')),
  thumbnailJpeg: readFileSync(join(sampleFolder, 'queijo-canastra-thumbnail.jpg')),
  width: 1_200,
  height: 1_200,
};

/** All of main, the real link and the sealed keys included, without a window: against a box that the test holds. */
export function openWholeApp(
  dataFolder: string,
  box: PracticeBox,
  log: Log,
  { clock = systemClock, onMoment = (() => () => {}) as OnMoment } = {},
) {
  const saved = new Map<string, string>();
  const copied: string[] = [];
  const lives = publishLives({ settings: { language: 'pt-BR' } } as Lives, systemClock, () => {});
  let keys: KeyStore | undefined;
  let secrets: Secrets = new Set();
  const masterKey = randomBytes(32);
  const app = openApp({
    ...{ dataFolder, clock, chance: systemChance, lives, log },
    // Only after the first welcome is WhatsApp asked for a code.
    settingsFile: { read: () => ({ language: 'pt-BR', isWelcomed: true }), write() {} },
    systemLocale: 'pt-BR',
    decodePhoto: async () => photo,
    forkReader: () => {
      throw new Error('nothing is imported here');
    },
    chooseSpreadsheet: async () => null,
    choosePhotoFolder: async () => null,
    choosePhotoFiles: async () => [join(sampleFolder, 'queijo-canastra.jpg')],
    startAtLogin: { refresh: () => false, set: () => undefined },
    sleep: alwaysAwake,
    async saveFile({ extension, content }: FileToSave) {
      saved.set(extension, [...content].join(''));
      return true;
    },
    copyText: (text) => copied.push(text),
    keepData: { handlers: {} as never, stop: () => {} },
    updates: { handlers: {} as never },
    showTheme: () => {},
    onMoment,
    openLink: async () => {},
    readAbout: () => ({
      ...{ appVersion: '0.1.0', electronVersion: '45.4.1', isStandIn: true },
      ...{ dataFolder, isLoginSealed: false },
    }),
    baileysVersion: '7.0.0-rc14',
    countKeys: () => keys?.countRows() ?? null,
    createWhatsApp: (readSentMessage) =>
      openLater({
        startAnew() {},
        async open() {
          const breathe = createBreathe(() => performance.now());
          const collected = collectSecrets(openKeyStore(join(dataFolder, 'whatsapp.db'), masterKey, breathe));
          ({ keys, secrets } = collected);
          return openWhatsApp({
            ...{ clock: systemClock, chance: systemChance, log, keys, readSentMessage },
            trust: box.address,
            timeouts: { settleMs: 0, groupRefreshMs: 20 },
          });
        },
      }),
    clockSpeed: 10_000,
    isPractice: true,
    practice: null,
    sampleShop: null,
  });
  return { app, handlers: app.handlers, lives, saved, copied, readSecrets: () => [...secrets] };
}
