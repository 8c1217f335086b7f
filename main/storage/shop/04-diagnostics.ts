export const diagnostics = `
-- What the link went through, for the diagnosis: words of closed lists, and our own names of groups.
CREATE TABLE diagnostics_events (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  topic TEXT NOT NULL CHECK (topic IN ('connection', 'healing')),
  kind TEXT NOT NULL,
  reason TEXT,
  group_id TEXT
) STRICT;
CREATE INDEX diagnostics_events_by_topic ON diagnostics_events (topic, id);

-- What the diagnosis may know of the outbox.
CREATE VIEW outbox_counts (state, delivery_count) AS SELECT state, count(*) FROM deliveries GROUP BY state;
`;
