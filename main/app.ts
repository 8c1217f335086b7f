import { join } from 'node:path';
import { graceMsOf } from '../shared/grace.ts';
import type { Handlers, LiveName } from '../shared/ipc/call.ts';
import type { Lives } from '../shared/ipc/contract.ts';
import { capsAt } from '../shared/pacing.ts';
import type { AppNeeds } from './app-needs.ts';
import { createBroadcasts } from './broadcasts/broadcasts.ts';
import { createBroadcastsStore } from './broadcasts/broadcasts-store.ts';
import { createConnection } from './connection/connection.ts';
import { createDiagnostics } from './diagnostics/diagnostics.ts';
import { createDiagnosticsStore } from './diagnostics/diagnostics-store.ts';
import { measureStalls } from './diagnostics/measure-stalls.ts';
import { createGroupSets } from './groups/group-sets.ts';
import { createGroupSetsStore } from './groups/group-sets-store.ts';
import { createGroups } from './groups/groups.ts';
import { createGroupsStore } from './groups/groups-store.ts';
import { createHealth } from './health/health.ts';
import { createHistory } from './history/history.ts';
import { createHistoryStore } from './history/history-store.ts';
import { createReachStore } from './history/reach-store.ts';
import { createImports } from './imports/imports.ts';
import { createLinkedSinceStore } from './pacing/linked-since-store.ts';
import { createPacing } from './pacing/pacing.ts';
import { createPhotoFiles } from './photos/photo-files.ts';
import { createPhotos, type Photos } from './photos/photos.ts';
import { createPhotosStore } from './photos/photos-store.ts';
import { noPractice } from './practice/practice-mode.ts';
import { createPricesStore } from './products/prices-store.ts';
import { createProductImportsStore } from './products/product-imports-store.ts';
import { createProductListStore } from './products/product-list-store.ts';
import { createProducts } from './products/products.ts';
import { createProductsStore } from './products/products-store.ts';
import { seedSampleShop } from './products/sample-shop.ts';
import { createTemplates } from './promo/templates.ts';
import { createTemplatesStore } from './promo/templates-store.ts';
import { createRepair } from './repair/repair.ts';
import { createSchedules } from './schedules/schedules.ts';
import { createSettings, type SettingsFeature } from './settings.ts';
import { createReadSpreadsheet } from './spreadsheets/process/read-in-process.ts';
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
 * Puts the pieces together: the only file that knows all features.
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

type Features = ReturnType<typeof createFeatures>;

