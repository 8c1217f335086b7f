import type { PracticePost, PracticeReport } from '../../../shared/practice.ts';
import type { World } from '../server/world.ts';

/** What became of everything that was posted, counted at the members' devices. Cheap enough to ask often. */
export function createReport(world: World): PracticeReport {
  const groups = world.groups.all();
  const posts: PracticePost[] = groups.flatMap((group) =>
    [...group.posts.values()].map((post) => ({
      groupName: group.name,
      addressing: group.addressing,
      text: post.text,
      hasPhoto: post.hasPhoto,
      deviceCount: post.deviceCount,
      readableCount: post.readableCount,
    })),
  );
  const members = new Set(groups.flatMap((group) => [...group.members.keys()]));
  const simulated = [...members].filter((person) => !world.accounts.has(person.lid));
  return {
    groupCount: groups.length,
    memberCount: simulated.length,
    deviceCount: simulated.reduce((sum, person) => sum + person.devices.size, 0),
    posts,
  };
}
