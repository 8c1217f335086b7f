import { setImmediate as nextTurn } from 'node:timers/promises';
import type { SignalDataTypeMap, SignalKeyStore } from '@whiskeysockets/baileys';
import type { Breathe } from '../breathe.ts';
import type { KeyChanges, KeyStore } from '../key-store/key-store.ts';
import { withoutChangedIdentities } from './healing/changed-identities.ts';
import type { Reach } from './healing/reach.ts';
import { withSharedGroups } from './healing/shared-groups.ts';
import type { Baileys } from './load-baileys.ts';
import { trimOwnKeys } from './trim-own-keys.ts';

export interface SignalKeysDeps {
  readonly keys: KeyStore;
  readonly breathe: Breathe;
  readonly proto: Baileys['proto'];
  /** Devices that cannot be given the group's key in the send that is under way. */
  readonly reach: Pick<Reach, 'withLeftOut' | 'withoutLeftOut'>;
  /** The login was deleted: what its last connection still has to write must not be there for the next one. */
  readonly isForgotten: () => boolean;
}

const manyRows = 100;

/** The key store as Baileys wants it. A read of many ids gives way to the windows now and then. */
export function createSignalKeys(deps: SignalKeysDeps): SignalKeyStore {
  const { keys, breathe, proto, reach } = deps;
  return {
    async get<Type extends keyof SignalDataTypeMap>(type: Type, ids: string[]) {
      const found: Record<string, SignalDataTypeMap[Type]> = Object.create(null);
      for (const id of ids) {
        await breathe();
        const row = keys.read(type, [id])[id];
        const value = type === 'sender-key-memory' ? reach.withLeftOut(row) : row;
        if (value === undefined || value === null) continue;
        // Baileys calls methods of the message's class on it (7.0.0-rc14, lib/Utils/use-multi-file-auth-state.js:97).
        const isMessage = type === 'app-state-sync-key';
        found[id] = (
          isMessage ? proto.Message.AppStateSyncKeyData.fromObject(value) : value
        ) as SignalDataTypeMap[Type];
      }
      return found;
    },
    async set(changes) {
      // The rows of a large group are turned into bytes at a stretch, right after its message was.
      if (Object.keys(changes.session ?? {}).length > manyRows) await nextTurn();
      if (deps.isForgotten()) return;
      const honest = forgetUnreachable(changes as KeyChanges, reach);
      await keys.write(withSharedGroups(keys, withoutChangedIdentities(keys, trimOwnKeys(honest))));
    },
  };
}

function forgetUnreachable(changes: KeyChanges, reach: Pick<Reach, 'withoutLeftOut'>): KeyChanges {
  const memories = changes['sender-key-memory'];
  if (memories === undefined) return changes;
  const honest = Object.entries(memories).map(([group, memory]) => [group, reach.withoutLeftOut(memory)]);
  return { ...changes, 'sender-key-memory': Object.fromEntries(honest) };
}
