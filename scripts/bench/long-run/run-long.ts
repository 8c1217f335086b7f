import { startBoxProcess } from '../../../main/practice/start-box-process.ts';
import type { StartClient } from '../../measure/clients/client.ts';
import { countUnread } from './count-unread.ts';

/** Some sends in a row. */
export interface Stretch {
  /** From the handing over to the server's ack, in the order of the sends. */
  readonly sendMs: readonly number[];
  /** CPU time of the client for one send, with all that it does around it. */
  readonly cpuMsPerSend: number;
}

export interface LongRun {
  readonly start: Stretch;
  readonly end: Stretch;
  /** Of the client's own key of the group, at the end. */
  readonly keyBytes: number;
  /** Messages that carried the group's key to somebody. */
  readonly fanOutCount: number;
  readonly pkmsgCount: number;
  /** Copies that some device did not read. */
  readonly unreadCount: number;
  readonly violationCount: number;
}

export interface LongPlan {
  readonly startClient: StartClient;
  readonly sendCount: number;
  /** Whether the client first gets all the time that it needs to settle. */
  readonly settles: boolean;
}

/** Posts again and again to one group of phones and companions in a fresh box. */
export async function runLong({ startClient, sendCount, settles }: LongPlan): Promise<LongRun> {
  const plan = { name: 'long', members: 12, devicesPerMember: [1, 2, 3] as const };
  const box = await startBoxProcess({ groups: [plan], refreshesPerPairing: 0, sendsReceipts: false });
  try {
    const client = await startClient(box, plan.name);
    let sentCount = 0;

    async function post(count: number): Promise<Stretch> {
      const texts = Array.from({ length: count }, (_, index) => `promo ${sentCount + index}`);
      sentCount += count;
      const before = await client.readUsage();
      const sendMs = await client.post(texts);
      return { sendMs, cpuMsPerSend: ((await client.readUsage()).cpuMs - before.cpuMs) / count };
    }

    try {
      if (settles) await client.settle();
      const sampleCount = Math.min(500, Math.floor(sendCount / 4));
      const warmUpCount = Math.min(100, Math.floor(sendCount / 10));
      await post(warmUpCount);
      const start = await post(sampleCount);
      await post(sendCount - warmUpCount - 2 * sampleCount);
      const end = await post(sampleCount);
      const { keyBytes } = await client.readUsage();
      const group = box.group(plan.name);
      const stanzas = await group.stanzas();
      return {
        ...{ start, end, keyBytes, unreadCount: countUnread(await group.inbox(), sendCount) },
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
