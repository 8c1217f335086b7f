import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createBroadcasts } from '../../main/broadcasts/broadcasts.ts';
import { type BroadcastsStore, createBroadcastsStore } from '../../main/broadcasts/broadcasts-store.ts';
import { createGroups } from '../../main/groups/groups.ts';
import { createGroupsStore } from '../../main/groups/groups-store.ts';
import { createProductsStore } from '../../main/products/products-store.ts';
import type { Log } from '../../main/system/log.ts';
import type { WhatsApp } from '../../main/whatsapp/whatsapp.ts';
import type { Broadcast, BroadcastId, DeliveryState } from '../../shared/broadcasts.ts';
import type { ChangeState } from '../../shared/changes.ts';
import { type GraceMinutes, graceMsOf, usualGraceMinutes } from '../../shared/grace.ts';
import type { GroupId } from '../../shared/groups.ts';
import { defaultWish, firstMinutesMs, type PaceWish, withinFloor } from '../../shared/pacing/limits.ts';
import { alwaysOpen } from '../../shared/pacing/opening-hours.ts';
import type { DecodedPhoto } from '../../shared/photos.ts';
import type { ProductId } from '../../shared/products.ts';
import { builtInWords } from '../../shared/promo/built-in-templates.ts';
import { builtInTemplates, type TemplateId } from '../../shared/templates.ts';
import { aPhotoId, aProduct, firstOf, openTestShop } from '../builders.ts';
import { createSeededChance } from '../fakes/chance.ts';
import { createFakeClock, type FakeClock } from '../fakes/clock.ts';
import { silentLog } from '../fakes/log.ts';
import { createFakeWhatsApp, type FakeWhatsApp, type FakeWhatsAppOptions } from '../fakes/whatsapp.ts';

const sampleFolder = join(import.meta.dirname, '..', '..', 'assets', 'sample-shop');

/** The photo of the product that is sent. */
export const photo: DecodedPhoto = {
  jpeg: readFileSync(join(sampleFolder, 'queijo-canastra.jpg')),
  thumbnailJpeg: readFileSync(join(sampleFolder, 'queijo-canastra-thumbnail.jpg')),
  width: 1_200,
  height: 1_200,
};

export const secondMs = 1_000;
export const minuteMs = 60_000;
export const hourMs = 3_600_000;
export const dayMs = 24 * hourMs;

/** "Clientes", "Vizinhos" and "Família", as many members each. */
export const threeGroups = (members = 3) =>
  ['Clientes', 'Vizinhos', 'Família'].map((name) => ({ name, members }));

export interface SenderOptions {
  readonly groups?: FakeWhatsAppOptions['groups'];
  readonly clockSpeed?: number;
  /** Differs from the usual wish of a shop that is always open. */
  readonly wish?: Partial<PaceWish>;
  /** A month ago when missing. */
  readonly linkedSince?: number;
  readonly log?: Log;
  readonly graceMinutes?: GraceMinutes;
  /** Something that outlives the app: the same shop and the same WhatsApp for a second start of it. */
  readonly shop?: ReturnType<typeof openTestShop>;
  readonly clock?: FakeClock;
  readonly far?: FakeWhatsApp;
  /** False when the test ends this start of the app itself, with a crash. */
  readonly stopsAtEnd?: boolean;
  /** Changes the store or the port on the way to the feature. */
  readonly wrapStore?: (store: BroadcastsStore) => BroadcastsStore;
  readonly wrapWhatsApp?: (whatsapp: WhatsApp) => WhatsApp;
}

export type Sender = Awaited<ReturnType<typeof openSender>>;

export const productId = '11111111-1111-4111-8111-111111111111' as ProductId;

