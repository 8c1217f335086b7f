import type { WASocket } from '@whiskeysockets/baileys';
import type { Destination } from '../../../shared/broadcasts.ts';
import type { GroupId } from '../../../shared/groups.ts';
import type { KeyStore } from '../key-store/key-store.ts';
import { readUser } from './read-user.ts';

/** What the app calls the chat at an address of WhatsApp's. @returns `undefined` for a chat that it never posts to */
export function nameChat(
  address: string,
  keys: Pick<KeyStore, 'hash'>,
  sock: Pick<WASocket, 'user'> | undefined,
): Destination | undefined {
  if (address.endsWith('@g.us')) return { kind: 'group', id: nameGroup(address, keys) };
  const user = readUser(address);
  const isOwn = user !== undefined && [sock?.user?.id, sock?.user?.lid].some((own) => readUser(own) === user);
  return isOwn ? { kind: 'own-chat' } : undefined;
}

/** The app's own id of a group: it says nothing, where WhatsApp's older ids begin with a phone number. */
export function nameGroup(address: string, keys: Pick<KeyStore, 'hash'>): GroupId {
  return keys.hash('group', address) as GroupId;
}
