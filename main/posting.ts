import { graceMsOf } from '../shared/grace.ts';
import { capsAt } from '../shared/pacing.ts';
import { createBroadcasts } from './broadcasts/broadcasts.ts';
import type { BroadcastsStore } from './broadcasts/broadcasts-store.ts';
import type { FeatureNeeds } from './feature-needs.ts';
import { createHistory } from './history/history.ts';
import { createHistoryStore } from './history/history-store.ts';
import { createReachStore } from './history/reach-store.ts';
import { createLinkedSinceStore } from './pacing/linked-since-store.ts';
import { createPacing } from './pacing/pacing.ts';
import { createSchedules } from './schedules/schedules.ts';
import type { Shop } from './shop.ts';

/** What brings to groups what the shop has: at her word or at its time, at a pace, and what became of it. */
export function createPosting(needs: FeatureNeeds, store: BroadcastsStore, shop: Shop) {
  const { database, whatsapp, clock, chance, log, breathe, tell, onMoment } = needs;
  const { settings, readLanguage, photos, products, templates, groups } = shop;
  const readGraceMs = () => graceMsOf(settings.read().graceMinutes);
  const pacing = createPacing({
    store: createLinkedSinceStore(database),
    readWish: () => settings.read().pace,
    ...{ whatsapp, clock, clockSpeed: needs.clockSpeed },
  });
  const history = createHistory({
    store: createHistoryStore(database),
    reach: createReachStore(database),
    ...{ clock, breathe, readLanguage, saveFile: needs.saveFile, publish: tell('historyVersion') },
  });
  const broadcasts = createBroadcasts({
    store,
    readProduct: products.read,
    readGroup: groups.read,
    readPhoto: photos.readForPromo,
    readTemplate: (id) => (id === null ? templates.readDefault() : templates.read(id)),
    onSent() {
      products.noteChange();
      groups.noteChange();
    },
    markSoldOut: products.markSoldOut,
    readRules: pacing.readRules,
    ...{ onRules: settings.onChange, readGraceMs, readLanguage },
    ...{ isAsleep: needs.sleep.isAsleep, onWake: needs.sleep.onWake },
    ...{ whatsapp, clock, chance, log, publish: tell('broadcasts', history.noteChange) },
  });
  const schedules = createSchedules({
    ...broadcasts,
    findRepeats: broadcasts.handlers['broadcasts.findRepeats'],
    ...{ database, whatsapp, clock, chance, log, breathe, onMoment, readGraceMs },
    readGroups: () => shop.groupsStore.readAll().groups,
    readSets: shop.groupSetsStore.readAll,
    readProduct: products.read,
    canReadPhoto: (id) => photos.readPhoto(id, 'full') !== undefined,
    readHours: () => settings.read().pace.hours,
    readCaps: (at) => capsAt(pacing.readRules(clock.now()), at),
    onPlan: products.noteChange,
    ...{ publish: tell('schedules'), ask: tell('missedRuns'), onWallNews: tell('wallNews') },
  });
  return { pacing, history, broadcasts, schedules };
}
