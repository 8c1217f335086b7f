import type { TakenMessage } from '../../../main/practice/practice-box.ts';
import type { Disk, DiskDelivery } from './read-disk.ts';

/** What must never be; each holds how often it was. */
export interface Faults {
  readonly sentWithoutAck: number;
  /** Waiting, cancelled or left, and yet the server has it. */
  readonly keptBackButTaken: number;
  /** More than one delivery on its way at once. */
  readonly sendingTogether: number;
  /** Unknown without having been on its way when the app was killed. */
  readonly unknownWithoutSending: number;
  /** Broadcasts of which not every delivery was written down. */
  readonly notWhole: number;
  /** The same text in the same group under two ids. */
  readonly underTwoIds: number;
}

/** What a kill found. `nothing` is on its way between two messages. */
export type KillState = 'before-connection' | 'nothing-sending' | 'sending-not-taken' | 'sending-taken';

/**
 * Judges what a killed app has left on the disk by the server's own books.
 * @param before the disk after the kill before
 * @param groupCount how many deliveries each broadcast has
 */
export function judgeKill(
  disk: Disk,
  before: Disk,
  record: readonly TakenMessage[],
  groupCount: number,
): Faults {
  const taken = new Map(record.map((message) => [message.messageId, message]));
  const of = (...states: readonly DiskDelivery['state'][]) =>
    disk.deliveries.filter(({ state }) => states.includes(state));
  const wasSending = new Set(idsIn(before, 'sending'));
  const wasUnknown = new Set(idsIn(before, 'unknown'));
  const sizes = countBy(disk.deliveries.map(({ broadcastId }) => broadcastId));
  return {
    sentWithoutAck: of('sent').filter(({ messageId }) => taken.get(messageId)?.isAcknowledged !== true)
      .length,
    keptBackButTaken: of('waiting', 'cancelled', 'left').filter(({ messageId }) => taken.has(messageId))
      .length,
    sendingTogether: Math.max(0, of('sending').length - 1),
    unknownWithoutSending: of('unknown').filter(({ id }) => !wasUnknown.has(id) && !wasSending.has(id))
      .length,
    notWhole: [...disk.texts.keys()].filter((id) => sizes.get(id) !== groupCount).length,
    underTwoIds: countTwoIds(record),
  };
}

/** What the app was doing when it was killed. */
export function classifyKill(disk: Disk, record: readonly TakenMessage[], wasConnected: boolean): KillState {
  const sending = disk.deliveries.find(({ state }) => state === 'sending');
  if (!sending) return wasConnected ? 'nothing-sending' : 'before-connection';
  return record.some(({ messageId }) => messageId === sending.messageId)
    ? 'sending-taken'
    : 'sending-not-taken';
}

function countTwoIds(record: readonly TakenMessage[]): number {
  const counts = countBy(record.map(({ groupName, text }) => JSON.stringify([groupName, text])));
  return [...counts.values()].filter((count) => count > 1).length;
}

function idsIn(disk: Disk, wanted: DiskDelivery['state']): string[] {
  return disk.deliveries.filter(({ state }) => state === wanted).map(({ id }) => id);
}

function countBy<Key>(keys: readonly Key[]): Map<Key, number> {
  const counts = new Map<Key, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
