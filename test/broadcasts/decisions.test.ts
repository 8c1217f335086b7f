import { describe, expect, test } from 'vitest';
import type { StoredBroadcast } from '../../main/broadcasts/broadcast-list-store.ts';
import { decideSettlement, mostTries, type Settlement } from '../../main/broadcasts/decide-settlement.ts';
import { planDestinations } from '../../main/broadcasts/plan-destinations.ts';
import { heldBy, type Outlook } from '../../main/broadcasts/read-outlook.ts';
import { showBroadcasts } from '../../main/broadcasts/show-broadcasts.ts';
import type { PostOutcome } from '../../main/whatsapp/whatsapp.ts';
import type { BroadcastId, DeliveryId, DeliveryState } from '../../shared/broadcasts.ts';
import type { GroupId } from '../../shared/groups.ts';
import type { Foreseen } from '../../shared/pacing/foresee.ts';
import { aGroup } from '../builders.ts';

describe('what becomes of a delivery', () => {
  const facts = { tryCount: 0, isConnected: true, isProven: false, now: 1_000 };
  const again = (countsAsTry: boolean, pauseMs: number | null = null): Settlement => ({
    kind: 'waiting',
    countsAsTry,
    pauseMs,
  });
  const cases: readonly (readonly [string, PostOutcome, Partial<typeof facts>, Settlement])[] = [
    ['an acknowledgement is the proof', { kind: 'sent', at: 900 }, {}, { kind: 'sent', at: 900 }],
    ['silence is unknown', { kind: 'unknown' }, {}, { kind: 'unknown' }],
    ['silence, but somebody got it', { kind: 'unknown' }, { isProven: true }, { kind: 'sent', at: 1_000 }],
    [
      'a second try is refused, but the first one arrived',
      { kind: 'refused', reason: 'unexpected', code: 500 },
      { isProven: true },
      { kind: 'sent', at: 1_000 },
    ],
    [
      'a second try did not leave, but the first one arrived',
      { kind: 'not-sent', reason: 'not-connected' },
      { isProven: true, isConnected: false },
      { kind: 'sent', at: 1_000 },
    ],
    [
      'WhatsApp asks for quiet, but the first try arrived',
      { kind: 'rate-limited', pauseMs: 60_000 },
      { isProven: true },
      { kind: 'sent', at: 1_000, pauseMs: 60_000 },
    ],
    [
      'a refusal is final',
      { kind: 'refused', reason: 'may-not-post', code: 403 },
      {},
      { kind: 'failed', reason: 'may-not-post' },
    ],
    ['WhatsApp asks for quiet', { kind: 'rate-limited', pauseMs: 60_000 }, {}, again(true, 60_000)],
    [
      'WhatsApp asks for quiet once too often',
      { kind: 'rate-limited', pauseMs: 60_000 },
      { tryCount: mostTries - 1 },
      { kind: 'failed', reason: 'rate-limited' },
    ],
    [
      'the connection was lost',
      { kind: 'not-sent', reason: 'not-connected' },
      { isConnected: false },
      again(false),
    ],
    [
      'it was lost a hundred times',
      { kind: 'not-sent', reason: 'not-connected' },
      { isConnected: false, tryCount: 100 },
      again(false),
    ],
    ['it came back with a connection', { kind: 'not-sent', reason: 'no-network' }, {}, again(true)],
    [
      'it came back with a connection once too often',
      { kind: 'not-sent', reason: 'server-silent' },
      { tryCount: mostTries - 1 },
      { kind: 'failed', reason: 'server-silent' },
    ],
    [
      'a group that is gone does not come back',
      { kind: 'not-sent', reason: 'group-unknown' },
      {},
      { kind: 'failed', reason: 'group-unknown' },
    ],
  ];

  test.for(cases)('%s', ([, outcome, differs, settlement]) => {
    expect(decideSettlement(outcome, { ...facts, ...differs })).toEqual(settlement);
  });
});

describe('where a promo goes', () => {
  const groups = [aGroup('Clientes', { memberCount: 10 }), aGroup('Avisos', { whyNoPost: 'only-admins' })];
  const read = (id: GroupId) => groups.find((group) => group.id === id);
  const clientes = aGroup('Clientes').id;

  test('to the own chat first and to every group once, the account itself not counted', () => {
    expect(planDestinations([clientes, clientes], true, read)).toEqual([
      { destination: { kind: 'own-chat' }, groupName: '', peopleCount: 0, footer: '' },
      { destination: { kind: 'group', id: clientes }, groupName: 'Clientes', peopleCount: 9, footer: '' },
    ]);
  });

  test.for([
    ['nowhere', 'bad-input', []],
    ['an unknown group', 'group-unknown', [clientes, aGroup('Vizinhos').id]],
    ['a group where it may not post', 'may-not-post', [clientes, aGroup('Avisos').id]],
  ] as const)('not to %s', ([, code, ids]) => {
    expect(() => planDestinations(ids, false, read)).toThrow(code);
  });
});

