import { describe, expect, test } from 'vitest';
import { readProgress } from '../../shared/broadcast-progress.ts';
import type { Delivery, DeliveryId, DeliveryState } from '../../shared/broadcasts.ts';
import type { GroupId } from '../../shared/groups.ts';

const sent: DeliveryState = { kind: 'sent', sentAt: 1, deliveredCount: 8, seenCount: 3 };
const waiting: DeliveryState = { kind: 'waiting' };
const held: DeliveryState = { kind: 'held', reason: 'hourly-cap' };
const failed: DeliveryState = { kind: 'failed', reason: 'may-not-post' };
const unknown: DeliveryState = { kind: 'unknown' };
const cancelled: DeliveryState = { kind: 'cancelled' };
const sending: DeliveryState = { kind: 'sending' };

function broadcast(states: readonly DeliveryState[], isPaused = false) {
  const deliveries = states.map(
    (state, index): Delivery => ({
      id: `d${index}` as DeliveryId,
      destination: { kind: 'group', id: `g${index}` as GroupId },
      groupName: `Group ${index}`,
      peopleCount: 10,
      state,
    }),
  );
  return { deliveries, isPaused };
}

describe('the progress of a broadcast', () => {
  test.each([
    [[waiting, waiting], false, 'running'],
    [[sent, sending, waiting], false, 'running'],
    [[sent, sending, waiting], true, 'running'],
    [[sent, waiting], true, 'paused'],
    [[sent, held], false, 'held'],
    [[held, waiting], false, 'running'],
    [[sent, sent], false, 'done'],
    [[sent, cancelled], false, 'done'],
    [[cancelled, cancelled], true, 'cancelled'],
    [[sent, failed], false, 'doneWithTrouble'],
    [[sent, unknown], false, 'doneWithTrouble'],
    [[failed, cancelled], false, 'doneWithTrouble'],
  ] as const)('%j (paused: %s) is %s', (states, isPaused, outcome) => {
    expect(readProgress(broadcast(states, isPaused)).outcome).toBe(outcome);
  });

  test('counts what is over, and the people of the groups that got it', () => {
    const progress = readProgress(broadcast([sent, sent, failed, waiting]));
    expect(progress).toMatchObject({ total: 4, doneCount: 3, isFinished: false });
    expect(progress.people).toEqual({ count: 20, delivered: 16, seen: 6 });
  });

  test('knows when it goes to the own chat only', () => {
    const toGroup = broadcast([sent]);
    const toMe = {
      ...toGroup,
      deliveries: toGroup.deliveries.map((delivery) => ({
        ...delivery,
        destination: { kind: 'own-chat' } as const,
      })),
    };
    expect(readProgress(toGroup).isOwnChatOnly).toBe(false);
    expect(readProgress(toMe).isOwnChatOnly).toBe(true);
  });
});