/** The feature on a real shop.db with the fake WhatsApp, connected and begun. */
export async function openSender(options: SenderOptions = {}) {
  const clock = options.clock ?? createFakeClock();
  const shop = options.shop ?? openTestShop();
  const far =
    options.far ?? createFakeWhatsApp({ clock, groups: options.groups ?? threeGroups(), isLinked: true });
  const whatsapp = options.wrapWhatsApp?.(far.whatsapp) ?? far.whatsapp;
  const publishedAt: number[] = [];
  let shown: readonly Broadcast[] = [];
  let sentCount = 0;
  let productCount = 0;
  let wish: PaceWish = { ...defaultWish, hours: alwaysOpen, ...options.wish };
  let tellRules = () => {};
  let isAsleep = false;
  let tellWake = () => {};

  const products = createProductsStore(shop);
  addProduct(shop, products);
  const groups = createGroups({
    store: createGroupsStore(shop),
    // The timers of the list are no part of the sender.
    ...{ whatsapp, clock: withoutTimers(clock), publish: () => {}, onListChange: () => {} },
  });
  const store = createBroadcastsStore(shop);
  const broadcasts = createBroadcasts({
    store: options.wrapStore?.(store) ?? store,
    whatsapp,
    clock,
    chance: createSeededChance(
      shop.db.prepare('SELECT count(*) AS seed FROM deliveries').get()?.seed as number,
    ),
    log: options.log ?? silentLog,
    readRules: () => ({
      pacing: { ...withinFloor(wish), clockSpeed: options.clockSpeed ?? 1 },
      linkedSince: options.linkedSince ?? clock.now() - 30 * dayMs,
    }),
    onRules(listener) {
      tellRules = listener;
      return () => {};
    },
    readGraceMs: () => graceMsOf(options.graceMinutes ?? usualGraceMinutes),
    isAsleep: () => isAsleep,
    onWake(listener) {
      tellWake = listener;
      return () => {};
    },
    readProduct: products.read,
    readGroup: groups.read,
    readPhoto: () => photo,
    readLanguage: () => 'pt-BR',
    readTemplate,
    markSoldOut: (id) => void products.setSoldOut(id, clock.now()),
    onSent: () => {
      sentCount += 1;
    },
    publish(value) {
      publishedAt.push(clock.now());
      shown = value;
    },
  });
  await far.whatsapp.connect();
  broadcasts.begin();
  onTestFinished(async () => {
    if (options.stopsAtEnd === false) return;
    const stopped = broadcasts.stop();
    await far.server.releaseAcks();
    await stopped;
  });
  // After a connection was made pauses are longer for some minutes; the tests begin after that. What they tell of a
  // second start of the app begins when the connection has settled.
  await clock.run(options.shop === undefined ? firstMinutesMs : 5 * secondMs);

  const groupId = (name: string) => whatsappId(far, name);
  const find = (id: BroadcastId) => shown.find((broadcast) => broadcast.id === id);
  return {
    clock,
    shop,
    far,
    store,
    broadcasts,
    groups,
    handlers: broadcasts.handlers,
    publishedAt,
    sentCount: () => sentCount,
    /** What a person changes in the settings. */
    changeWish(changes: Partial<PaceWish>) {
      wish = { ...wish, ...changes };
      tellRules();
    },
    /** The computer says that it goes to sleep. */
    fallAsleep() {
      isAsleep = true;
    },
    wakeUp() {
      isAsleep = false;
      tellWake();
    },
    shown: () => shown,
    find,
    groupId,
    /** What stands under every promo to this group from now on. */
    setFooter: async (name: string, footer: string) =>
      groups.handlers['groups.setFooter']({ groupId: groupId(name), footer }),
    /** One more product beside the usual one. */
    addProduct(fields: Parameters<typeof aProduct>[0]): ProductId {
      productCount += 1;
      const id = `22222222-2222-4222-8222-${String(productCount).padStart(12, '0')}` as ProductId;
      products.add([{ id, draft: aProduct(fields) }], productCount);
      return id;
    },
    /** Sends the usual product, however lately the groups got it. */
    start: async (names: readonly string[], toOwnChat = false) =>
      firstOf(
        await broadcasts.handlers['broadcasts.start']({
          promos: [{ kind: 'product', productId, templateId: null }],
          ...{ groupIds: names.map(groupId), toOwnChat, repeats: 'send' },
        }),
      ),
    /** What the window shows for each destination, in the order of the sending. */
    states: (id: BroadcastId) => find(id)?.deliveries.map(({ state }) => state) ?? [],
    kinds: (id: BroadcastId) => find(id)?.deliveries.map(({ state }) => describe(state)) ?? [],
    /** How many messages of ours the server took for each group. */
    taken: async (names: readonly string[]) =>
      Promise.all(names.map(async (name) => far.group(name).stanzaCount())),
    /** What the window shows of the latest change of each destination: `edit: done`, or `nothing`. */
    changes: (id: BroadcastId) =>
      find(id)?.deliveries.map(({ change }) =>
        change ? `${change.kind}: ${describe(change.state)}` : 'nothing',
      ) ?? [],
    products,
    texts: async (name: string) => {
      const [inbox] = await far.group(name).inbox();
      return inbox?.entries.map(({ text }) => text) ?? [];
    },
  };
}

/** The same clock, by which nothing is ever called; the rest stays alive, whatever it inherits from. */
function withoutTimers(clock: FakeClock): FakeClock {
  return Object.create(clock, { after: { value: () => () => {} } }) as FakeClock;
}

/** The three that come with the app. */
export function readTemplate(id: TemplateId | null) {
  const name = builtInTemplates.find((each) => each === (id ?? 'complete'));
  return name && builtInWords(name, 'pt-BR');
}

/** The same port with another `post`; the rest stays alive, its getters included. */
export function withPost(whatsapp: WhatsApp, post: WhatsApp['post']): WhatsApp {
  return Object.create(whatsapp, { post: { value: post } }) as WhatsApp;
}

/** `sent`, or `held: not-connected`, or `failed: may-not-post`. */
function describe(state: DeliveryState | ChangeState): string {
  return 'reason' in state ? `${state.kind}: ${state.reason}` : state.kind;
}

function whatsappId(far: FakeWhatsApp, name: string): GroupId {
  return (far.group(name) as unknown as { readonly id: GroupId }).id;
}

function addProduct(
  shop: ReturnType<typeof openTestShop>,
  store: ReturnType<typeof createProductsStore>,
): void {
  if (store.hasAny()) return;
  shop.db.exec(`INSERT INTO photos VALUES ('${aPhotoId('a')}', 1200, 1200, 0)`);
  store.add([{ id: productId, draft: aProduct({ photoIds: [aPhotoId('a')] }) }], 0);
}
