import { parseUser } from '../../people/address.ts';
import type { Person } from '../../people/person.ts';
import type { World } from '../../server/world.ts';
import { bytes, child, children, type Node, node } from '../nodes.ts';
import { type Answer, type QueryContext, type QueryTable, result } from './query.ts';

const knownProtocols = ['devices', 'lid', 'contact'];

/** Who has which devices, and which LID (Baileys lib/WAUSync). */
export const usyncQueries: QueryTable = { 'get usync usync': { name: 'usync', answer: answerUsync } };

function answerUsync({ world, asked }: QueryContext): Answer {
  const protocols = children(child(asked, 'query')).map(({ tag }) => tag);
  const unknown = protocols.find((protocol) => !knownProtocols.includes(protocol));
  if (protocols.length === 0 || unknown !== undefined) {
    return { kind: 'violation', what: `a usync for ${unknown ?? 'nothing'}` };
  }
  const users = children(child(asked, 'list'), 'user')
    .map((user) => describe(world, user, protocols))
    .filter(({ attrs }) => !world.directory.findPerson(attrs.jid)?.faults.isMissingFromDeviceLists);
  const states = protocols.map((protocol) => node(protocol, { refresh: 86_400 }));
  const { sid, mode, context } = asked.attrs;
  const attributes = { sid, mode, context, index: 0, last: 'true' };
  return result(node('usync', attributes, [node('result', {}, states), node('list', {}, users)]));
}

function describe(world: World, user: Node, protocols: readonly string[]): Node {
  const { jid } = user.attrs;
  const number = bytes(child(user, 'contact')).toString().replace(/\D/g, '');
  const person = jid ? world.directory.findPerson(jid) : world.directory.findByPhoneNumber(number);
  if (!person)
    return node('user', { jid: jid ?? `${number}@s.whatsapp.net` }, [node('contact', { type: 'out' })]);
  const parts: Node[] = [];
  const isByNumber = !jid || parseUser(jid)?.addressing === 'phone-number';
  // WhatsApp tells the LID of a number, but of a LID it tells nothing more.
  if (protocols.includes('lid') && isByNumber && person.faults.lid === 'told')
    parts.push(node('lid', { val: person.jid('lid') }));
  if (protocols.includes('contact')) parts.push(node('contact', { type: 'in' }));
  if (protocols.includes('devices')) parts.push(deviceList(person));
  return node('user', { jid: jid ?? person.jid('phone-number') }, parts);
}

/** Baileys drops companions without a key index (lib/Utils/signal.js:160). */
function deviceList(person: Person): Node {
  const list = [...person.devices.keys(), ...person.faults.ghosts].map((id) =>
    node('device', id === 0 ? { id } : { id, 'key-index': id }),
  );
  return node('devices', {}, [node('device-list', {}, list)]);
}
