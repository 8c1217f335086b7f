import type { WASocket } from '@whiskeysockets/baileys';
import { nameSenderKey, renewGroupKey, shareGroupKeyAgain } from '../group-key.ts';

export type KeyState = 'sound' | 'unreadable' | 'missing';

/** What is to be done before a message, so that the key and the memory of who has it say the same. */
export type KeyRepair = 'none' | 'share-again' | 'renew';

/**
 * The account's own key of a group and the memory of who was given it only ever go together: a new key that nobody
 * is given, or a broken one, would be a message that nobody can read.
 */
export function decideKeyRepair(key: KeyState, memory: KeyState): KeyRepair {
  if (key === 'unreadable') return 'renew';
  if (key === 'missing') return memory === 'missing' ? 'none' : 'renew';
  return memory === 'unreadable' ? 'share-again' : 'none';
}

/** Looks at both, and mends them. */
export async function mendOwnKey(
  sock: WASocket,
  group: string,
  addressingMode: string | undefined,
): Promise<KeyRepair> {
  const { id = '', lid } = sock.user ?? {};
  const own = addressingMode === 'pn' || lid === undefined ? id : lid;
  const key = await readState(sock, 'sender-key', nameSenderKey(sock, group, own), isSenderKey);
  const memory = await readState(sock, 'sender-key-memory', group, isMemory);
  const repair = decideKeyRepair(key, memory);
  if (repair === 'renew') await renewGroupKey(sock, group);
  if (repair === 'share-again') await shareGroupKeyAgain(sock, group);
  return repair;
}

async function readState(
  sock: WASocket,
  type: 'sender-key' | 'sender-key-memory',
  id: string,
  isSound: (value: unknown) => boolean,
): Promise<KeyState> {
  try {
    const value: unknown = (await sock.authState.keys.get(type, [id]))[id];
    if (value === undefined) return 'missing';
    return isSound(value) ? 'sound' : 'unreadable';
  } catch {
    return 'unreadable';
  }
}

const seedLength = 32;
const privateKeyLength = 32;

/** As Baileys writes it: JSON of a list of states, of which the last one counts (lib/Signal/Group/sender-key-state.js). */
export function isSenderKey(value: unknown): boolean {
  if (!(value instanceof Uint8Array)) return false;
  const states: unknown = JSON.parse(Buffer.from(value).toString());
  const state = Array.isArray(states) ? (states.at(-1) as Partial<SenderKeyState> | undefined) : undefined;
  return (
    Number.isInteger(state?.senderKeyId) &&
    Number.isInteger(state?.senderChainKey?.iteration) &&
    countBytes(state?.senderChainKey?.seed) === seedLength &&
    countBytes(state?.senderSigningKey?.private) === privateKeyLength &&
    countBytes(state?.senderSigningKey?.public) >= 32
  );
}

interface SenderKeyState {
  readonly senderKeyId: number;
  readonly senderChainKey: { readonly iteration: number; readonly seed: unknown };
  readonly senderSigningKey: { readonly public: unknown; readonly private: unknown };
}

/** Bytes come as `{ type: 'Buffer', data: [1, 2] }`, or as `{ 0: 1, 1: 2 }` when they were a bare Uint8Array. */
function countBytes(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const { data = value } = value as { readonly data?: unknown };
  if (typeof data === 'string') return Buffer.from(data, 'base64').length;
  return Object.values(data as object).filter((byte) => Number.isInteger(byte)).length;
}

function isMemory(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    !(value instanceof Uint8Array) &&
    !Array.isArray(value) &&
    Object.entries(value).every(([address, hasKey]) => address.includes('@') && typeof hasKey === 'boolean')
  );
}
