import type { PhotoId } from '../../shared/photos.ts';
import type { PlainDate } from '../../shared/plain-date.ts';
import type { ProductId } from '../../shared/products.ts';
import type { Timing } from '../../shared/schedules/timing.ts';
import type { NextRun, Schedule, ScheduleDraft, ScheduledWhat, ScheduleId } from '../../shared/schedules.ts';
import { createDeletions, type Deletions } from '../storage/deletions.ts';
import type { Database } from '../storage/open-database.ts';
import { knowsMembers, readMembers, writeMembers } from './schedule-members-store.ts';
import { type ScheduleRow, toSchedule, toTimed } from './schedule-rows.ts';

/** What is true of a product of a schedule now. */
export interface PromoFacts {
  readonly productId: ProductId;
  readonly name: string;
  readonly isArchived: boolean;
  readonly isSoldOut: boolean;
  readonly validUntil: PlainDate | null;
  readonly photoId: PhotoId | null;
}

export interface StoredSchedule extends Schedule {
  /** Every run until then is dealt with; milliseconds since 1970. */
  readonly handledUntil: number;
  readonly next: NextRun | null;
  /** Only what was made since then is a repeat: of the rest she said that it goes all the same. `null`: no such word. */
  readonly repeatsFrom: number | null;
  /** In the order of the promos; none of a free text. */
  readonly products: readonly PromoFacts[];
}

/** Moments that a new schedule is written with, in milliseconds since 1970. */
export interface ScheduleMoments {
  readonly handledUntil: number;
  /** `null` for what she plans. */
  readonly confirmedAt?: number | null;
  readonly repeatsFrom?: number | null;
}

/** A schedule without what is sent, and to whom. */
export type TimedSchedule = Pick<StoredSchedule, 'id' | 'timing' | 'isPaused' | 'handledUntil' | 'next'>;

export interface SchedulesStore extends Deletions<ScheduleId> {
  /**
   * What comes next comes first; without what is deleted, and without what was over before then: a shop has years of it.
   * @param since milliseconds since 1970
   */
  readAll(since: number): readonly StoredSchedule[];
  /** As `readAll`, without what is sent and to whom. */
  readTimings(since: number): readonly TimedSchedule[];
  readTiming(id: ScheduleId): TimedSchedule | undefined;
  /** @returns `undefined` also when it is deleted */
  read(id: ScheduleId): StoredSchedule | undefined;
  /** How many have a run to come, or would have if they were not paused. */
  countOpen(): number;
  /** Writes a new one, which knows no next run yet. */
  add(id: ScheduleId, draft: ScheduleDraft, moments: ScheduleMoments): void;
  change(id: ScheduleId, draft: ScheduleDraft): void;
  setTiming(id: ScheduleId, timing: Timing): void;
  setPaused(id: ScheduleId, isPaused: boolean): void;
  setHandledUntil(id: ScheduleId, at: number): void;
  setNext(id: ScheduleId, next: NextRun | null): void;
  /** What has a run until then, the earliest first. */
  listDue(now: number): readonly ScheduleId[];
  /** The next moment after `now` at which something runs; `null` when nothing does. */
  readNextAfter(now: number): number | null;
  /** Those whose runs are dealt with further than `now`: the clock was set back. */
  listAhead(now: number): readonly ScheduleId[];
  /** Whether all of these groups, sets and products were ever there. */
  knows(draft: ScheduleDraft): boolean;
}

const columns =
  'id, kind, text, photo_id, timing, is_paused, handled_until, next_at, next_day, next_left_out, confirmed_at, repeats_from';
const isOpen = '(next_at IS NOT NULL OR is_paused = 1)';
/** Of what is over also that of which a question is open, or of which a day was skipped that is not long past. */
const isListed = `deleted_at IS NULL AND (${isOpen} OR handled_until >= :since
  OR EXISTS (SELECT 1 FROM schedule_runs r WHERE r.schedule_id = schedules.id AND r.state = 'missed')
  OR EXISTS (SELECT 1 FROM json_each(timing, '$.exceptions')
             WHERE value ->> 'day' >= date(:since / 1000 - 86400, 'unixepoch')))`;

