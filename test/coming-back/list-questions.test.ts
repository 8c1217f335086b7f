import { describe, expect, test } from 'vitest';
import type { Broadcast, BroadcastId, Delivery, DeliveryId, DeliveryState } from '../../shared/broadcasts.ts';
import { listQuestions, sectionOf } from '../../shared/coming-back.ts';
import type { GroupId } from '../../shared/groups.ts';
import type { PlainDate } from '../../shared/plain-date.ts';
import type { MissedRun, ScheduleHold, ScheduleId } from '../../shared/schedules.ts';

const sent: DeliveryState = { kind: 'sent', sentAt: 1, deliveredCount: 0, seenCount: 0 };
const waiting: DeliveryState = { kind: 'waiting' };
const unknown: DeliveryState = { kind: 'unknown' };
const cutOff: DeliveryState = { kind: 'held', reason: 'interrupted' };

function delivery(state: DeliveryState, index: number, fields: Partial<Delivery> = {}): Delivery {
  return {
    id: `d${index}` as DeliveryId,
    destination: { kind: 'group', id: `g${index}` as GroupId },
    ...{ groupName: `Grupo ${index}`, peopleCount: 2, state },
    ...fields,
  };
}

function broadcast(states: readonly DeliveryState[], fields: Partial<Broadcast> = {}): Broadcast {
  return {
    id: 'b' as BroadcastId,
    ...{ productId: null, productName: 'Mel', text: 'Mel', createdAt: 5, isPaused: false },
    ...{ nextAt: null, nextReason: null, endsAt: null },
    deliveries: states.map((state, index) => delivery(state, index)),
    ...fields,
  };
}

function run(id: string, at: number, heldBy: ScheduleHold | null = null): MissedRun {
  return {
    ...{ scheduleId: id as ScheduleId, day: '2025-11-22' as PlainDate, at, count: 1 },
    ...{ names: ['Queijo'], groupCount: 3, heldBy },
  };
}

const nothing = { missedRuns: [], schedules: [], broadcasts: [] };
const interruption = { since: 7, heldBy: null };

describe('she is asked', () => {
  test.for<readonly [string, Broadcast, readonly string[]]>([
    ['nothing about what goes on', broadcast([sent, waiting]), []],
    ['nothing about what she paused', broadcast([waiting], { isPaused: true }), []],
    ['about what was cut off', broadcast([sent, cutOff], { interruption }), ['half-sent']],
    ['about what nobody knows', broadcast([sent, unknown]), ['unknown']],
    ['about both of them apart', broadcast([unknown, cutOff], { interruption }), ['unknown', 'half-sent']],
    ['nothing about what she left', broadcast([{ kind: 'left' }]), []],
    [
      'about what has expired only whether to give it up',
      broadcast([cutOff], { interruption: { since: 7, heldBy: 'expired' } }),
      ['ended'],
    ],
  ])('%s', ([, given, expected]) => {
    expect(listQuestions({ ...nothing, broadcasts: [given] }).map(sectionOf)).toEqual(expected);
  });
});

test('the groups of a broadcast are counted by what is known of them', () => {
  const own = { destination: { kind: 'own-chat' }, groupName: '' } as const;
  const reply = {
    change: { kind: 'reply', insteadOf: 'edit', state: { kind: 'held', reason: 'interrupted' } },
  } as const;
  const deliveries = [
    delivery(unknown, 0, own),
    delivery(unknown, 1),
    delivery(sent, 2, reply),
    delivery(sent, 3),
    delivery(cutOff, 4),
    delivery({ kind: 'cancelled' }, 5),
  ];
  const asked = listQuestions({ ...nothing, broadcasts: [broadcast([], { deliveries, interruption })] });
  expect(asked).toMatchObject([
    { kind: 'unknown', groupNames: ['Grupo 1'] },
    { kind: 'half-sent', sentCount: 2, waitingCount: 1, replyCount: 1, isOwnChatOnly: false, at: 7 },
  ]);
});

test('the oldest comes first, what she paused says so, and what is sold out stands apart', () => {
  const schedules = [{ id: 'paused' as ScheduleId, isPaused: true }];
  const missedRuns = [run('late', 9), run('paused', 3), run('over', 4, 'sold-out')];
  const asked = listQuestions({ missedRuns, schedules, broadcasts: [broadcast([cutOff], { interruption })] });
  expect(asked.map((question) => [sectionOf(question), question.at])).toEqual([
    ['missed', 3],
    ['ended', 4],
    ['half-sent', 7],
    ['missed', 9],
  ]);
  expect(asked[0]).toMatchObject({ kind: 'missed', isPaused: true });
});

test('a question keeps its key as long as it is the same, and another time away is another question', () => {
  const keys = (since: number, at: number) =>
    listQuestions({
      ...nothing,
      missedRuns: [
        { ...run('a', at), day: at === 1 ? ('2025-11-22' as PlainDate) : ('2025-11-23' as PlainDate) },
      ],
      broadcasts: [broadcast([cutOff, unknown], { interruption: { since, heldBy: null } })],
    }).map(({ key }) => key);
  expect(keys(7, 1)).toEqual(keys(7, 1));
  expect(new Set([...keys(7, 1), ...keys(8, 2)]).size).toBe(5);
});
