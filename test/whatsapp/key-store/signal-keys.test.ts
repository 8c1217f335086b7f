import { deepStrictEqual } from 'node:assert';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { SignalDataTypeMap, SignalKeyStore } from '@whiskeysockets/baileys';
import fc from 'fast-check';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createBaileysLog } from '../../../main/whatsapp/baileys/baileys-log.ts';
import { createReach } from '../../../main/whatsapp/baileys/healing/reach.ts';
import { loadBaileys } from '../../../main/whatsapp/baileys/load-baileys.ts';
import { createSignalKeys } from '../../../main/whatsapp/baileys/signal-keys.ts';
import { createBreathe } from '../../../main/whatsapp/breathe.ts';
import { type KeyStore, openKeyStore } from '../../../main/whatsapp/key-store/key-store.ts';

const { proto, addTransactionCapability } = await loadBaileys();
const masterKey = randomBytes(32);
const breathe = createBreathe(() => performance.now());

let folder: string;
let store: KeyStore;

const open = () => openKeyStore(join(folder, 'whatsapp.db'), masterKey, breathe);

/** The store as the socket has it, with Baileys' own transactions around it. */
function withTransactions(keys: KeyStore = store) {
  const signalKeys = createSignalKeys({
    ...{ keys, breathe, proto },
    reach: createReach(),
    isForgotten: () => false,
  });
  const log = createBaileysLog(pino({ level: 'silent' }));
  return addTransactionCapability(signalKeys, log, { maxCommitRetries: 2, delayBetweenTriesMs: 1 });
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'signal-keys-'));
  store = open();
});

afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const pair = () => ({ public: Buffer.alloc(32, 1), private: Buffer.alloc(32, 2) });

/** One of each kind that rc14 knows, in the form that it really has (lib/Types/Auth.d.ts:68-85). */
const samples: { readonly [Type in keyof SignalDataTypeMap]: SignalDataTypeMap[Type] } = {
  'pre-key': pair(),
  // Typed as bytes, but a plain object all the same (libsignal 6.0.0, src/session_record.js:222-231).
  session: { version: 'v1', _sessions: { 'BQ==': { registrationId: 7, chains: {} } } } as never,
  'sender-key': Buffer.from('[{"senderKeyId":7,"senderMessageKeys":[]}]'),
  'sender-key-memory': { '1@lid': true, '2:3@lid': true, '5511@s.whatsapp.net': false },
  'app-state-sync-key': proto.Message.AppStateSyncKeyData.fromObject({
    keyData: Buffer.alloc(32, 3),
    timestamp: 5,
  }),
  'app-state-sync-version': {
    version: 4,
    hash: Buffer.alloc(128, 4),
    indexValueMap: { 'AA==': { valueMac: Buffer.alloc(32, 6) } },
  },
  'lid-mapping': '77012345',
  'device-list': ['0', '1', '17'],
  tctoken: { token: Buffer.alloc(16, 8), timestamp: '1732276800', senderTimestamp: 1_732_276_800 },
  'identity-key': Buffer.alloc(33, 5),
};

const oddIds = [
  '1',
  '5511999990000.0',
  '77_1.3',
  '77_reverse',
  '120363000000000001@g.us::77_1::2',
  '__index',
  '__proto__',
  'constructor',
  'AbC=+/',
  'abc=+/',
  'a:b',
  'a/../b',
  'ç é 🧀',
  '',
];

test.each(Object.keys(samples) as (keyof SignalDataTypeMap)[])(
  'under every id a "%s" comes back as Baileys and libsignal need it, also after a restart',
  async (type) => {
    const keys = withTransactions();
    for (const id of oddIds) await keys.set({ [type]: { [id]: samples[type] } });
    await store.close();
    store = open();
    const again = withTransactions();
    const found = await again.get(type, [...oddIds, 'never written']);
    for (const id of oddIds) {
      deepStrictEqual(Object.hasOwn(found, id) && found[id], samples[type]);
      if (samples[type] instanceof Uint8Array) expect(Buffer.isBuffer(found[id])).toBe(true);
    }
    expect(Object.keys(found)).toHaveLength(oddIds.length);
  },
);