describe('what the window shows', () => {
  const broadcast = (id: string, states: readonly DeliveryState[], isPaused = false): StoredBroadcast => ({
    id: id as BroadcastId,
    productId: null,
    productName: 'Queijo',
    text: 'Queijo',
    createdAt: 0,
    ...{ isPaused, interruptedAt: null },
    deliveries: states.map((state, index) => ({
      id: `${id}${index}` as DeliveryId,
      destination: { kind: 'own-chat' },
      groupName: '',
      peopleCount: 0,
      state,
    })),
  });
  const waiting: DeliveryState = { kind: 'waiting' };
  const sending: DeliveryState = { kind: 'sending' };
  const sent: DeliveryState = { kind: 'sent', sentAt: 1, deliveredCount: 0, seenCount: 0 };
  const toGroup = (stored: StoredBroadcast): StoredBroadcast => ({
    ...stored,
    deliveries: stored.deliveries.map((delivery) => ({
      ...delivery,
      destination: { kind: 'group', id: aGroup(delivery.id).id },
    })),
  });
  const now: Foreseen = { at: 1_000, reason: null };
  /** Every message to a group 40 s after the one before; the first one waits for this. */
  const outlook = (reason: Foreseen['reason'], at: number | null, ownChat = now): Outlook => ({
    groups: Array.from({ length: 5 }, (_, index) => ({
      at: at === null ? null : at + index * 40_000,
      reason: index === 0 || at === null ? reason : 'pause',
    })),
    ownChat,
  });
  const show = (stored: readonly StoredBroadcast[], seen: Outlook) =>
    showBroadcasts(stored, seen, () => null).map(({ nextAt, nextReason, endsAt, deliveries }) => ({
      ...{ nextAt, nextReason, endsAt },
      states: deliveries.map(({ state }) => (state.kind === 'held' ? state.reason : state.kind)),
    }));

  test('an ordinary pause is only a time', () => {
    expect(show([toGroup(broadcast('a', [sent, waiting]))], outlook('pause', 5_000))).toEqual([
      { nextAt: 5_000, nextReason: 'pause', endsAt: 5_000, states: ['sent', 'waiting'] },
    ]);
  });

  test.for([
    ['hourly-cap', 5_000],
    ['daily-cap', 5_000],
    ['outside-hours', 5_000],
    ['outside-hours', null],
    ['paused-by-whatsapp', 5_000],
    ['not-connected', null],
  ] as const)('%s until %s is said of what waits and of nothing else', ([reason, nextAt]) => {
    const [shown] = show([toGroup(broadcast('a', [sent, sending, waiting]))], outlook(reason, nextAt));
    expect(shown).toEqual({
      nextAt,
      nextReason: reason,
      endsAt: nextAt,
      states: ['sent', 'sending', reason],
    });
  });

  test('the own pause of a broadcast is said before everything else, and it has no time', () => {
    const paused = toGroup(broadcast('a', [sent, waiting], true));
    expect(show([paused], outlook('not-connected', null))).toEqual([
      { nextAt: null, nextReason: null, endsAt: null, states: ['sent', 'paused'] },
    ]);
  });

  test('a later broadcast waits for the earlier one, and not for a paused one', () => {
    const stored = [
      broadcast('c', [waiting]),
      broadcast('b', [waiting, waiting], true),
      broadcast('a', [sent, waiting, waiting]),
    ].map(toGroup);
    const [c, b, a] = show(stored, outlook('pause', 5_000));
    expect(a).toMatchObject({ nextAt: 5_000, endsAt: 45_000 });
    expect(b).toMatchObject({ nextAt: null, endsAt: null });
    expect(c).toMatchObject({ nextAt: 85_000, endsAt: 85_000 });
  });

  test('the own chat is not held by what holds only groups', () => {
    const own = broadcast('own', [waiting]);
    expect(show([own, toGroup(broadcast('a', [waiting]))], outlook('outside-hours', 9_000))).toEqual([
      { nextAt: 1_000, nextReason: null, endsAt: 1_000, states: ['waiting'] },
      { nextAt: 9_000, nextReason: 'outside-hours', endsAt: 9_000, states: ['outside-hours'] },
    ]);
  });

  test('what is finished has no time', () => {
    expect(show([toGroup(broadcast('a', [sent]))], outlook(null, 5_000))).toEqual([
      { nextAt: null, nextReason: null, endsAt: null, states: ['sent'] },
    ]);
  });

  test('the ordinary pause holds nothing', () => {
    expect(heldBy({ at: 1, reason: 'pause' })).toBeNull();
    expect(heldBy({ at: 1, reason: 'first-days' })).toBeNull();
    expect(heldBy({ at: 1, reason: 'outside-hours' })).toBe('outside-hours');
  });
});
