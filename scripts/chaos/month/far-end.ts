import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { PracticeBox } from '../../../main/practice/practice-box.ts';

/** One message to a group, as the box's books and the members' devices have it. */
export interface Post {
  readonly messageId: string;
  readonly groupName: string;
  readonly text: string;
  /** When the server took it, on the clock of the month; the same message again counts again. */
  readonly takenAt: readonly number[];
  /** Devices of the group, and how many of them show it exactly once. */
  readonly deviceCount: number;
  readonly onceCount: number;
  readonly heldByAny: boolean;
}

/** One delivery as the app has it on its disk. */
export interface Booked {
  readonly messageId: string;
  readonly broadcastId: string;
  readonly groupName: string;
  readonly text: string;
  readonly createdAt: number;
  readonly state: string;
}

export async function readPosts(
  box: PracticeBox,
  folder: string,
  names: readonly string[],
): Promise<readonly Post[]> {
  const shows = readClock(folder);
  const posts: Post[] = [];
  for (const groupName of names) {
    const group = box.group(groupName);
    const inboxes = await group.inbox();
    const entries = Map.groupBy(
      inboxes.flatMap((inbox) => inbox.entries),
      ({ messageId }) => messageId,
    );
    const stanzas = (await group.stanzas()).filter(({ isForOne }) => !isForOne);
    for (const [messageId, taken] of Map.groupBy(stanzas, (stanza) => stanza.messageId)) {
      const shown = entries.get(messageId) ?? [];
      posts.push({
        ...{ messageId, groupName, text: shown[0]?.text ?? '', heldByAny: shown.length > 0 },
        takenAt: taken.map(({ takenAt }) => shows(takenAt)),
        deviceCount: inboxes.length,
        onceCount: inboxes.filter(
          (inbox) => inbox.entries.filter((entry) => entry.messageId === messageId).length === 1,
        ).length,
      });
    }
  }
  return posts;
}

/**
 * What the clock of the month showed at a moment of real time, by the jumps that it wrote down. It does not jump while a
 * message is under way, so a jump of the same millisecond came after it.
 */
function readClock(folder: string): (realAt: number) => number {
  const jumps = readFileSync(join(folder, 'clock.log'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split(' ').map(Number) as [realAt: number, aheadMs: number]);
  return (realAt) => realAt + (jumps.findLast(([at]) => at < realAt)?.[1] ?? Number.NaN);
}

export function readBooks(folder: string): readonly Booked[] {
  const db = new DatabaseSync(join(folder, 'shop.db'), { readOnly: true });
  try {
    return db
      .prepare(
        `SELECT d.message_id AS messageId, d.broadcast_id AS broadcastId, d.group_name AS groupName, b.text,
           b.created_at AS createdAt, iif(d.state = 'unknown' AND d.left_at IS NOT NULL, 'left', d.state) AS state
         FROM deliveries d JOIN broadcasts b ON b.id = d.broadcast_id`,
      )
      .all() as unknown as Booked[];
  } finally {
    db.close();
  }
}
