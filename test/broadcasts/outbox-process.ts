import { appendFileSync, closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { createBroadcasts } from '../../main/broadcasts/broadcasts.ts';
import { createBroadcastsStore } from '../../main/broadcasts/broadcasts-store.ts';
import { createProductsStore } from '../../main/products/products-store.ts';
import { openDatabase } from '../../main/storage/open-database.ts';
import { shopMigrations } from '../../main/storage/shop-migrations.ts';
import { systemChance } from '../../main/system/chance.ts';
import { systemClock } from '../../main/system/clock.ts';
import type { ReadyMessage, WhatsApp } from '../../main/whatsapp/whatsapp.ts';
import type { Group, GroupId } from '../../shared/groups.ts';
import type { Centavos } from '../../shared/money.ts';
import { emptyDraft, type ProductId } from '../../shared/products.ts';
import { builtInWords } from '../../shared/promo/built-in-templates.ts';
import { silentLog } from '../fakes/log.ts';
import { alwaysAwake } from '../fakes/sleep.ts';
import { createFakeWhatsApp } from '../fakes/whatsapp.ts';
import { openAllDay } from './open-all-day.ts';

/**
 * The outbox in a process of its own, to be killed: `outbox-process.ts FOLDER GROUPS ACKS`, where ACKS is `held` or
 * the longest time to an acknowledgement in ms. What the server took goes to taken.log, which outlives the process;
 * what the window would show goes to stdout, one line each.
 */
const [folder = '', groupCount = '3', acks = 'held'] = process.argv.slice(2);
const productId = '11111111-1111-4111-8111-111111111111' as ProductId;
const names = Array.from({ length: Number(groupCount) }, (_, index) => `Grupo ${index}`);

const shop = openDatabase(join(folder, 'shop.db'), shopMigrations);
const far = createFakeWhatsApp({
  clock: systemClock,
  groups: names.map((name) => ({ name, members: 0 })),
  isLinked: true,
});
const groups = new Map<GroupId, Group>();
far.whatsapp.on('groups', (list) => {
  for (const group of list) groups.set(group.id, { ...group, footer: '', lastPostedAt: null, lastPromo: '' });
});
const products = createProductsStore(shop);
const broadcasts = createBroadcasts({
  ...alwaysAwake,
  store: createBroadcastsStore(shop),
  whatsapp: Object.create(far.whatsapp, { post: { value: post } }) as WhatsApp,
  clock: systemClock,
  // Another process after the kill must not make the same ids again, as the real port never does.
  chance: systemChance,
  log: silentLog,
  ...openAllDay(5_000),
  readProduct: products.read,
  readGroup: (id) => groups.get(id),
  readPhoto: () => {
    throw new Error('the product has no photo');
  },
  readLanguage: () => 'pt-BR',
  readTemplate: () => builtInWords('complete', 'pt-BR'),
  onSent: () => {},
  markSoldOut: () => {},
  publish: (shown) => {
    const kinds = shown.flatMap(({ deliveries }) => deliveries.map(({ state }) => state.kind));
    if (kinds.length > 0 && !kinds.some((kind) => ['waiting', 'held', 'sending'].includes(kind)))
      say('finished');
  },
});

await far.whatsapp.connect();
if (!products.hasAny()) await startOne();
broadcasts.begin();
say('begun');

async function startOne(): Promise<void> {
  const draft = { ...emptyDraft, name: 'Queijo', price: 100 as Centavos };
  products.add([{ id: productId, draft }], Date.now());
  await broadcasts.handlers['broadcasts.start']({
    promos: [{ kind: 'product', productId, templateId: null }],
    groupIds: [...groups.keys()],
    toOwnChat: false,
    repeats: 'ask',
  });
}

/** The server writes down what it took before it says so, and before anything can be killed. */
async function post(message: ReadyMessage) {
  appendDurably(join(folder, 'taken.log'), `${message.id}\n`);
  say(`handed over ${message.id}`);
  if (acks === 'held') return new Promise<never>(() => {});
  await new Promise((resolve) => setTimeout(resolve, Math.random() * Number(acks)));
  return far.whatsapp.post(message);
}

function appendDurably(file: string, text: string): void {
  const handle = openSync(file, 'a');
  appendFileSync(handle, text);
  fsyncSync(handle);
  closeSync(handle);
}

function say(line: string): void {
  writeSync(1, `${line}\n`);
}

// Nothing else keeps the process alive while it waits for an acknowledgement that never comes.
setInterval(() => {}, 60_000);
