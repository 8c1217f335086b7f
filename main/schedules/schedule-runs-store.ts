import type { PlainDate } from '../../shared/plain-date.ts';
import type { Occurrence, OccurrenceState, ScheduleHold, ScheduleId } from '../../shared/schedules.ts';
import type { Database } from '../storage/open-database.ts';

/** A run that is dealt with, or is asked about. */
export interface PastRun extends Occurrence {
  readonly state: Extract<OccurrenceState, { kind: 'started' | 'held' | 'missed' | 'discarded' }>;
}

/** What became of each run. A schedule has one run a day, so that nothing runs twice whatever the clock does. */
export interface ScheduleRunsStore {
  /** Writes down what became of a run that nothing was known of, or that she was asked about. Throws when it has run. */
  write(run: PastRun): void;
  /** Makes as if nothing were known of this run, unless it has been started. */
  forget(id: ScheduleId, day: PlainDate): void;
  /** The clock was set back: what was held or missed after `now` is yet to come. */
  forgetAfter(id: ScheduleId, now: number): void;
  /** Leaves it at the missed runs of a schedule that come before the latest ones. */
  keepMissed(id: ScheduleId, most: number): void;
  /** Leaves the missed runs of a schedule at that. */
  discardMissed(id: ScheduleId): void;
  /** The days of the runs since then that are dealt with. */
  readDays(id: ScheduleId, since: number): readonly PlainDate[];
  read(id: ScheduleId, day: PlainDate): PastRun | undefined;
  /** In their order; without those of deleted schedules. */
  readBetween(from: number, until: number, most: number): readonly PastRun[];
  /** The latest one of each schedule. */
  readLatest(): ReadonlyMap<ScheduleId, PastRun>;
  /** The latest missed run of each schedule, the oldest first; without those of deleted schedules. */
  readMissed(): readonly MissedOfOne[];
}

/** A missed run that stands for all of its schedule. */
export interface MissedOfOne {
  readonly latest: PastRun;
  readonly count: number;
}

interface RunRow {
  readonly schedule_id: ScheduleId;
  readonly day: PlainDate;
  readonly at: number;
  readonly state: PastRun['state']['kind'];
  readonly why: ScheduleHold | null;
  readonly broadcast_ids: string;
  readonly left_out: string;
}

const selectRuns = `
  SELECT r.schedule_id, r.day, r.at, r.state, r.why, r.broadcast_ids, r.left_out
  FROM schedule_runs r JOIN schedules s ON s.id = r.schedule_id AND s.deleted_at IS NULL`;

export function createScheduleRunsStore({ db, transaction }: Database): ScheduleRunsStore {
  // It is asked for each of hundreds of schedules.
  const selectDays = db.prepare('SELECT day FROM schedule_runs WHERE schedule_id = ? AND at >= ?');
  const list = (sql: string, ...values: (string | number)[]) =>
    (db.prepare(sql).all(...values) as unknown as RunRow[]).map(toRun);
  const execute = (sql: string, ...values: (string | number)[]) =>
    transaction(() => {
      db.prepare(sql).run(...values);
    });

  return {
    write: ({ scheduleId, day, at, state }) =>
      transaction(() => {
        const forgetMissed =
          "DELETE FROM schedule_runs WHERE schedule_id = ? AND day = ? AND state = 'missed'";
        db.prepare(forgetMissed).run(scheduleId, day);
        const { broadcastIds, leftOut } =
          state.kind === 'started' ? state : { broadcastIds: [], leftOut: [] };
        db.prepare(
          `INSERT INTO schedule_runs (schedule_id, day, at, state, why, broadcast_ids, left_out)
           VALUES (?, ?, ?, ?, ?, ?, ?)`,
        ).run(
          ...[scheduleId, day, at, state.kind, state.kind === 'held' ? state.why : null],
          ...[JSON.stringify(broadcastIds), JSON.stringify(leftOut)],
        );
      }),

    forget: (id, day) =>
      execute("DELETE FROM schedule_runs WHERE schedule_id = ? AND day = ? AND state <> 'started'", id, day),

    forgetAfter: (id, now) =>
      execute(
        "DELETE FROM schedule_runs WHERE schedule_id = ? AND at > ? AND state IN ('held', 'missed')",
        ...[id, now],
      ),

    keepMissed: (id, most) =>
      execute(
        `UPDATE schedule_runs SET state = 'discarded' WHERE schedule_id = ?1 AND state = 'missed' AND day NOT IN (
           SELECT day FROM schedule_runs WHERE schedule_id = ?1 AND state = 'missed' ORDER BY at DESC LIMIT ?2)`,
        ...[id, most],
      ),

    discardMissed: (id) =>
      execute("UPDATE schedule_runs SET state = 'discarded' WHERE schedule_id = ? AND state = 'missed'", id),

    readDays: (id, since) =>
      (selectDays.all(id, since) as unknown as readonly Pick<RunRow, 'day'>[]).map(({ day }) => day),

    read: (id, day) => list(`${selectRuns} WHERE r.schedule_id = ? AND r.day = ?`, id, day)[0],

    readBetween: (from, until, most) =>
      list(
        `${selectRuns} WHERE r.at >= ? AND r.at < ? ORDER BY r.at, r.schedule_id LIMIT ?`,
        from,
        until,
        most,
      ),

    readLatest: () =>
      new Map(
        list(
          `${selectRuns} WHERE r.day = (SELECT x.day FROM schedule_runs x WHERE x.schedule_id = s.id
             ORDER BY x.at DESC LIMIT 1)`,
        ).map((run) => [run.scheduleId, run]),
      ),

    readMissed() {
      // The other columns are those of the row with the greatest `at` (sqlite.org/lang_select.html#bareagg).
      const rows = db
        .prepare(
          `SELECT r.schedule_id, r.day, max(r.at) AS at, r.state, r.why, r.broadcast_ids, r.left_out, count(*) AS n
           FROM schedule_runs r JOIN schedules s ON s.id = r.schedule_id AND s.deleted_at IS NULL
           WHERE r.state = 'missed' GROUP BY r.schedule_id`,
        )
        .all() as unknown as readonly (RunRow & { readonly n: number })[];
      return rows
        .toSorted((one, other) => one.at - other.at)
        .map((row) => ({ latest: toRun(row), count: row.n }));
    },
  };
}

function toRun(row: RunRow): PastRun {
  return { scheduleId: row.schedule_id, day: row.day, at: row.at, state: toState(row) };
}

function toState(row: RunRow): PastRun['state'] {
  switch (row.state) {
    case 'started':
      return {
        kind: 'started',
        broadcastIds: JSON.parse(row.broadcast_ids),
        leftOut: JSON.parse(row.left_out),
      };
    case 'held':
      return { kind: 'held', why: row.why ?? 'no-group' };
    default:
      return { kind: row.state };
  }
}
