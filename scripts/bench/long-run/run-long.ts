import { setTimeout as sleep } from 'node:timers/promises';
import type { PracticeBox } from '../../../main/practice/practice-box.ts';
import { startBoxProcess } from '../../../main/practice/start-box-process.ts';
import type { Variant } from '../../measure/clients/client.ts';
import { startClient } from '../../measure/clients/start-client.ts';

export interface LongRun {
  /** Until the server's ack, in the order of the sends. */
  readonly sendMs: readonly number[];
  /** Of the client's own key of the group, at the end. */
  readonly keyBytes: number;
  /** Messages that carried the group's key to somebody. */
  readonly fanOutCount: number;
  readonly pkmsgCount: number;
  /** Copies that some device did not read. */
  readonly unreadCount: number;
  readonly violationCount: number;
}

/** The queue of the app starts 5 s after the link is open; stock is given the same time. */
const settleMs = 5_000;

/** Posts again and again to one group of phones and companions in a fresh box. */
export async function runLong(variant: Variant, sendCount: number): Promise<LongRun> {
  const plan = { name: 'long', members: 12, devicesPerMember: [1, 2, 3] as const };
  const box = await startBoxProcess({ groups: [plan], refreshesPerPairing: 0, sendsReceipts: false });
  try {
    const client = await startClient(variant, box, plan.name);
    try {
      await sleep(settleMs);
      const sendMs = await client.post('promo', sendCount);
      const { keyBytes } = await client.readUsage();
      const unreadCount = await countUnread(box, sendCount);
      const stanzas = await box.group(plan.name).stanzas();
      return {
        ...{ sendMs, keyBytes, unreadCount },
        fanOutCount: stanzas.filter(({ pairwiseCount }) => pairwiseCount > 0).length,
        pkmsgCount: stanzas.reduce((sum, { pkmsgCount }) => sum + pkmsgCount, 0),
        violationCount: (await box.takeViolations()).length,
      };
    } finally {
      await client.stop();
    }
  } finally {
    await box.stop();
  }
}

/** Device by device: each must hold every text once, in the order of the sends. */
async function countUnread(box: PracticeBox, sendCount: number): Promise<number> {
  const inboxes = await box.group('long').inbox();
  const texts = Array.from({ length: sendCount }, (_, index) => `promo ${index}`);
  const missing = inboxes.map(
    ({ entries }) => texts.filter((text, index) => entries[index]?.text !== text).length,
  );
  return missing.reduce((sum, count) => sum + count, 0);
}
