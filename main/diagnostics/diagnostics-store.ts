import type { ConnectionChange, Diagnostics } from '../../shared/diagnostics.ts';
import type { GroupId } from '../../shared/groups.ts';
import type { HealingKind } from '../../shared/healing.ts';
import type { Database } from '../storage/open-database.ts';

/** A healing event as it is written down. */
export interface StoredHealing {
  readonly at: number;
  readonly kind: HealingKind;
  readonly groupId: GroupId | null;
}

/** What the link went through, kept over a restart, and the counts of the outbox. */
export interface DiagnosticsStore {
  addConnectionChange(change: ConnectionChange): void;
  addHealing(healing: StoredHealing): void;
  /** Newest first. */
  readConnectionChanges(): readonly ConnectionChange[];
  /** Newest first. */
  readHealing(): readonly StoredHealing[];
  countDeliveries(): Diagnostics['outbox'];
}

/** So many of each topic are kept: some weeks of a quiet shop, or the last hours of a bad line. */
const keptCount = 200;

export function createDiagnosticsStore({ db, transaction }: Database): DiagnosticsStore {
  function add(topic: 'connection' | 'healing', values: readonly (string | number | null)[]): void {
    transaction(() => {
      db.prepare(
        'INSERT INTO diagnostics_events (topic, at, kind, reason, group_id) VALUES (?, ?, ?, ?, ?)',
      ).run(topic, ...values);
      db.prepare(
        `DELETE FROM diagnostics_events WHERE topic = ? AND id <=
           (SELECT id FROM diagnostics_events WHERE topic = ? ORDER BY id DESC LIMIT 1 OFFSET ?)`,
      ).run(topic, topic, keptCount);
    });
  }

  return {
    addConnectionChange: ({ at, kind, reason }) => add('connection', [at, kind, reason, null]),
    addHealing: ({ at, kind, groupId }) => add('healing', [at, kind, null, groupId]),
    readConnectionChanges: () =>
      db
        .prepare(
          "SELECT at, kind, reason FROM diagnostics_events WHERE topic = 'connection' ORDER BY id DESC",
        )
        .all() as unknown as ConnectionChange[],
    readHealing() {
      const rows = db
        .prepare("SELECT at, kind, group_id FROM diagnostics_events WHERE topic = 'healing' ORDER BY id DESC")
        .all() as unknown as { at: number; kind: HealingKind; group_id: GroupId | null }[];
      return rows.map(({ at, kind, group_id: groupId }) => ({ at, kind, groupId }));
    },
    countDeliveries() {
      const rows = db.prepare('SELECT state, delivery_count FROM outbox_counts ORDER BY state').all();
      return Object.fromEntries(rows.map((row) => [String(row.state), Number(row.delivery_count)]));
    },
  };
}
