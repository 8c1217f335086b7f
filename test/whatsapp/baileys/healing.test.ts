import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { askLidsOnce } from '../../../main/whatsapp/baileys/healing/ask-lids-once.ts';
import { askTwice } from '../../../main/whatsapp/baileys/healing/ask-twice.ts';
import { withoutChangedIdentities } from '../../../main/whatsapp/baileys/healing/changed-identities.ts';
import { decideDeparture } from '../../../main/whatsapp/baileys/healing/decide-departure.ts';
import {
  decideKeyRepair,
  isSenderKey,
  type KeyRepair,
  type KeyState,
} from '../../../main/whatsapp/baileys/healing/own-key.ts';
import { createReach } from '../../../main/whatsapp/baileys/healing/reach.ts';
import {
  forgetInAllGroups,
  readSharedGroups,
  withSharedGroups,
} from '../../../main/whatsapp/baileys/healing/shared-groups.ts';
import type { KeyChanges, KeyStore } from '../../../main/whatsapp/key-store/key-store.ts';
import { createFakeClock, settlePromises } from '../../fakes/clock.ts';

describe('the own key of a group and the memory of who has it', () => {
  test.each<[KeyState, KeyState, KeyRepair]>([
    ['sound', 'sound', 'none'],
    ['sound', 'missing', 'none'],
    ['sound', 'unreadable', 'share-again'],
    ['missing', 'missing', 'none'],
    ['missing', 'sound', 'renew'],
    ['missing', 'unreadable', 'renew'],
    ['unreadable', 'missing', 'renew'],
    ['unreadable', 'sound', 'renew'],
    ['unreadable', 'unreadable', 'renew'],
  ])('a %s key beside a %s memory: %s', (key, memory, repair) => {
    expect(decideKeyRepair(key, memory)).toBe(repair);
  });

  const bytes = (length: number) => Buffer.alloc(length, 7);
  const state = (changes: object = {}) => ({
    senderKeyId: 7,
    senderChainKey: { iteration: 2, seed: bytes(32) },
    senderSigningKey: { public: bytes(33), private: bytes(32) },
    senderMessageKeys: [],
    ...changes,
  });
  const row = (value: unknown) => Buffer.from(JSON.stringify(value));

  test('a key is sound when its last state could sign and encrypt', () => {
    expect(isSenderKey(row([state()]))).toBe(true);
    expect(isSenderKey(row([{}, state()]))).toBe(true);
    const bare = { iteration: 2, seed: new Uint8Array(32) };
    expect(isSenderKey(row([state({ senderChainKey: bare })]))).toBe(true);
  });

  test.each<[string, unknown]>([
    ['an empty list', []],
    ['an object', {}],
    ['a state of nothing', [{}]],
    ['a short seed', [state({ senderChainKey: { iteration: 2, seed: bytes(31) } })]],
    ['no private half', [state({ senderSigningKey: { public: bytes(33), private: bytes(0) } })]],
    ['no counter', [state({ senderChainKey: { seed: bytes(32) } })]],
  ])('%s is no key', (_, value) => {
    expect(isSenderKey(row(value))).toBe(false);
  });
});

describe('whether a message leaves', () => {
  test.each([
    [{ deviceCount: 5, leftOutCount: 0, isUnanswered: false }, 'leave'],
    [{ deviceCount: 5, leftOutCount: 1, isUnanswered: false }, 'leave'],
    [{ deviceCount: 5, leftOutCount: 4, isUnanswered: true }, 'leave'],
    [{ deviceCount: 5, leftOutCount: 5, isUnanswered: true }, 'hold-back'],
    [{ deviceCount: 5, leftOutCount: 5, isUnanswered: false }, 'hold-back'],
    [{ deviceCount: 1, leftOutCount: 1, isUnanswered: false }, 'leave'],
    [{ deviceCount: 1, leftOutCount: 1, isUnanswered: true }, 'hold-back'],
    [{ deviceCount: 0, leftOutCount: 0, isUnanswered: true }, 'leave'],
  ] as const)('%o: %s', (manifest, decision) => {
    expect(decideDeparture(manifest)).toBe(decision);
  });

  test('who can read is never kept from reading by who cannot', () => {
    fc.assert(
      fc.property(fc.nat(2_000), fc.nat(2_000), fc.boolean(), (readerCount, leftOutCount, isUnanswered) => {
        const deviceCount = readerCount + 1 + leftOutCount;
        expect(decideDeparture({ deviceCount, leftOutCount, isUnanswered })).toBe('leave');
      }),
    );
  });
});

