import type { KeyChanges, KeyStore } from '../../key-store/key-store.ts';
import { readUser } from '../read-user.ts';
import { forgetInAllGroups } from './shared-groups.ts';

/**
 * When somebody's first message from a new phone is decrypted, Baileys keeps the new identity and ends the session
 * (7.0.0-rc14, lib/Signal/libsignal.js:84-97), and still believes that the phone has the key of each group. Here the
 * belief goes with it, in the same transaction.
 */
export function withoutChangedIdentities(keys: KeyStore, changes: KeyChanges): KeyChanges {
  const changed = Object.entries(changes['identity-key'] ?? {}).filter(([name, identity]) =>
    isAnother(keys.read('identity-key', [name])[name], identity),
  );
  if (changed.length === 0) return changes;
  const users = new Set(changed.flatMap(([name]) => findNames(keys, name)));
  const isForgotten = (address: string) => users.has(readUser(address) ?? '');
  const written = Object.entries(changes['sender-key-memory'] ?? {}).map(([group, memory]) => [
    group,
    memory === null ? null : without(memory as object, isForgotten),
  ]);
  return {
    ...changes,
    'sender-key-memory': { ...forgetInAllGroups(keys, isForgotten), ...Object.fromEntries(written) },
  };
}

function isAnother(before: unknown, after: unknown): boolean {
  return before instanceof Uint8Array && after instanceof Uint8Array && !Buffer.from(before).equals(after);
}

function without(memory: object, isForgotten: (address: string) => boolean): object {
  return Object.fromEntries(Object.entries(memory).filter(([address]) => !isForgotten(address)));
}

/** The row is named `<user>.<device>`, or `<user>_1.<device>` for a LID (lib/Signal/libsignal.js:302-315). */
function findNames(keys: KeyStore, name: string): readonly string[] {
  const [user = ''] = name.split(/[_.]/);
  const others = Object.values(keys.read('lid-mapping', [user, `${user}_reverse`]));
  return [user, ...others.filter((other) => typeof other === 'string')];
}
