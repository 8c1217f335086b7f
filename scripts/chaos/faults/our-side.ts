import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { startBoxProcess } from '../../../main/practice/start-box-process.ts';
import { systemChance } from '../../../main/system/chance.ts';
import { type Clock, systemClock } from '../../../main/system/clock.ts';
import { openWhatsApp } from '../../../main/whatsapp/baileys/open-whatsapp.ts';
import { createBreathe } from '../../../main/whatsapp/breathe.ts';
import { type KeyStore, openKeyStore } from '../../../main/whatsapp/key-store/key-store.ts';
import type { MessageId, ReadyMessage, WhatsApp } from '../../../main/whatsapp/whatsapp.ts';
import type { GroupFacts } from '../../../shared/groups.ts';
import { questionMs, type Side } from './side.ts';
import { until } from './until.ts';

/** The app's own adapter over its sealed store, in this process. */
export async function openOurSide(): Promise<Side> {
  const box = await startBoxProcess({ groups: [], refreshesPerPairing: 0, isBlind: true });
  const folder = mkdtempSync(join(tmpdir(), 'promo-faults-'));
  const breathe = createBreathe(() => performance.now());
  const store = openKeyStore(join(folder, 'whatsapp.db'), randomBytes(32), breathe);
  const sent = new Map<string, ReadyMessage>();
  let isDiskFull = false;
  let aheadMs = 0;
  let groups: readonly GroupFacts[] = [];
  let qrCount = 0;
  let scanned = '';

  const clock: Clock = { ...systemClock, now: () => systemClock.now() + aheadMs };
  const keys: KeyStore = {
    ...store,
    async write(changes) {
      if (isDiskFull && 'sender-key-memory' in changes) throw new Error('disk full');
      return store.write(changes);
    },
  };
  const whatsapp: WhatsApp = openWhatsApp({
    ...{ clock, chance: systemChance, log: pino({ level: 'silent' }), keys, trust: box.address },
    readSentMessage: (id) => sent.get(id)?.bytes,
    timeouts: { questionMs, queryMs: questionMs, settleMs: 0, groupRefreshMs: 20, ackMs: 5_000 },
  });
  whatsapp.on('groups', (list) => {
    groups = list;
  });
  whatsapp.on('connection', (connection) => {
    if (connection.kind !== 'waiting-for-scan' || connection.qr.text === scanned) return;
    qrCount += 1;
    scanned = connection.qr.text;
    void box.phone.scanQr(scanned);
  });
  const isConnected = () => until('ours is connected', () => whatsapp.connection.kind === 'connected');
  await whatsapp.connect();
  await isConnected();
  const linkedWith = qrCount;

  /** The bytes of the first time: a repeat is the same message. */
  async function makeReady(name: string, id: string, text: string): Promise<ReadyMessage> {
    const known = sent.get(id);
    if (known !== undefined) return known;
    await until('ours knows the group', () => groups.some((group) => group.name === name));
    const groupId = groups.find((group) => group.name === name)?.id as GroupFacts['id'];
    const prepared = await whatsapp.preparePromo({ text, photo: null });
    const ready = whatsapp.addressPromo(prepared, { kind: 'group', id: groupId });
    const message = { ...ready, id: id as MessageId };
    sent.set(id, message);
    return message;
  }

  const readMe = () =>
    (store.readLogin() as { readonly me: { readonly id: string; readonly lid: string } }).me;

  return {
    name: 'ours',
    box,
    me: readMe(),
    async post({ name }, messageId, text) {
      const outcome = await whatsapp.post(await makeReady(name, messageId, text));
      // A pause that WhatsApp asked for is over as soon as it has begun.
      if (outcome.kind === 'rate-limited') aheadMs += outcome.pauseMs;
      return outcome.kind === 'sent' || outcome.kind === 'unknown';
    },
    edit: (rows) => store.write(rows),
    async loseAllKeys() {
      const login = store.readLogin();
      await store.erase();
      store.writeLogin(login);
    },
    async failCommits(isFailing) {
      isDiskFull = isFailing;
    },
    disconnect: () => whatsapp.disconnect(),
    async connect() {
      await whatsapp.connect();
      await isConnected();
    },
    countQrs: () => qrCount - linkedWith,
    async stop() {
      await whatsapp.close();
      await box.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
