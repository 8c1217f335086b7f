import type { BinaryNode, WASocket } from '@whiskeysockets/baileys';
import type { HealingKind } from '../../../../shared/healing.ts';
import type { KeyStore } from '../../key-store/key-store.ts';
import { readUser } from '../read-user.ts';
import { forgetInAllGroups } from './shared-groups.ts';

export interface WatchNeeds {
  readonly keys: KeyStore;
  readonly onHealing: (kind: HealingKind, group: string | null) => void;
  readonly onFailure: (error: unknown) => void;
}

/**
 * Takes out of all memories of who has a group's key whoever lost it: Baileys never does. It refreshes the session with
 * somebody who has a new phone, and not even that when she was told of it later (7.0.0-rc14,
 * lib/Utils/identity-change-handler.js:35-44; github.com/WhiskeySockets/Baileys issue 2704), so that every later
 * message to the group comes to that phone as "waiting for this message".
 * To be called as soon as there is a socket: what had waited at the server comes first.
 */
export function watchDevices(sock: WASocket, { keys, onHealing, onFailure }: WatchNeeds): void {
  /** The lock of all sends: none of them may have the old memory in its hands. */
  function between(work: () => Promise<void>): void {
    sock.authState.keys.transaction(work, sock.user?.id ?? '').catch(onFailure);
  }

  async function forget(isForgotten: (address: string) => boolean): Promise<void> {
    const memories = forgetInAllGroups(keys, isForgotten);
    if (Object.keys(memories).length === 0) return;
    await sock.authState.keys.set({ 'sender-key-memory': memories });
    onHealing('device-changed', null);
  }

  sock.ws.on('CB:notification,type:encrypt,identity', ({ attrs }: BinaryNode) => {
    between(async () => {
      const users = await findNames(sock, attrs.from);
      await forget((address) => users.has(readUser(address) ?? ''));
      // With the identity the session is worth nothing; the next message asks for new keys.
      const sessions = [...users].flatMap((user) => [`${user}.0`, `${user}_1.0`]);
      await sock.authState.keys.set({ session: Object.fromEntries(sessions.map((name) => [name, null])) });
    });
  });

  sock.ws.on('CB:notification,type:devices', (node: BinaryNode) => {
    const devices = new Set(readDevices(node));
    if (devices.size > 0) between(() => forget((address) => devices.has(address)));
  });

  sock.ws.on('CB:notification,type:w:gp2', (node: BinaryNode) => {
    const group = node.attrs.from ?? '';
    const gone = new Set(readLeavers(node));
    if (gone.size === 0) return;
    between(async () => {
      const memory = forgetInAllGroups(keys, (address) => gone.has(readUser(address) ?? ''))[group];
      if (memory !== undefined) await sock.authState.keys.set({ 'sender-key-memory': { [group]: memory } });
    });
  });
}

/** By LID and by phone number: groups know people by either. */
async function findNames(sock: WASocket, address: string | undefined): Promise<ReadonlySet<string>> {
  const user = readUser(address) ?? '';
  const rows = await sock.authState.keys.get('lid-mapping', [user, `${user}_reverse`]);
  return new Set([user, ...Object.values(rows)]);
}

/** Devices that were added under a number that may have been somebody's before, and those that were removed. */
function readDevices({ content }: BinaryNode): readonly string[] {
  const changes = childrenOf(content).filter(({ tag }) => tag === 'add' || tag === 'remove');
  return changes.flatMap((change) => childrenOf(change.content).map(({ attrs }) => attrs.jid ?? ''));
}

const leaving: ReadonlySet<string> = new Set(['remove', 'leave', 'modify']);

/** Whoever comes back has thrown the group's keys away in between. */
function readLeavers({ content }: BinaryNode): readonly string[] {
  const changes = childrenOf(content).filter(({ tag }) => leaving.has(tag));
  const people = changes.flatMap((change) => childrenOf(change.content));
  return people
    .flatMap(({ attrs }) => [attrs.jid, attrs.lid, attrs.phone_number])
    .flatMap((address) => (address === undefined ? [] : [readUser(address) ?? '']));
}

function childrenOf(content: BinaryNode['content']): readonly BinaryNode[] {
  return Array.isArray(content) ? content : [];
}
