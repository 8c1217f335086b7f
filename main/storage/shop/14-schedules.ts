export const schedules = `
-- What is to be sent by itself. Day and time are those of the calendar and the wall, in whatever zone the computer is.
CREATE TABLE schedules (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('products', 'free-text')),
  text TEXT CHECK ((text IS NOT NULL) = (kind = 'free-text')),
  photo_id TEXT REFERENCES photos (id),
  -- JSON, as shared/schedules/timing.ts has it.
  timing TEXT NOT NULL,
  is_paused INTEGER NOT NULL DEFAULT 0 CHECK (is_paused IN (0, 1)),
  -- Every run until then is dealt with; single ones after it may be, too, where the clock was set back.
  handled_until INTEGER NOT NULL,
  -- The next run, which follows from the rest and the time zone; NULL when there is none or it is paused.
  next_at INTEGER,
  next_day TEXT CHECK ((next_day IS NULL) = (next_at IS NULL)),
  next_left_out TEXT NOT NULL DEFAULT '[]',
  -- A deletion can be taken back as long as the app runs.
  deleted_at INTEGER
) STRICT;
CREATE INDEX schedules_next ON schedules (next_at) WHERE next_at IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX schedules_by_photo ON schedules (photo_id) WHERE photo_id IS NOT NULL;

CREATE TABLE schedule_promos (
  schedule_id TEXT NOT NULL REFERENCES schedules (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  product_id TEXT NOT NULL REFERENCES products (id),
  -- NULL is the default one, also when its own was removed.
  template_id TEXT REFERENCES templates (id) ON DELETE SET NULL,
  pinned_text TEXT,
  PRIMARY KEY (schedule_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX schedule_promos_by_product ON schedule_promos (product_id);
CREATE INDEX schedule_promos_by_template ON schedule_promos (template_id);

CREATE TABLE schedule_groups (
  schedule_id TEXT NOT NULL REFERENCES schedules (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  group_id TEXT NOT NULL REFERENCES known_groups (id),
  PRIMARY KEY (schedule_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE schedule_sets (
  schedule_id TEXT NOT NULL REFERENCES schedules (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  set_id TEXT NOT NULL REFERENCES group_sets (id) ON DELETE CASCADE,
  PRIMARY KEY (schedule_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX schedule_sets_by_set ON schedule_sets (set_id);

-- What became of each run. A day has one, whatever the clock does: so nothing runs twice.
CREATE TABLE schedule_runs (
  schedule_id TEXT NOT NULL REFERENCES schedules (id) ON DELETE CASCADE,
  day TEXT NOT NULL,
  at INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('started', 'held', 'missed', 'discarded')),
  why TEXT CHECK ((why IS NOT NULL) = (state = 'held')),
  -- JSON; of what was started.
  broadcast_ids TEXT NOT NULL DEFAULT '[]',
  left_out TEXT NOT NULL DEFAULT '[]',
  PRIMARY KEY (schedule_id, day)
) STRICT, WITHOUT ROWID;
CREATE INDEX schedule_runs_by_time ON schedule_runs (at);
CREATE INDEX schedule_runs_of_one ON schedule_runs (schedule_id, at);
CREATE INDEX schedule_runs_missed ON schedule_runs (schedule_id) WHERE state = 'missed';

-- What the catalogue may know of the schedules: the products that have a run to come.
CREATE VIEW coming_products (product_id) AS
  SELECT DISTINCT p.product_id FROM schedule_promos p JOIN schedules s ON s.id = p.schedule_id
  WHERE s.next_at IS NOT NULL AND s.deleted_at IS NULL;
-- What the schedules may know of the catalogue.
CREATE VIEW scheduled_products (schedule_id, position, product_id, name, is_archived, is_sold_out, valid_until, photo_id) AS
  SELECT sp.schedule_id, sp.position, sp.product_id, v.name, p.archived_at IS NOT NULL, p.sold_out_at IS NOT NULL,
    v.valid_until,
    (SELECT photo_id FROM product_photos WHERE version = v.row ORDER BY position LIMIT 1)
  FROM schedule_promos sp
  JOIN products p ON p.id = sp.product_id
  LEFT JOIN current_versions v ON v.product_id = p.id;
`;
