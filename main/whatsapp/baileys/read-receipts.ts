import type { BinaryNode } from '@whiskeysockets/baileys';
import type { MessageId, Receipt } from '../whatsapp.ts';
import type { OwnAddresses } from './own-addresses.ts';
import { readUser } from './read-user.ts';

/**
 * `type` of a receipt (Baileys 7.0.0-rc14, lib/Utils/generics.js:265-281); none means delivered, and so does
 * `inactive`, with which a device says that nobody looks at it now.
 */
const kinds: Readonly<Record<string, Receipt['kind']>> = {
  '': 'delivered',
  inactive: 'delivered',
  read: 'seen',
  played: 'seen',
};

/**
 * Reads what somebody has received or seen from the server's own stanza. Baileys' events will not do: a receipt that
 * comes soon after the message is merged into another event (lib/Utils/event-buffer.js).
 * @param hashPerson makes a name that is good for counting and for nothing else
 * @returns one receipt a message; none for requests to repeat, and none for the account's own devices
 */
export function readReceipts(
  { attrs, content }: BinaryNode,
  own: OwnAddresses,
  hashPerson: (user: string) => string,
  now: number,
): readonly Receipt[] {
  const kind = kinds[attrs.type ?? ''];
  const user = readUser(attrs.participant ?? attrs.from);
  const isOwn = user === readUser(own.id) || user === readUser(own.lid);
  // A group's receipt without a participant sums up several people, and does not say whom.
  const isSummary = attrs.participant === undefined && attrs.from?.endsWith('@g.us') === true;
  if (kind === undefined || user === undefined || isOwn || isSummary) return [];
  const person = hashPerson(user);
  const at = Number(attrs.t) > 0 ? Number(attrs.t) * 1_000 : now;
  return readIds(attrs.id, content).map((messageId) => ({ messageId, person, kind, at }));
}

/** Several messages share one receipt: the first is in the attributes, the others in a list. */
export function readIds(first: string | undefined, content: BinaryNode['content']): readonly MessageId[] {
  const [list] = Array.isArray(content) ? content : [];
  const items = list?.tag === 'list' && Array.isArray(list.content) ? list.content : [];
  return [first, ...items.map(({ attrs }) => attrs.id)].filter((id) => id !== undefined) as MessageId[];
}
