import type { DeviceInbox, PracticeBox, TakenMessage } from '../../../main/practice/practice-box.ts';
import type { Disk } from './read-disk.ts';

export interface EndFaults {
  /** Deliveries that are neither sent nor cancelled nor left. */
  readonly unfinished: number;
  /** Devices and texts: a text that should be there is missing or there twice, or one is there that should not be. */
  readonly wrongOnDevices: number;
  /** How many pairs of a device and a text were looked at. */
  readonly lookedAt: number;
}

/** Reads every member's device and compares it with what the disk says of each delivery. */
export async function judgeEnd(
  box: PracticeBox,
  disk: Disk,
  groupNames: readonly string[],
): Promise<EndFaults> {
  let wrongOnDevices = 0;
  let lookedAt = 0;
  for (const groupName of groupNames) {
    const inboxes = await box.group(groupName).inbox();
    for (const { broadcastId, state } of disk.deliveries.filter((each) => each.groupName === groupName)) {
      const text = disk.texts.get(broadcastId) ?? '';
      for (const inbox of inboxes) {
        lookedAt += 1;
        if (countText(inbox, text) !== (state === 'sent' ? 1 : 0)) wrongOnDevices += 1;
      }
    }
  }
  const isFinished = (state: string) => ['sent', 'cancelled', 'left'].includes(state);
  const unfinished = disk.deliveries.filter(({ state }) => !isFinished(state)).length;
  return { unfinished, wrongOnDevices, lookedAt };
}

function countText({ entries }: DeviceInbox, text: string): number {
  return entries.filter((entry) => entry.text === text).length;
}

/** Raw stanzas beyond the first of each message. */
export function countRepeats(record: readonly TakenMessage[]): number {
  return record.reduce((sum, { stanzaCount }) => sum + stanzaCount - 1, 0);
}
