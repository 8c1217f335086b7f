import type { WASocket } from '@whiskeysockets/baileys';
import type { KeyStore } from '../key-store/key-store.ts';
import { renewGroupKey } from './group-key.ts';

/** The key store's names for "the login was restored then" and "this group has had a new key since". */
const restoredType = 'login-restored';
const renewedType = 'group-renewed-after-restore';

/** Written before a restored login is used. */
export function markRestored(keys: KeyStore, at: number): Promise<void> {
  return keys.write({ [restoredType]: { last: at } });
}

/**
 * After the login was restored, nobody knows how far the keys beside it are behind what members have seen. Every
 * group gets a new key of ours with the first message to it.
 * @returns whether this one did now
 */
export async function renewKeyAfterRestore(sock: WASocket, keys: KeyStore, group: string): Promise<boolean> {
  const restoredAt = keys.read(restoredType, ['last']).last;
  if (restoredAt === undefined || keys.read(renewedType, [group])[group] === restoredAt) return false;
  await renewGroupKey(sock, group);
  await keys.write({ [renewedType]: { [group]: restoredAt } });
  return true;
}