export function createSchedulesStore(database: Database): SchedulesStore {
  const { db, transaction } = database;
  const listIds = (where: string, now: number) => {
    const rows = db.prepare(`SELECT id FROM schedules WHERE deleted_at IS NULL AND ${where}`).all(now);
    return (rows as unknown as readonly Pick<ScheduleRow, 'id'>[]).map(({ id }) => id);
  };
  const listRows = (since: number) =>
    db
      .prepare(`SELECT ${columns} FROM schedules WHERE ${isListed} ORDER BY next_at IS NULL, next_at, rowid`)
      .all({ since }) as unknown as ScheduleRow[];
  const readRow = (id: ScheduleId) =>
    db.prepare(`SELECT ${columns} FROM schedules WHERE id = ? AND deleted_at IS NULL`).get(id) as unknown as
      | ScheduleRow
      | undefined;
  const set = (column: string, id: ScheduleId, value: string | number) =>
    transaction(() => {
      db.prepare(`UPDATE schedules SET ${column} = ? WHERE id = ?`).run(value, id);
    });

  return {
    ...createDeletions<ScheduleId>(database, 'schedules'),

    readAll(since) {
      const membersOf = readMembers(db, isListed, { since });
      return listRows(since).map((row) => toSchedule(row, membersOf(row.id)));
    },

    readTimings: (since) => listRows(since).map(toTimed),
    readTiming(id) {
      const row = readRow(id);
      return row && toTimed(row);
    },

    read(id) {
      const row = readRow(id);
      return row && toSchedule(row, readMembers(db, 'id = :id', { id })(id));
    },

    countOpen: () =>
      Number(
        db.prepare(`SELECT count(*) AS n FROM schedules WHERE deleted_at IS NULL AND ${isOpen}`).get()?.n,
      ),

    add: (id, draft, { handledUntil, confirmedAt = null, repeatsFrom = null }) =>
      transaction(() => {
        const { kind, text, photoId } = textOf(draft.what);
        db.prepare(
          `INSERT INTO schedules (id, kind, text, photo_id, timing, handled_until, confirmed_at, repeats_from)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
        ).run(id, kind, text, photoId, JSON.stringify(draft.timing), handledUntil, confirmedAt, repeatsFrom);
        writeMembers(db, id, draft);
      }),

    change: (id, draft) =>
      transaction(() => {
        const { kind, text, photoId } = textOf(draft.what);
        // What she answered of repeats was said of other words, or other groups.
        db.prepare(
          `UPDATE schedules SET kind = ?, text = ?, photo_id = ?, timing = ?, confirmed_at = NULL, repeats_from = NULL
           WHERE id = ?`,
        ).run(...[kind, text, photoId, JSON.stringify(draft.timing), id]);
        writeMembers(db, id, draft);
      }),

    setTiming: (id, timing) => set('timing', id, JSON.stringify(timing)),
    setPaused: (id, isPaused) => set('is_paused', id, isPaused ? 1 : 0),
    setHandledUntil: (id, at) => set('handled_until', id, at),

    setNext: (id, next) =>
      transaction(() => {
        db.prepare('UPDATE schedules SET next_at = ?, next_day = ?, next_left_out = ? WHERE id = ?').run(
          ...[next?.at ?? null, next?.day ?? null, JSON.stringify(next?.leftOut ?? []), id],
        );
      }),

    listDue: (now) => listIds('next_at <= ? ORDER BY next_at, rowid', now),
    readNextAfter(now) {
      const row = db
        .prepare(
          `SELECT min(next_at) AS at FROM schedules
           WHERE next_at IS NOT NULL AND deleted_at IS NULL AND next_at > ?`,
        )
        .get(now) as { at: number | null };
      return row.at;
    },
    listAhead: (now) => listIds('handled_until > ?', now),

    knows: (draft) => knowsMembers(db, draft),
  };
}

function textOf(what: ScheduledWhat) {
  if (what.kind === 'products') return { kind: what.kind, text: null, photoId: null };
  return { kind: what.kind, text: what.text, photoId: what.photoId };
}