describe('asking WhatsApp', () => {
  const refusal = (code: number) => Object.assign(new Error('refused'), { data: code });

  test.each([
    ['an answer', ['yes'], 'yes', 1],
    ['an empty answer, as Baileys gives for one that never came', [undefined, 'yes'], 'yes', 2],
    ['a server that fails', [refusal(500), 'yes'], 'yes', 2],
    ['a server that fails twice', [refusal(500), refusal(503)], undefined, 2],
  ])('%s', async (_, answers, expected, askedCount) => {
    let asked = 0;
    const ask = async () => {
      const answer = answers[asked];
      asked += 1;
      if (answer instanceof Error) throw answer;
      return answer;
    };
    expect(await askTwice({ clock: createFakeClock(), questionMs: 10 }, ask)).toBe(expected);
    expect(asked).toBe(askedCount);
  });

  test('a question that is not answered is asked once more, and then done without', async () => {
    const clock = createFakeClock();
    let asked = 0;
    const answer = askTwice({ clock, questionMs: 2_000 }, () => {
      asked += 1;
      return new Promise<string>(() => undefined);
    });
    clock.advance(2_000);
    await settlePromises();
    expect(asked).toBe(2);
    clock.advance(2_000);
    expect(await answer).toBeUndefined();
  });

  test.each([403, 404, 428, 429])('a refusal with %i is not asked again', async (code) => {
    let asked = 0;
    const answer = askTwice({ clock: createFakeClock(), questionMs: 10 }, () => {
      asked += 1;
      return Promise.reject(refusal(code));
    });
    await expect(answer).rejects.toMatchObject({ data: code });
    expect(asked).toBe(1);
  });

  test('for the LID of a number it asks once in a while, and an answer that never comes holds up nothing', async () => {
    const clock = createFakeClock();
    const asked: string[][] = [];
    const ask = askLidsOnce({ clock, questionMs: 2_000 }, (numbers) => {
      asked.push([...numbers]);
      if (numbers.includes('3@s.whatsapp.net')) return new Promise(() => undefined);
      return Promise.resolve([{ pn: '1@s.whatsapp.net', lid: '7@lid' }]);
    });
    expect(await ask(['1@s.whatsapp.net', '2@s.whatsapp.net'])).toHaveLength(1);
    expect(await ask(['2@s.whatsapp.net'])).toEqual([]);
    expect(asked).toHaveLength(1);
    const silent = ask(['3@s.whatsapp.net']);
    clock.advance(2_000);
    expect(await silent).toBeUndefined();
    clock.advance(10 * 60_000);
    await ask(['2@s.whatsapp.net']);
    expect(asked.at(-1)).toEqual(['2@s.whatsapp.net']);
  });
});

describe('who can be reached', () => {
  test('who is left out looks as if they had the key while the message is made, and is never written down so', () => {
    const reach = createReach();
    reach.begin();
    reach.leaveOut(['2@lid']);
    expect(reach.withLeftOut({ '1@lid': true })).toEqual({ '1@lid': true, '2@lid': true });
    expect(reach.withLeftOut(undefined)).toEqual({ '2@lid': true });
    expect(reach.withoutLeftOut({ '1@lid': true, '2@lid': true })).toEqual({ '1@lid': true });
    expect(reach.withoutLeftOut(null)).toBeNull();
  });

  test('each message gives a new chance, and a session that was made after all is used at once', () => {
    const reach = createReach();
    reach.leaveOut(['1@lid', '2@lid']);
    reach.welcome('1@lid');
    expect([reach.isLeftOut('1@lid'), reach.wasLeftOut('1@lid')]).toEqual([false, false]);
    reach.begin();
    expect([reach.isLeftOut('2@lid'), reach.wasLeftOut('2@lid')]).toEqual([false, true]);
    expect(reach.withLeftOut(undefined)).toBeUndefined();
  });

  test('a session that nothing could be encrypted with is asked for anew', () => {
    const reach = createReach();
    reach.distrust('1@lid');
    reach.begin();
    expect(reach.hasBrokenSession('1@lid')).toBe(true);
    reach.welcome('1@lid');
    expect(reach.hasBrokenSession('1@lid')).toBe(false);
  });
});

describe('who has the key of which group', () => {
  function keep(rows: Record<string, Record<string, unknown>>): KeyStore {
    const read = (type: string, ids: readonly string[]) =>
      Object.fromEntries(ids.flatMap((id) => (rows[type]?.[id] === undefined ? [] : [[id, rows[type][id]]])));
    return { read } as unknown as KeyStore;
  }
  const memories = {
    'a@g.us': { '1@lid': true, '1:2@lid': true, '2@lid': true },
    'b@g.us': { '551@s.whatsapp.net': true, '552@s.whatsapp.net': true },
  };
  const rows = {
    'shared-groups': { all: { 'a@g.us': true, 'b@g.us': true } },
    'sender-key-memory': memories,
    'lid-mapping': { '551': '1', '1_reverse': '551' },
    'identity-key': { '1_1.0': Buffer.of(1) },
  };

  test('a group joins the list with its first memory, in the same change', () => {
    const keys = keep({});
    const changes = { 'sender-key-memory': { 'a@g.us': { '1@lid': true }, 'c@g.us': null } };
    const written = withSharedGroups(keys, changes);
    expect(written).toEqual({ ...changes, 'shared-groups': { all: { 'a@g.us': true } } });
    expect(readSharedGroups(keep(written as never))).toEqual(['a@g.us']);
    expect(withSharedGroups(keep(rows), changes)).toBe(changes);
  });

  test('a device is forgotten in every group that knows it, and the others stay untouched', () => {
    expect(forgetInAllGroups(keep(rows), (address) => address === '1:2@lid')).toEqual({
      'a@g.us': { '1@lid': true, '2@lid': true },
    });
  });

  test('a new identity takes its person out of all memories, by LID and by number, in the same change', () => {
    const changes: KeyChanges = { 'identity-key': { '1_1.0': Buffer.of(2) } };
    expect(withoutChangedIdentities(keep(rows), changes)['sender-key-memory']).toEqual({
      'a@g.us': { '2@lid': true },
      'b@g.us': { '552@s.whatsapp.net': true },
    });
  });

  test('the same identity again, or the first one, changes nothing', () => {
    for (const changes of [
      { 'identity-key': { '1_1.0': Buffer.of(1) } },
      { 'identity-key': { '9_1.0': Buffer.of(9) } },
    ])
      expect(withoutChangedIdentities(keep(rows), changes)).toBe(changes);
  });
});
