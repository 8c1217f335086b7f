import type { BinaryNode } from '@whiskeysockets/baileys';
import type { MessageId } from '../whatsapp.ts';
import type { OwnAddresses } from './own-addresses.ts';
import { readIds } from './read-receipts.ts';
import { readUser } from './read-user.ts';

/**
 * Types of receipts that only a device sends which was handed the message. `sender` is the account's own phone
 * (Baileys 7.0.0-rc14, lib/Utils/generics.js:265-281); `retry` could not read it, but has it.
 */
const provingTypes: ReadonlySet<string> = new Set([
  '',
  'inactive',
  'sender',
  'read',
  'read-self',
  'played',
  'played-self',
  'retry',
]);

/**
 * Reads which messages a stanza of the server proves to have arrived there, whoever has them: a receipt that counts
 * for nobody, such as those of the account's own devices, or a message of the account that comes back to it.
 * @param stanza a `receipt` or a `message`
 */
export function readProofs({ tag, attrs, content }: BinaryNode, own: OwnAddresses): readonly MessageId[] {
  if (tag === 'receipt') return provingTypes.has(attrs.type ?? '') ? readIds(attrs.id, content) : [];
  const author = readUser(attrs.participant ?? attrs.from);
  const isOwn = author !== undefined && [readUser(own.id), readUser(own.lid)].includes(author);
  return isOwn ? readIds(attrs.id, undefined) : [];
}