/** One line a feature: what it stands on, and the functions of others that it needs. */
function createFeatures(needs: AppNeeds, database: Database) {
  const { clock, chance, lives, log } = needs;
  const productsStore = createProductsStore(database);
  const broadcastsStore = createBroadcastsStore(database);
  const whatsapp = needs.createWhatsApp(broadcastsStore.readSentMessage);
  const tell =
    <Name extends LiveName>(name: Name) =>
    (value: Lives[Name]) =>
      lives.publish(name, value);
  let noteFacts = () => {};
  const tellFact =
    <Name extends LiveName>(name: Name) =>
    (value: Lives[Name]) => {
      lives.publish(name, value);
      noteFacts();
    };

  const { settingsFile: file, systemLocale, isPractice } = needs;
  const settings = createSettings({
    ...{ file, systemLocale, isPractice, known: needs.known },
    ...{ showTheme: needs.showTheme, startAtLogin: needs.startAtLogin },
    publish: tell('settings'),
  });
  const readGraceMs = () => graceMsOf(settings.read().graceMinutes);
  const photos = createPhotos({
    store: createPhotosStore(database),
    files: createPhotoFiles(join(needs.dataFolder, 'photos'), chance),
    decode: needs.decodePhoto,
    chooseFiles: needs.choosePhotoFiles,
    ...{ clock, chance },
  });
  const products = createProducts({
    store: productsStore,
    listStore: createProductListStore(database),
    prices: createPricesStore(database),
    hasPhoto: photos.has,
    breathe: createBreathe(() => performance.now()),
    ...{ clock, chance, publish: tellFact('productsVersion') },
  });
  const templates = createTemplates({
    store: createTemplatesStore(database),
    readLanguage: () => settings.read().language,
    onSettings: settings.onChange,
    ...{ chance, publish: tell('templates') },
  });
  const groupsStore = createGroupsStore(database);
  const groupSetsStore = createGroupSetsStore(database);
  const groupSets = createGroupSets({
    store: groupSetsStore,
    ...{ clock, chance, publish: tellFact('groupSets') },
  });
  const groups = createGroups({
    store: groupsStore,
    onListChange: groupSets.noteChange,
    ...{ whatsapp, clock, publish: tellFact('groups') },
  });
  const connection = createConnection({
    whatsapp,
    onMoment: needs.onMoment,
    publish: tell('connection'),
  });
  const health = createHealth({ whatsapp, clock, publish: tell('health') });
  const pacing = createPacing({
    store: createLinkedSinceStore(database),
    readWish: () => settings.read().pace,
    ...{ whatsapp, clock, clockSpeed: needs.clockSpeed },
  });
  const history = createHistory({
    store: createHistoryStore(database),
    reach: createReachStore(database),
    breathe: createBreathe(() => performance.now()),
    readLanguage: () => settings.read().language,
    saveFile: needs.saveFile,
    ...{ clock, publish: tell('historyVersion') },
  });
  const broadcasts = createBroadcasts({
    store: broadcastsStore,
    readProduct: products.read,
    readGroup: groups.read,
    readPhoto: photos.readForPromo,
    readLanguage: () => settings.read().language,
    readTemplate: (id) => (id === null ? templates.readDefault() : templates.read(id)),
    onSent() {
      products.noteChange();
      groups.noteChange();
    },
    markSoldOut: products.markSoldOut,
    readRules: pacing.readRules,
    ...{ onRules: settings.onChange, readGraceMs },
    ...{ isAsleep: needs.sleep.isAsleep, onWake: needs.sleep.onWake },
    ...{ whatsapp, clock, chance, log },
    publish(shown) {
      lives.publish('broadcasts', shown);
      history.noteChange();
    },
  });
  const schedules = createSchedules({
    ...broadcasts,
    findRepeats: broadcasts.handlers['broadcasts.findRepeats'],
    ...{ database, whatsapp, clock, chance, log, onMoment: needs.onMoment },
    readGroups: () => groupsStore.readAll().groups,
    readSets: groupSetsStore.readAll,
    readProduct: products.read,
    canReadPhoto: (id) => photos.readPhoto(id, 'full') !== undefined,
    readHours: () => settings.read().pace.hours,
    breathe: createBreathe(() => performance.now()),
    readCaps: (at) => capsAt(pacing.readRules(clock.now()), at),
    readGraceMs,
    onPlan: products.noteChange,
    ...{ publish: tell('schedules'), ask: tell('missedRuns') },
    onWallNews: tell('wallNews'),
  });
  noteFacts = schedules.noteChange;
  const imports = createImports({
    store: createProductImportsStore(database),
    readSpreadsheet: createReadSpreadsheet(needs.forkReader, clock),
    takeInPhoto: async (bytes) => photos.handlers['photos.add']({ bytes }),
    chooseFile: needs.chooseSpreadsheet,
    chooseFolder: needs.choosePhotoFolder,
    saveFile: needs.saveFile,
    breathe: createBreathe(() => performance.now()),
    readLanguage: () => settings.read().language,
    onCatalogueChange: products.noteChange,
    ...{ clock, chance, publish: tell('importing') },
  });
  const repair = createRepair({ whatsapp, clock, publish: tell('repairing') });
  const diagnostics = createDiagnostics({
    store: createDiagnosticsStore(database),
    stalls: measureStalls(clock),
    readVersions: () => readVersions(needs),
    readLanguage: () => settings.read().language,
    isLoginSealed: () => needs.readAbout().isLoginSealed,
    ...{ whatsapp, clock, log, dataFolder: needs.dataFolder },
    ...{ countKeys: needs.countKeys, saveFile: needs.saveFile, copyText: needs.copyText },
  });
  const welcome = createWelcome({ practiceSwitch: needs.practiceSwitch, finish: settings.finishWelcome });
  const shop = { settings, welcome, photos, products, productsStore, groups, groupSets, templates, imports };
  const work = { connection, pacing, broadcasts, schedules, history, health, repair, diagnostics };
  return { ...shop, ...work, whatsapp };
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

async function seed({ sampleShop, clock, chance }: AppNeeds, features: Features): Promise<void> {
  if (sampleShop === null) return;
  const { productsStore: store, photos, products } = features;
  await seedSampleShop({ store, clock, chance, keepPhoto: photos.keep, folder: sampleShop });
  products.noteChange();
}
