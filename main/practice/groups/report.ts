import type { PracticePost, PracticeReport } from '../../../shared/practice.ts';
import type { Account } from '../people/account.ts';
import type { World } from '../server/world.ts';
import { ownChatId } from '../stanzas/take-direct-message.ts';
import type { Group } from './group.ts';

interface DatedPost {
  readonly takenAt: number;
  readonly post: PracticePost;
}

/** What became of everything that was posted, counted at the members' devices. Cheap enough to ask often. */
export function createReport(world: World): PracticeReport {
  const groups = world.groups.all();
  const posts = [...groups.flatMap(postsIn), ...[...world.accounts.values()].flatMap(ownPosts)];
  const members = new Set(groups.flatMap((group) => [...group.members.keys()]));
  const simulated = [...members].filter((person) => !world.accounts.has(person.lid));
  return {
    groupCount: groups.length,
    memberCount: simulated.length,
    deviceCount: simulated.reduce((sum, person) => sum + person.devices.size, 0),
    posts: posts.sort((one, other) => one.takenAt - other.takenAt).map(({ post }) => post),
  };
}

function postsIn({ name, addressing, posts }: Group): DatedPost[] {
  return [...posts.values()].map(({ takenAt, text, hasPhoto, deviceCount, readableCount }) => ({
    takenAt,
    post: { groupName: name, addressing, text, hasPhoto, deviceCount, readableCount },
  }));
}

/** What a linked computer sent to its own account, as the account's phone shows it: it has no group's name. */
function ownPosts({ phone, sent }: Account): DatedPost[] {
  return phone
    .chat(ownChatId)
    .entries()
    .flatMap(({ messageId, text, photoSha256 }) => {
      const takenAt = sent.get(messageId)?.takenAt;
      if (takenAt === undefined) return [];
      const counts = { deviceCount: 1, readableCount: 1 };
      return [
        {
          takenAt,
          post: { groupName: '', addressing: 'lid', text, hasPhoto: photoSha256 !== null, ...counts },
        },
      ];
    });
}
