import { describe, expect, test } from 'vitest';
import type { TakenMessage } from '../../../main/practice/practice-box.ts';
import { classifyKill, type Faults, judgeKill } from '../../../scripts/chaos/kill/judge.ts';
import type { Disk, DiskDelivery } from '../../../scripts/chaos/kill/read-disk.ts';
import type { BroadcastId, DeliveryId } from '../../../shared/broadcasts.ts';

const broadcastId = 'b' as BroadcastId;

/** A disk with one broadcast to as many groups as there are states. */
function aDisk(...states: readonly DiskDelivery['state'][]): Disk {
  const deliveries = states.map((state, place) => ({
    ...{ id: `d${place}` as DeliveryId, broadcastId, state },
    ...{ groupName: `Grupo ${place}`, messageId: `m${place}` },
  }));
  return { deliveries, texts: new Map([[broadcastId, 'Queijo']]), groupIds: new Map() };
}

const aMessage = (place: number, differs: Partial<TakenMessage> = {}): TakenMessage => ({
  ...{ groupName: `Grupo ${place}`, messageId: `m${place}`, text: 'Queijo' },
  ...{ stanzaCount: 1, isAcknowledged: true },
  ...differs,
});

const noFaults: Faults = {
  sentWithoutAck: 0,
  keptBackButTaken: 0,
  sendingTogether: 0,
  unknownWithoutSending: 0,
  notWhole: 0,
  underTwoIds: 0,
};

describe('what a kill may leave', () => {
  const cases: readonly (readonly [string, Disk, Disk, readonly TakenMessage[], Partial<Faults>])[] = [
    [
      'one sent, one on its way, one waiting',
      aDisk('sent', 'sending', 'waiting'),
      aDisk(),
      [aMessage(0)],
      {},
    ],
    [
      'what was on its way is unknown after it',
      aDisk('unknown', 'waiting'),
      aDisk('sending', 'waiting'),
      [],
      {},
    ],
    ['what was unknown still is', aDisk('unknown', 'sent'), aDisk('unknown', 'sent'), [aMessage(1)], {}],
    ['sent, and the server knows nothing of it', aDisk('sent'), aDisk(), [], { sentWithoutAck: 1 }],
    [
      'sent, and the server has not acknowledged it',
      aDisk('sent'),
      aDisk(),
      [aMessage(0, { isAcknowledged: false })],
      { sentWithoutAck: 1 },
    ],
    ['waiting, and it is there', aDisk('waiting'), aDisk(), [aMessage(0)], { keptBackButTaken: 1 }],
    ['cancelled, and it is there', aDisk('cancelled'), aDisk(), [aMessage(0)], { keptBackButTaken: 1 }],
    ['left, and it is there', aDisk('left'), aDisk(), [aMessage(0)], { keptBackButTaken: 1 }],
    ['two on their way', aDisk('sending', 'sending'), aDisk(), [], { sendingTogether: 1 }],
    ['unknown out of nothing', aDisk('unknown'), aDisk('waiting'), [], { unknownWithoutSending: 1 }],
    [
      'the same text twice in a group',
      aDisk('sent'),
      aDisk(),
      [aMessage(0), aMessage(0, { messageId: 'other' })],
      { underTwoIds: 1 },
    ],
  ];

  test.for(cases)('%s', ([, disk, before, record, faults]) => {
    expect(judgeKill(disk, before, record, disk.deliveries.length)).toEqual({ ...noFaults, ...faults });
  });

  test('a broadcast that was written by halves is found', () => {
    expect(judgeKill(aDisk('waiting'), aDisk(), [], 2)).toEqual({ ...noFaults, notWhole: 1 });
  });
});

test('a kill is named for what was on its way', () => {
  const sending = aDisk('sending');
  expect(classifyKill(aDisk('waiting'), [], false)).toBe('before-connection');
  expect(classifyKill(aDisk('waiting'), [], true)).toBe('nothing-sending');
  expect(classifyKill(sending, [], true)).toBe('sending-not-taken');
  expect(classifyKill(sending, [aMessage(0)], true)).toBe('sending-taken');
});
