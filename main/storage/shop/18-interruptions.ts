export const interruptions = `
-- When it was to go, of what waits for her answer after a time in which nobody could see to it.
ALTER TABLE deliveries ADD COLUMN interrupted_at INTEGER;
ALTER TABLE changes ADD COLUMN interrupted_at INTEGER;
-- Its place among the broadcasts that wait, where she put it behind others; NULL is that of its own broadcast.
ALTER TABLE deliveries ADD COLUMN turn INTEGER;
CREATE INDEX deliveries_interrupted ON deliveries (broadcast_id) WHERE interrupted_at IS NOT NULL;
CREATE INDEX changes_interrupted ON changes (delivery_id) WHERE interrupted_at IS NOT NULL;

-- When the next message was to go, the last time that one waited and anybody could see to it.
CREATE TABLE outbox_due (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  at INTEGER NOT NULL
) STRICT;
`;
