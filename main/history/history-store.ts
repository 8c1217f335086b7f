import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { BroadcastId, DeliveryState } from '../../shared/broadcasts.ts';
import type { FailureCode } from '../../shared/failure.ts';
import { fold } from '../../shared/fold.ts';
import type { HistoryDelivery, HistoryEntry, HistoryFilter, HistoryPage } from '../../shared/history.ts';
import type { PhotoId } from '../../shared/photos.ts';
import type { Database } from '../storage/open-database.ts';

/** Reads what the outbox wrote, through views that say how much of it the history may know. */
export interface HistoryStore {
  /** One stretch, newest first. */
  list(filter: HistoryFilter, offset: number, limit: number): readonly HistoryEntry[];
  /** All of them, newest first. */
  find(filter: HistoryFilter): readonly BroadcastId[];
  read(id: BroadcastId): HistoryEntry | undefined;
  /** Without regard to `onlyTrouble`. */
  count(filter: HistoryFilter): HistoryPage['counts'];
  /** In the order in which they went; empty when there is no such broadcast. */
  readDeliveries(id: BroadcastId): readonly HistoryDelivery[];
}

interface EntryRow {
  readonly id: BroadcastId;
  readonly created_at: number;
  readonly product_name: string;
  readonly text: string;
  readonly photo_id: PhotoId | null;
}

interface DeliveryRow {
  readonly id: string;
  readonly is_own_chat: number;
  readonly group_name: string;
  readonly people_count: number;
  readonly state: DeliveryState['kind'];
  readonly reason: FailureCode | null;
  readonly sent_at: number | null;
  readonly delivered_count: number;
  readonly seen_count: number;
}

/** SQLite reads a negative limit as none. */
const noLimit = -1;

export function createHistoryStore(database: Database): HistoryStore {
  const { db } = database;

  /** A search first catches up with what was sent since the last one. */
  function whereOf(filter: HistoryFilter): Where {
    const words = fold(filter.search).split(/\s+/).filter(Boolean);
    if (words.length > 0) indexForSearch(database);
    return joinConditions([
      ...words.map((word): Condition => ['instr(s.folded, ?) > 0', word]),
      ...(filter.from === null ? [] : [['e.created_at >= ?', filter.from] satisfies Condition]),
      ...(filter.until === null ? [] : [['e.created_at < ?', filter.until] satisfies Condition]),
    ]);
  }

  function find(filter: HistoryFilter, offset: number, limit: number): BroadcastId[] {
    const { from, where, values } = whereOf(filter);
    const rows = db
      .prepare(
        `SELECT e.id ${from} WHERE ${where} AND ${filter.onlyTrouble ? 'e.is_in_trouble' : 'true'}
         ORDER BY e.number DESC LIMIT ? OFFSET ?`,
      )
      .all(...values, limit, offset);
    return (rows as unknown as EntryRow[]).map(({ id }) => id);
  }

  function read(id: BroadcastId): HistoryEntry | undefined {
    const row = db
      .prepare('SELECT id, created_at, product_name, text, photo_id FROM history_entries WHERE id = ?')
      .get(id);
    return row && toEntry(row as unknown as EntryRow, readDeliveries(db, id));
  }

  return {
    list: (filter, offset, limit) =>
      find(filter, offset, limit)
        .map(read)
        .filter((entry) => entry !== undefined),
    find: (filter) => find(filter, 0, noLimit),
    read,

    count(filter) {
      const { from, where, values } = whereOf(filter);
      const row = db
        .prepare(`SELECT count(*) AS all_entries, total(e.is_in_trouble) AS trouble ${from} WHERE ${where}`)
        .get(...values) as { all_entries: number; trouble: number };
      return { all: row.all_entries, trouble: row.trouble };
    },

    readDeliveries: (id) => readDeliveries(db, id).map(toDelivery),
  };
}

type Condition = readonly [sql: string, value: SQLInputValue];

interface Where {
  readonly from: string;
  readonly where: string;
  readonly values: readonly SQLInputValue[];
}

function joinConditions(conditions: readonly Condition[]): Where {
  const isSearch = conditions.some(([sql]) => sql.startsWith('instr'));
  return {
    from: `FROM history_entries e${isSearch ? ' JOIN history_search s ON s.number = e.number' : ''}`,
    where: ['true', ...conditions.map(([sql]) => sql)].join(' AND '),
    values: conditions.map(([, value]) => value),
  };
}

/** SQLite's own folding knows only ASCII, so each broadcast is written down once more as a search reads it. */
function indexForSearch({ db, transaction }: Database): void {
  const missing = db
    .prepare(
      `SELECT id, number, product_name, text FROM history_entries e
       WHERE NOT EXISTS (SELECT 1 FROM history_search s WHERE s.number = e.number)`,
    )
    .all() as unknown as (EntryRow & { number: number })[];
  if (missing.length === 0) return;
  const selectNames = db.prepare('SELECT DISTINCT group_name FROM history_deliveries WHERE broadcast_id = ?');
  const insert = db.prepare('INSERT INTO history_search (number, folded) VALUES (?, ?)');
  transaction(() => {
    for (const { id, number, product_name: name, text } of missing) {
      const groupNames = selectNames.all(id).map((row) => row.group_name);
      insert.run(number, fold([name, text, ...groupNames].join('\n')));
    }
  });
}

function readDeliveries(db: DatabaseSync, id: BroadcastId): DeliveryRow[] {
  const rows = db
    .prepare(
      `SELECT id, is_own_chat, group_name, people_count, state, reason, sent_at, delivered_count, seen_count
       FROM history_deliveries WHERE broadcast_id = ? ORDER BY position`,
    )
    .all(id);
  return rows as unknown as DeliveryRow[];
}

function toEntry(row: EntryRow, deliveries: readonly DeliveryRow[]): HistoryEntry {
  const counts = { waiting: 0, held: 0, sending: 0, sent: 0, failed: 0, unknown: 0, cancelled: 0 };
  const people = { count: 0, delivered: 0, seen: 0 };
  for (const delivery of deliveries) {
    counts[delivery.state] += 1;
    if (delivery.state !== 'sent') continue;
    people.count += delivery.people_count;
    people.delivered += delivery.delivered_count;
    people.seen += delivery.seen_count;
  }
  return {
    id: row.id,
    createdAt: row.created_at,
    productName: row.product_name,
    text: row.text,
    photoId: row.photo_id,
    ...{ counts, people },
    isOwnChatOnly: deliveries.every((delivery) => delivery.is_own_chat === 1),
  };
}

function toDelivery(row: DeliveryRow): HistoryDelivery {
  return {
    id: row.id,
    groupName: row.group_name,
    isOwnChat: row.is_own_chat === 1,
    peopleCount: row.people_count,
    state: row.state,
    reason: row.reason,
    sentAt: row.sent_at,
    deliveredCount: row.delivered_count,
    seenCount: row.seen_count,
  };
}
