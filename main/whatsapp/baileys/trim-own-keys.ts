import type { KeyChanges } from '../key-store/key-store.ts';

/** A group's key as Baileys writes it down (7.0.0-rc14, lib/Signal/Group/sender-key-state.js:13-33). */
interface SenderKeyState {
  /** The private half is empty in the keys of others. */
  readonly senderSigningKey?: { readonly private?: { readonly data?: readonly number[] } };
  readonly senderMessageKeys?: readonly unknown[];
}

/**
 * Takes the skipped message keys out of this account's own group keys. Encrypting skips one step of the chain with
 * every message and keeps its key, though only decrypting would ever read it (7.0.0-rc14,
 * lib/Signal/Group/group_cipher.js:21, 44-62): after 2,000 messages each further one would read and write 300 KB.
 */
export function trimOwnKeys(changes: KeyChanges): KeyChanges {
  const keys = changes['sender-key'];
  if (keys === undefined) return changes;
  const trimmed = Object.entries(keys).map(([name, key]) => [name, trimIfOwn(key)]);
  return { ...changes, 'sender-key': Object.fromEntries(trimmed) };
}

/** A member's record may be long and comes with every message of theirs, so it is known without reading it whole. */
const membersMark = Buffer.from('"private":{"type":"Buffer","data":[]}');

function trimIfOwn(key: unknown): unknown {
  if (
    !(key instanceof Uint8Array) ||
    Buffer.from(key.buffer, key.byteOffset, key.length).includes(membersMark)
  )
    return key;
  const states = readStates(key);
  if (!states.some(isOwnAndLong)) return key;
  const short = states.map((state) => (isOwnAndLong(state) ? { ...state, senderMessageKeys: [] } : state));
  return Buffer.from(JSON.stringify(short));
}

function isOwnAndLong({ senderSigningKey, senderMessageKeys }: SenderKeyState): boolean {
  return (senderSigningKey?.private?.data?.length ?? 0) > 0 && (senderMessageKeys?.length ?? 0) > 0;
}

/** Nothing of a record that is written otherwise. */
function readStates(key: Uint8Array): readonly SenderKeyState[] {
  try {
    return JSON.parse(Buffer.from(key).toString()) as readonly SenderKeyState[];
  } catch {
    return [];
  }
}
