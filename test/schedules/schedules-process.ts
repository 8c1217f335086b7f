import { appendFileSync, closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { createBroadcasts } from '../../main/broadcasts/broadcasts.ts';
import { createBroadcastsStore } from '../../main/broadcasts/broadcasts-store.ts';
import { createGroupsStore } from '../../main/groups/groups-store.ts';
import { createSchedules } from '../../main/schedules/schedules.ts';
import { openDatabase } from '../../main/storage/open-database.ts';
import { shopMigrations } from '../../main/storage/shop-migrations.ts';
import { systemChance } from '../../main/system/chance.ts';
import { systemClock as clock } from '../../main/system/clock.ts';
import { createBreathe } from '../../main/whatsapp/breathe.ts';
import type { ReadyMessage, WhatsApp } from '../../main/whatsapp/whatsapp.ts';
import { alwaysOpen } from '../../shared/pacing/opening-hours.ts';
import { wallOf } from '../../shared/schedules/wall-of.ts';
import { openAllDay } from '../broadcasts/open-all-day.ts';
import { silentLog } from '../fakes/log.ts';
import { alwaysAwake } from '../fakes/sleep.ts';
import { createFakeWhatsApp } from '../fakes/whatsapp.ts';

/**
 * The schedules and the outbox in a process of their own, to be killed: `schedules-process.ts FOLDER COUNT`. All of
 * the schedules are due at once. What the server took goes to taken.log, which outlives the process; to stdout goes
 * a line for each run that is on the disk.
 */
const [folder = '', count = '10'] = process.argv.slice(2);

const shop = openDatabase(join(folder, 'shop.db'), shopMigrations);
const far = createFakeWhatsApp({ clock, groups: [{ name: 'Clientes', members: 0 }], isLinked: true });
const whatsapp = Object.create(far.whatsapp, {
  post: { value: post },
  addressPromo: { value: addressPromo },
}) as WhatsApp;
const groups = createGroupsStore(shop);
far.whatsapp.on('groups', (list) => groups.replaceAll(list, clock.now()));
const broadcasts = createBroadcasts({
  store: createBroadcastsStore(shop),
  ...{ whatsapp, clock, chance: systemChance, log: silentLog },
  ...openAllDay(5_000),
  ...alwaysAwake,
  readProduct: () => undefined,
  readGroup: groups.read,
  readPhoto: () => {
    throw new Error('there is no photo');
  },
  readLanguage: () => 'pt-BR',
  readTemplate: () => undefined,
  onSent: () => {},
  markSoldOut: () => {},
  publish: (shown) => {
    const kinds = shown.flatMap(({ deliveries }) => deliveries.map(({ state }) => state.kind));
    const isBusy = kinds.some((kind) => ['waiting', 'held', 'sending'].includes(kind));
    if (!isBusy && countRuns() === Number(count)) say('finished');
  },
});

await far.whatsapp.connect();
const schedules = createSchedules({
  ...broadcasts,
  ...{ startPlanned, findRepeats: () => [] },
  ...{ database: shop, whatsapp, clock, chance: systemChance, log: silentLog },
  readGroups: () => groups.readAll().groups,
  readSets: () => [],
  readProduct: () => undefined,
  canReadPhoto: () => true,
  breathe: createBreathe(() => performance.now()),
  readHours: () => alwaysOpen,
  readCaps: () => ({ hourlyCap: 60, dailyCap: 200 }),
  readGraceMs: () => 3_600_000,
  onMoment: () => () => {},
  ...{ onWallNews: () => {}, onPlan: () => {}, publish: () => {}, ask: () => {} },
});
if (Number(shop.db.prepare('SELECT count(*) AS n FROM schedules').get()?.n) === 0) planAll();
broadcasts.begin();
schedules.begin();
say('begun');

function planAll(): void {
  const { day, time } = wallOf(clock.now() - 60_000, clock.timeZone());
  const [group] = groups.readAll().groups;
  if (!group) throw new Error('the account has a group');
  shop.transaction(() => {
    for (let index = 0; index < Number(count); index += 1) {
      schedules.handlers['schedules.save']({
        schedule: {
          what: { kind: 'free-text', text: `Texto ${index}`, photoId: null },
          ...{ groupIds: [group.id], setIds: [] },
          timing: { start: day, time, repeat: { kind: 'daily' }, end: { kind: 'never' }, exceptions: [] },
        },
      });
    }
    // As if they had been written in good time.
    const before = clock.now() - 600_000;
    shop.db
      .prepare('UPDATE schedules SET handled_until = ?, next_at = ?, next_day = ?')
      .run(before, before, day);
  });
}

function countRuns(): number {
  return Number(shop.db.prepare("SELECT count(*) AS n FROM schedule_runs WHERE state = 'started'").get()?.n);
}

async function startPlanned(...wish: Parameters<typeof broadcasts.startPlanned>) {
  const outcome = await broadcasts.startPlanned(...wish);
  say('started');
  return outcome;
}

/** Another process after the kill must not make the same ids again, as the real port never does. */
function addressPromo(...wish: Parameters<WhatsApp['addressPromo']>): ReadyMessage {
  return { ...far.whatsapp.addressPromo(...wish), id: systemChance.uuid() as ReadyMessage['id'] };
}

/** The server writes down what it took before it says so, and before anything can be killed. */
async function post(message: ReadyMessage) {
  const handle = openSync(join(folder, 'taken.log'), 'a');
  appendFileSync(handle, `${message.id}\n`);
  fsyncSync(handle);
  closeSync(handle);
  return far.whatsapp.post(message);
}

function say(line: string): void {
  writeSync(1, `${line}\n`);
}
