import { setTimeout as sleep } from 'node:timers/promises';
import type { GroupStanza, PracticeBox, PracticeGroup } from '../../../main/practice/practice-box.ts';
import { seededRandom } from '../../../main/practice/server/random.ts';
import { startBoxProcess } from '../../../main/practice/start-box-process.ts';
import { usualTimeouts } from '../../../main/whatsapp/baileys/needs.ts';
import type { StartClient } from '../../measure/clients/client.ts';

export interface StormPlan {
  readonly startClient: StartClient;
  readonly askerCount: number;
  readonly seed: number;
  /** When the server has taken nothing new for so long, it is over; longer than a window when missing. */
  readonly quietMs?: number;
}

/** What the box counted from the message that nobody could read until all was quiet again. */
export interface Storm {
  readonly unreadCount: number;
  readonly mostRepeatsInWindow: number;
  readonly pkmsgCount: number;
  readonly stanzaCount: number;
  readonly copyCount: number;
  /** Of the process that speaks to the server, from that message on. */
  readonly cpuSeconds: number;
  readonly nextPkmsgCount: number;
  readonly violationCount: number;
}

const groupName = 'storm';
const windowMs = usualTimeouts.repeatMs;
/** Those who had to wait are answered, too. */
const usualQuietMs = windowMs + 2_000;

export async function runStorm(storm: StormPlan): Promise<Storm> {
  const { startClient, askerCount, seed, quietMs = usualQuietMs } = storm;
  const plan = { name: groupName, members: askerCount, devicesPerMember: [1, 2] as const };
  const box = await startBoxProcess({ groups: [plan], refreshesPerPairing: 0, jitterSeed: seed });
  try {
    const client = await startClient(box, groupName);
    try {
      const group = box.group(groupName);
      await client.post(['the key']);
      await letAskersLoseKeys(group, askerCount, seed);
      const stanzasBefore = await group.stanzaCount();
      const usageBefore = await client.readUsage();
      await client.post(['the message']);
      await becomeQuiet(group, quietMs);
      const usage = await client.readUsage();
      const stanzas = (await group.stanzas()).slice(stanzasBefore);
      const violationCount = (await box.takeViolations()).length;
      const counts = await countReaders(box, group);
      await client.post(['the next']);
      return {
        ...counts,
        mostRepeatsInWindow: countRepeats(stanzas),
        pkmsgCount: stanzas.reduce((sum, { pkmsgCount }) => sum + pkmsgCount, 0),
        stanzaCount: stanzas.length,
        cpuSeconds: (usage.cpuMs - usageBefore.cpuMs) / 1_000,
        nextPkmsgCount: (await group.stanzas()).at(-1)?.pkmsgCount ?? Number.NaN,
        violationCount,
      };
    } finally {
      await client.stop();
    }
  } finally {
    await box.stop();
  }
}

/** Who asks is drawn from all phones and companions. */
async function letAskersLoseKeys(group: PracticeGroup, askerCount: number, seed: number): Promise<void> {
  const random = seededRandom(seed);
  const devices = (await group.inbox()).map(({ member, device }) => ({ member, device, draw: random() }));
  const askers = devices.sort((one, other) => one.draw - other.draw).slice(0, askerCount);
  if (askers.length < askerCount) throw new Error('the group has too few devices');
  for (const { member, device } of askers) {
    await group.members.find(({ name }) => name === member)?.loseKeys(device);
  }
}

async function becomeQuiet(group: PracticeGroup, quietMs: number): Promise<void> {
  let [count, since] = [await group.stanzaCount(), Date.now()];
  while (Date.now() - since < quietMs) {
    await sleep(200);
    const now = await group.stanzaCount();
    if (now !== count) [count, since] = [now, Date.now()];
  }
}

async function countReaders(box: PracticeBox, group: PracticeGroup) {
  const post = (await box.report()).posts.find(({ text }) => text.includes('the message'));
  const inboxes = await group.inbox();
  const copies = inboxes.map(
    ({ entries }) => entries.find(({ text }) => text.includes('the message'))?.copies ?? 0,
  );
  return {
    unreadCount: post === undefined ? Number.NaN : post.deviceCount - post.readableCount,
    copyCount: copies.reduce((sum, count) => sum + count, 0),
  };
}

/** The first one is the message itself. */
function countRepeats(stanzas: readonly GroupStanza[]): number {
  const times = stanzas
    .filter(({ isForOne }) => !isForOne)
    .slice(1)
    .map(({ takenAt }) => takenAt);
  const counts = times.map((from) => times.filter((at) => at >= from && at < from + windowMs).length);
  return Math.max(0, ...counts);
}
