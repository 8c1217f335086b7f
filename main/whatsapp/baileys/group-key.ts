import type { SignalKeyStore, WASocket } from '@whiskeysockets/baileys';
import type { KeyStore } from '../key-store/key-store.ts';

/** The key store's name for "of a message to this group it is not certain that it arrived and that its keys are kept". */
const unfinishedType = 'unfinished-group';

/**
 * Written before a message to a group, and there until WhatsApp has acknowledged it. Baileys writes the message to the
 * line first and its keys to the disk after it (7.0.0-rc14, lib/Utils/auth-utils.js:238-242). When the app dies in
 * between, the next message would use a key of the group for the second time, and no member could read it. And when
 * the message never arrived, Baileys believes that its new readers were given the key with it.
 */
export function markUnfinished(keys: KeyStore, group: string): Promise<void> {
  return keys.write({ [unfinishedType]: { [group]: true } });
}

/** Takes the mark away: it has arrived and its keys are kept, or nothing has left after all. */
export function unmarkUnfinished(keys: KeyStore, group: string): Promise<void> {
  return keys.write({ [unfinishedType]: { [group]: null } });
}

/**
 * Gives the group a new key, which everybody gets with the next message, if the last one was left unfinished.
 * @returns whether it did
 */
export async function renewKeyIfUnfinished(sock: WASocket, keys: KeyStore, group: string): Promise<boolean> {
  const isUnfinished = keys.read(unfinishedType, [group])[group] !== undefined;
  if (isUnfinished) await renewGroupKey(sock, group);
  return isUnfinished;
}

/** The next message begins with a new key of the group. Everybody gets it, so the old one's memory goes with it. */
export async function renewGroupKey(sock: WASocket, group: string): Promise<void> {
  const { id, lid } = sock.user ?? { id: undefined, lid: undefined };
  const own = [id, lid].filter((address) => address !== undefined);
  const forgotten = own.map((address) => [nameSenderKey(sock, group, address), null]);
  await changeBetweenSends(sock, {
    'sender-key': Object.fromEntries(forgotten),
    'sender-key-memory': { [group]: null },
  });
}

/** Everybody gets the group's key with the next message. */
export async function shareGroupKeyAgain(sock: WASocket, group: string): Promise<void> {
  await changeBetweenSends(sock, { 'sender-key-memory': { [group]: null } });
}

/** In one transaction with the label of all sends, so that none of them sees half of it. */
export async function changeBetweenSends(
  sock: WASocket,
  changes: Parameters<SignalKeyStore['set']>[0],
): Promise<void> {
  await sock.authState.keys.transaction(
    () => sock.authState.keys.set(changes) as Promise<void>,
    sock.user?.id ?? '',
  );
}

/** As Baileys names its own key of a group (7.0.0-rc14, lib/Signal/Group/sender-key-name.js, lib/Signal/libsignal.js). */
export function nameSenderKey(sock: WASocket, group: string, own: string): string {
  return `${group}::${sock.signalRepository.jidToSignalProtocolAddress(own).replace('.', '::')}`;
}
