import type { TakenMessage } from '../practice-box.ts';
import type { World } from '../server/world.ts';

/** The server's books: every message that it took for a group, by its id. */
export function createRecord(world: World): TakenMessage[] {
  return world.groups.all().flatMap(({ name, posts, stanzas }) =>
    [...posts.values()].map(({ id, text, isAcknowledged }) => ({
      groupName: name,
      messageId: id,
      text,
      stanzaCount: stanzas.filter(({ messageId, isForOne }) => messageId === id && !isForOne).length,
      isAcknowledged,
    })),
  );
}
