import { describe } from 'vitest';
import { describeAnswers } from './contract-answers.ts';
import { describeChanges } from './contract-changes.ts';
import { describeConnection } from './contract-connection.ts';
import { describeGroupChanges } from './contract-group-changes.ts';
import { describeGroups } from './contract-groups.ts';
import { describePosts } from './contract-posts.ts';
import { keepLinkedWorld } from './linked-world.ts';
import type { StartWorld } from './world.ts';

/** What becomes of groups, and of messages to them. */
export function describeMessages(name: string, startWorld: StartWorld): void {
  describe(`${name}: groups and messages`, () => {
    const linked = keepLinkedWorld(startWorld);
    describeGroups(linked);
    describePosts(linked);
    describeChanges(linked);
    describeConnection(linked);
    describeGroupChanges(linked);
    // The last ones, because after the last of them nothing leaves for a while.
    describeAnswers(linked);
  });
}