describe('transactions of Baileys', () => {
  type Row = { readonly type: 'session' | 'lid-mapping' | 'sender-key-memory'; readonly id: string };
  const row: fc.Arbitrary<Row> = fc.record({
    type: fc.constantFrom('session' as const, 'lid-mapping' as const, 'sender-key-memory' as const),
    // Not `__proto__`: Baileys' own transactions lose it, and nothing of WhatsApp's is called so.
    id: fc.constantFrom('a', 'A', '1@lid', 'constructor'),
  });
  const change = fc.record({ row, value: fc.option(fc.integer({ min: 0, max: 99 })) });
  const plan = fc.record({
    label: fc.constantFrom('me', 'ana', 'bia'),
    changes: fc.array(change, { maxLength: 6 }),
    fails: fc.boolean(),
  });

  async function apply(keys: SignalKeyStore, changes: readonly { row: Row; value: number | null }[]) {
    for (const { row, value } of changes) {
      const id = Object.fromEntries([[row.id, value === null ? null : { step: value }]]);
      await keys.set({ [row.type]: id } as never);
    }
  }

  test('one that fails leaves nothing behind, one that does not leaves all, in any order and after a restart', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(plan, { maxLength: 8 }), async (plans) => {
        await store.erase();
        const keys = withTransactions();
        const expected = new Map<string, number | null>();
        for (const { label, changes, fails } of plans) {
          const work = keys.transaction(async () => {
            await apply(keys, changes);
            if (fails) throw new Error('not this one');
          }, label);
          await (fails ? expect(work).rejects.toThrow('not this one') : work);
          if (!fails) for (const { row, value } of changes) expected.set(`${row.type} ${row.id}`, value);
        }
        await store.close();
        store = open();
        for (const [name, value] of expected) {
          const [type = '', id = ''] = name.split(' ');
          const found = store.read(type, [id]);
          deepStrictEqual(
            Object.hasOwn(found, id) ? found[id] : null,
            value === null ? null : { step: value },
          );
        }
      }),
      { numRuns: 40 },
    );
  });

  test('those that are under way at the same time lose no step of each other', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ label: fc.constantFrom('ana', 'bia', 'caio'), turns: fc.nat(3) }), {
          minLength: 1,
          maxLength: 25,
        }),
        async (all) => {
          await store.erase();
          const keys = withTransactions();
          const step = ({ label, turns }: { label: string; turns: number }) =>
            keys.transaction(async () => {
              const before = (await keys.get('session', [label]))[label] as unknown as
                | { step: number }
                | undefined;
              for (let turn = 0; turn < turns; turn += 1) await nextTurn();
              await keys.set({ session: { [label]: { step: (before?.step ?? 0) + 1 } as never } });
            }, label);
          await Promise.all(all.map(step));
          for (const label of ['ana', 'bia', 'caio']) {
            const count = all.filter((each) => each.label === label).length;
            expect(store.read('session', [label])[label]).toEqual(count === 0 ? undefined : { step: count });
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  test('whoever reads while others write sees each change whole', async () => {
    const ids = Array.from({ length: 40 }, (_, index) => `device ${index}`);
    const write = (round: number) =>
      store.write({
        session: Object.fromEntries(ids.map((id) => [id, { round }])),
        'sender-key': Object.fromEntries(ids.map((id) => [id, { round }])),
      });
    let isDone = false;
    const writing = (async () => {
      for (let round = 1; round <= 30; round += 1)
        await Promise.all([write(2 * round), write(2 * round + 1)]);
      isDone = true;
    })();
    let readCount = 0;
    while (!isDone) {
      await nextTurn();
      const rounds = ['session', 'sender-key'].flatMap((type) => Object.values(store.read(type, ids)));
      expect(new Set(rounds.map((value) => (value as { round: number }).round)).size).toBeLessThanOrEqual(1);
      readCount += 1;
    }
    await writing;
    expect(readCount).toBeGreaterThan(10);
    expect(store.read('session', ['device 7'])).toEqual({ 'device 7': { round: 61 } });
  });

  test('when the disk refuses the first try, the second writes all of it', async () => {
    let refusals = 1;
    const keys = withTransactions({
      ...store,
      async write(changes) {
        refusals -= 1;
        if (refusals >= 0) throw new Error('disk full');
        return store.write(changes);
      },
    });
    await keys.transaction(() => apply(keys, [{ row: { type: 'session', id: 'a' }, value: 1 }]), 'me');
    expect(store.read('session', ['a'])).toEqual({ a: { step: 1 } });
  });

  test('when the disk goes on refusing, the transaction fails and nothing of it is there', async () => {
    const keys = withTransactions({
      ...store,
      write: () => Promise.reject(new Error('disk full')),
    });
    const work = keys.transaction(() => apply(keys, [{ row: { type: 'session', id: 'a' }, value: 1 }]), 'me');
    await expect(work).rejects.toThrow('disk full');
    expect(store.read('session', ['a'])).toEqual({});
  });
});
