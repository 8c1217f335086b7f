import { groupNode } from '../../groups/group-node.ts';
import { node } from '../nodes.ts';
import { type Answer, type QueryContext, type QueryTable, result } from './query.ts';

/** Groups, all or one (Baileys lib/Socket/groups.js:19-59). */
export const groupQueries: QueryTable = {
  'get w:g2 participating': { name: 'groups', answer: giveAll },
  'get w:g2 query': { name: 'group', answer: giveOne },
};

function giveAll({ world, device }: QueryContext): Answer {
  const groups = world.groups.all().filter((group) => group.members.has(device.person));
  return result(node('groups', {}, groups.map(groupNode)));
}

function giveOne({ world, device, stanza }: QueryContext): Answer {
  const group = world.groups.find(stanza.attrs.to);
  if (!group) return { kind: 'error', code: 404, text: 'item-not-found' };
  if (!group.members.has(device.person)) return { kind: 'error', code: 403, text: 'forbidden' };
  return result(groupNode(group));
}
