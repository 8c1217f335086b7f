import { join } from 'node:path';
import type { Handlers } from '../shared/ipc/call.ts';
import type { AppNeeds } from './app-needs.ts';
import { createBroadcastsStore } from './broadcasts/broadcasts-store.ts';
import { createConnection } from './connection/connection.ts';
import { createDiagnostics } from './diagnostics/diagnostics.ts';
import { createDiagnosticsStore } from './diagnostics/diagnostics-store.ts';
import { measureStalls } from './diagnostics/measure-stalls.ts';
import type { FeatureNeeds } from './feature-needs.ts';
import { createHealth } from './health/health.ts';
import type { Photos } from './photos/photos.ts';
import { createPosting } from './posting.ts';
import { noPractice } from './practice/practice-mode.ts';
import { seedSampleShop } from './products/sample-shop.ts';
import { createRepair } from './repair/repair.ts';
import type { SettingsFeature } from './settings.ts';
import { createShop, type Shop } from './shop.ts';
import { type Database, openDatabase } from './storage/open-database.ts';
import { shopMigrations } from './storage/shop-migrations.ts';
import { atMost } from './system/at-most.ts';
import { createWelcome } from './welcome/welcome.ts';
import { createBreathe } from './whatsapp/breathe.ts';

export interface App {
  readonly handlers: Handlers;
  readonly readPhoto: Photos['readPhoto'];
  /** Starts what runs by itself: the link to WhatsApp and the queue. Called when the first window is painted. */
  begin(): Promise<void>;
  /** @param patienceMs what is on its way gets so long to be acknowledged: after that it is *unknown* */
  stop(patienceMs?: number): Promise<void>;
}

/** For what is on its way when nobody was asked. */
const lastAcknowledgementMs = 3_000;

/**
 * Puts the pieces together: nothing else knows all features.
 * @throws AppError `data-folder-read-only`, `data-folder-full`, `database-damaged`, `data-newer`
 */
export function openApp(needs: AppNeeds): App {
  const database = openDatabase(join(needs.dataFolder, 'shop.db'), shopMigrations);
  const features = createFeatures(needs, database);
  const { whatsapp, settings, photos, products, groups, connection, pacing, broadcasts } = features;
  const { groupSets, health, history, repair, diagnostics, templates, imports, schedules, welcome } =
    features;

  return {
    handlers: {
      ...connection.handlers,
      ...products.handlers,
      ...photos.handlers,
      ...imports.handlers,
      ...groups.handlers,
      ...templates.handlers,
      ...groupSets.handlers,
      ...broadcasts.handlers,
      ...schedules.handlers,
      ...health.handlers,
      ...history.handlers,
      ...repair.handlers,
      ...diagnostics.handlers,
      ...settings.handlers,
      ...welcome.handlers,
      ...needs.keepData.handlers,
      ...needs.updates.handlers,
      ...(needs.practice?.handlers ?? noPractice),
      'about.read': needs.readAbout,
      'about.openLink': ({ url }) => needs.openLink(url),
    },
    readPhoto: photos.readPhoto,
    async begin() {
      broadcasts.begin();
      schedules.begin();
      photos.begin();
      await Promise.all([whenWelcomed(settings, connection.begin), seed(needs, features), imports.begin()]);
    },
    async stop(patienceMs = lastAcknowledgementMs) {
      const planned = schedules.stop();
      const settled = broadcasts.stop();
      await atMost(patienceMs, settled, needs.clock);
      photos.stop();
      groups.stop();
      templates.stop();
      pacing.stop();
      connection.stop();
      health.stop();
      repair.stop();
      history.stop();
      imports.stop();
      needs.keepData.stop();
      needs.sleep.stop();
      needs.practice?.stop();
      await whatsapp.close();
      await settled;
      await planned;
      diagnostics.stop();
      database.close();
    },
  };
}

/** What the shop has, what posts it, and what is told of the link and of the app itself. */
function createFeatures(needs: AppNeeds, database: Database) {
  const { clock, log, lives, onMoment, readAbout, saveFile, copyText, countKeys, dataFolder } = needs;
  const broadcastsStore = createBroadcastsStore(database);
  const whatsapp = needs.createWhatsApp(broadcastsStore.readSentMessage);
  const tell: FeatureNeeds['tell'] = (name, then) => (value) => {
    lives.publish(name, value);
    then?.();
  };
  const breathe = createBreathe(() => performance.now());
  const open: FeatureNeeds = { ...needs, database, whatsapp, breathe, tell };

  // What is planned is shown with what is true of the shop, which is there before it.
  let noteFacts = () => {};
  const shop = createShop(open, () => noteFacts());
  const connection = createConnection({ whatsapp, onMoment, publish: tell('connection') });
  const health = createHealth({ whatsapp, clock, publish: tell('health') });
  const posting = createPosting(open, broadcastsStore, shop);
  noteFacts = posting.schedules.noteChange;
  const repair = createRepair({ whatsapp, clock, publish: tell('repairing') });
  const diagnostics = createDiagnostics({
    store: createDiagnosticsStore(database),
    stalls: measureStalls(clock),
    readVersions: () => readVersions(needs),
    readLanguage: shop.readLanguage,
    isLoginSealed: () => readAbout().isLoginSealed,
    ...{ whatsapp, clock, log, dataFolder, countKeys, saveFile, copyText },
  });
  const { practiceSwitch } = needs;
  const welcome = createWelcome({ practiceSwitch, finish: shop.settings.finishWelcome });
  return { ...shop, ...posting, connection, health, repair, diagnostics, welcome, whatsapp };
}

function readVersions({ readAbout, baileysVersion }: AppNeeds) {
  const { appVersion: app, electronVersion: electron } = readAbout();
  return { app, electron, baileys: baileysVersion };
}

/** Nobody calls WhatsApp before she has read what this is. */
async function whenWelcomed({ read, onChange }: SettingsFeature, begin: () => Promise<void>): Promise<void> {
  if (read().isWelcomed) return begin();
  const stop = onChange(() => {
    if (!read().isWelcomed) return;
    stop();
    void begin();
  });
}

async function seed({ sampleShop, clock, chance }: AppNeeds, shop: Shop): Promise<void> {
  if (sampleShop === null) return;
  const { productsStore: store, photos, products } = shop;
  await seedSampleShop({ store, clock, chance, keepPhoto: photos.keep, folder: sampleShop });
  products.noteChange();
}
