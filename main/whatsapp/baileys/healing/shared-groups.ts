import type { KeyChanges, KeyStore } from '../../key-store/key-store.ts';

/** The key store's name for "of these groups it is written down who has our key": its rows' own names are hashed. */
const indexType = 'shared-groups';
const indexId = 'all';

/** The groups whose key somebody was given. */
export function readSharedGroups(keys: KeyStore): readonly string[] {
  return Object.keys((keys.read(indexType, [indexId])[indexId] as object | undefined) ?? {});
}

/** Keeps the list of them true, in the same transaction. */
export function withSharedGroups(keys: KeyStore, changes: KeyChanges): KeyChanges {
  const memories = Object.entries(changes['sender-key-memory'] ?? {});
  if (memories.length === 0) return changes;
  const known = new Set(readSharedGroups(keys));
  const added = memories.filter(([group, memory]) => memory !== null && !known.has(group));
  if (added.length === 0) return changes;
  const all = [...known, ...added.map(([group]) => group)];
  return { ...changes, [indexType]: { [indexId]: Object.fromEntries(all.map((group) => [group, true])) } };
}

/** The memories of all groups, as they are without these devices. Only those that change. */
export function forgetInAllGroups(
  keys: KeyStore,
  isForgotten: (address: string) => boolean,
): Record<string, Record<string, boolean>> {
  const changed: Record<string, Record<string, boolean>> = {};
  for (const group of readSharedGroups(keys)) {
    const memory = readMemory(keys, group);
    const kept = Object.entries(memory).filter(([address]) => !isForgotten(address));
    if (kept.length < Object.keys(memory).length) changed[group] = Object.fromEntries(kept);
  }
  return changed;
}

/** A memory that cannot be read is mended before the next message to its group. */
function readMemory(keys: KeyStore, group: string): Record<string, boolean> {
  try {
    return (keys.read('sender-key-memory', [group])[group] ?? {}) as Record<string, boolean>;
  } catch {
    return {};
  }
}
