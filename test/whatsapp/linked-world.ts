import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import type { InboxEntry } from '../../main/practice/practice-box.ts';
import type {
  PostOutcome,
  PromoPhoto,
  ReadyMessage,
  Receipt,
  WhatsApp,
} from '../../main/whatsapp/whatsapp.ts';
import type { GroupFacts } from '../../shared/groups.ts';
import { promo } from './promo-with-photo.ts';
import { until } from './until.ts';
import { ackMs, plans, type StartWorld, showQr, type World } from './world.ts';

/** A linked computer, and short ways to send from it and to read what came of that. */
export interface LinkedWorld {
  readonly world: World;
  readonly whatsapp: WhatsApp;
  /** As last told. */
  readonly groups: readonly GroupFacts[];
  /** All that have come. */
  readonly receipts: readonly Receipt[];
  find(groupName: string): GroupFacts;
  /** Makes a message and writes it down, as the app does; without words of its own it is the usual promo. */
  ready(groupName: string, text?: string, photo?: PromoPhoto | null): Promise<ReadyMessage>;
  /** Writes a message that changes or answers another down, as the app does, and posts it. */
  send(message: ReadyMessage): Promise<PostOutcome>;
  /** The message as each device of each member holds it, once all hold it. */
  readOnDevices(groupName: string, message: ReadyMessage): Promise<readonly InboxEntry[]>;
  noViolations(): Promise<void>;
}

/** One world for all tests around it: linked before the first, connected before each, stopped after the last. */
export function keepLinkedWorld(startWorld: StartWorld): LinkedWorld {
  let world: World;
  let groups: readonly GroupFacts[] = [];
  const receipts: Receipt[] = [];

  beforeAll(async () => {
    world = await startWorld({ groups: plans, refreshesPerPairing: 0, ackMs });
    const { whatsapp } = world;
    whatsapp.on('groups', (list) => {
      groups = list;
    });
    whatsapp.on('receipt', (receipt) => receipts.push(receipt));
    await whatsapp.connect();
    await world.phone.scanQr((await showQr(whatsapp, false)).text);
    await until('the groups are there', () => groups.length === plans.length);
  });
  afterAll(() => world.stop());

  beforeEach(async () => {
    await until('it is connected', () => world.whatsapp.connection.kind === 'connected');
  });

  function find(groupName: string): GroupFacts {
    const group = groups.find((each) => each.name === groupName);
    if (group === undefined) throw new Error(`No group ${groupName}`);
    return group;
  }

  return {
    get world() {
      return world;
    },
    get whatsapp() {
      return world.whatsapp;
    },
    get groups() {
      return groups;
    },
    receipts,
    find,
    async ready(groupName, text = promo, photo = null) {
      const prepared = await world.whatsapp.preparePromo({ text, photo });
      const message = world.whatsapp.addressPromo(prepared, { kind: 'group', id: find(groupName).id });
      world.keep(message);
      return message;
    },
    async send(message) {
      world.keep(message);
      return world.whatsapp.post(message);
    },
    async readOnDevices(groupName, { id }) {
      let entries: readonly (InboxEntry | undefined)[] = [];
      await until('every device holds the message', async () => {
        const inboxes = await world.group(groupName).inbox();
        entries = inboxes.map((inbox) => inbox.entries.find(({ messageId }) => messageId === id));
        return entries.length > 0 && entries.every((entry) => entry !== undefined);
      });
      return entries as readonly InboxEntry[];
    },
    noViolations: async () => expect(await world.takeViolations()).toEqual([]),
  };
}
