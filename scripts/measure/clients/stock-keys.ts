import { type AuthenticationState, BufferJSON, proto, type SignalDataTypeMap } from '@whiskeysockets/baileys';

/** Keys by kind and id; none where there is to be none any more. */
export type KeyChanges = Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>;

/** Keys for stock Baileys, each as JSON under its kind and its id, in memory: as files keep them, without the files. */
export function keysAsJson(rows: Map<string, string>): AuthenticationState['keys'] {
  return {
    async get<Type extends keyof SignalDataTypeMap>(type: Type, ids: string[]) {
      const found: Record<string, SignalDataTypeMap[Type]> = {};
      for (const id of ids) {
        const text = rows.get(`${type} ${id}`);
        if (text === undefined) continue;
        const value = JSON.parse(text, BufferJSON.reviver);
        found[id] =
          type === 'app-state-sync-key' ? proto.Message.AppStateSyncKeyData.fromObject(value) : value;
      }
      return found;
    },
    set: async (changes) => writeKeys(rows, changes as KeyChanges),
  };
}

export function writeKeys(rows: Map<string, string>, changes: KeyChanges): void {
  for (const [type, values] of Object.entries(changes)) {
    for (const [id, value] of Object.entries(values ?? {})) {
      if (value === null || value === undefined) rows.delete(`${type} ${id}`);
      else rows.set(`${type} ${id}`, JSON.stringify(value, BufferJSON.replacer));
    }
  }
}
