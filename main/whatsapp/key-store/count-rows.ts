import type { DatabaseSync } from 'node:sqlite';
import type { Seal } from './seal.ts';

/** The types that Baileys writes (7.0.0-rc14, lib/Types/Auth.d.ts, `SignalDataTypeMap`), and ours. */
const knownTypes = [
  'pre-key',
  'session',
  'identity-key',
  'sender-key',
  'sender-key-memory',
  'lid-mapping',
  'device-list',
  'tctoken',
  'app-state-sync-key',
  'app-state-sync-version',
  'named-group',
  'unfinished-group',
  'login',
];

/** How many rows there are of each type; `other` are those of no type that is known here, or from before they were marked. */
export function countRows(db: DatabaseSync, seal: Seal): Record<string, number> {
  const types = new Map(knownTypes.map((type) => [seal.markType(type).toString('hex'), type]));
  const rows = db.prepare('SELECT hex(mark) AS mark, count(*) AS row_count FROM sealed GROUP BY mark').all();
  const counts: Record<string, number> = {};
  for (const { mark, row_count: count } of rows) {
    const type = types.get(String(mark).toLowerCase()) ?? 'other';
    counts[type] = (counts[type] ?? 0) + Number(count);
  }
  return Object.fromEntries(Object.entries(counts).sort());
}
