import type { Person } from '../people/person.ts';
import { type Node, node } from '../stanzas/nodes.ts';
import type { Group } from './group.ts';

/** A group as WhatsApp describes it (Baileys lib/Socket/groups.js:247, extractGroupMetadata). */
export function groupNode(group: Group): Node {
  const t = Math.floor(group.createdAt / 1000);
  const attributes = {
    id: group.jid.slice(0, group.jid.indexOf('@')),
    subject: group.name,
    s_t: t,
    s_o: group.creator.jid(group.addressing),
    creation: t,
    creator: group.creator.jid(group.addressing),
    addressing_mode: group.addressing === 'lid' ? 'lid' : 'pn',
    size: group.members.size,
  };
  return node('group', attributes, [
    ...[...group.members].map(([person, { isAdmin }]) => participantNode(group, person, isAdmin)),
    ...(group.isAnnounceOnly ? [node('announcement')] : []),
    ...(group.isCommunityParent ? [node('parent')] : []),
    ...(group.community ? [node('linked_parent', { jid: group.community.jid })] : []),
    ...(group.isCommunityAnnouncements ? [node('default_sub_group')] : []),
    ...(group.disappearingSeconds > 0 ? [node('ephemeral', { expiration: group.disappearingSeconds })] : []),
  ]);
}

export function participantNode(group: Group, person: Person, isAdmin: boolean): Node {
  const lid = person.faults.lid === 'nowhere' ? undefined : person.jid('lid');
  const other = group.addressing === 'lid' ? { phone_number: person.jid('phone-number') } : { lid };
  return node('participant', {
    jid: person.jid(group.addressing),
    ...other,
    type: isAdmin ? 'admin' : undefined,
  });
}
