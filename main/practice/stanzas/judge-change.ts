import type { Group } from '../groups/group.ts';
import type { Content } from '../people/content.ts';
import type { LinkedDevice } from '../people/linked-device.ts';
import type { World } from '../server/world.ts';
import { refusals } from './acknowledge.ts';
import { refused, type Verdict } from './verdict.ts';

/** How long after it was taken a message may be edited, and deleted for everyone. */
export const editWindowMs = 15 * 60 * 1000;
export const deleteWindowMs = 60 * 60 * 60 * 1000;

/** What the stanza of a change is marked with (Baileys lib/Socket/messages-send.js:1098-1112). */
const marks = { edit: '1', delete: '7', deleteByAdmin: '8' };

/** Judges an edit or deletion. One that comes too late is refused, which is no fault of the client. */
export function judgeChange(
  world: World,
  change: {
    readonly group: Group | null;
    readonly sender: LinkedDevice;
    readonly content: Exclude<Content, { kind: 'post' }>;
    readonly edit: string | undefined;
  },
): Verdict | null {
  const { content, sender, group } = change;
  const isByAdmin = content.kind === 'delete' && content.isByAdmin;
  const mark = content.kind === 'edit' ? marks.edit : isByAdmin ? marks.deleteByAdmin : marks.delete;
  if (change.edit !== mark) return refused(refusals.malformed, `a change marked as ${change.edit}`);
  const post = group?.posts.get(content.targetId);
  const own = group ? null : world.accounts.get(sender.person.lid)?.sent.get(content.targetId);
  const takenAt = (post ?? own)?.takenAt;
  if (isByAdmin && group?.members.get(sender.person)?.isAdmin !== true) {
    return refused(refusals.forbidden, 'somebody else’s message deleted by somebody who is no admin');
  }
  if (takenAt === undefined && !isByAdmin) {
    return refused(refusals.notFound, 'a change of a message that was never taken');
  }
  if (post && post.author.person !== sender.person && !isByAdmin) {
    return refused(refusals.forbidden, 'a change of somebody else’s message');
  }
  const age = world.clock.now() - (takenAt ?? world.clock.now());
  const isTooLate = age > (content.kind === 'edit' ? editWindowMs : deleteWindowMs);
  return isTooLate ? refused(refusals.tooLate) : null;
}
