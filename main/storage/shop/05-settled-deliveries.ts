export const settledDeliveries = `
-- When something else than an acknowledgement showed that WhatsApp has it, and when the person left it unknown.
ALTER TABLE deliveries ADD COLUMN proven_at INTEGER;
ALTER TABLE deliveries ADD COLUMN left_at INTEGER;
CREATE INDEX deliveries_unanswered ON deliveries (broadcast_id) WHERE state = 'unknown' AND left_at IS NULL;

-- The history and the diagnosis say it too.
DROP VIEW history_deliveries;
CREATE VIEW history_deliveries
  (id, broadcast_id, position, is_own_chat, group_name, people_count, state, reason, sent_at,
   delivered_count, seen_count) AS
  SELECT id, broadcast_id, position, destination = 'own-chat', group_name, people_count,
    iif(state = 'unknown' AND left_at IS NOT NULL, 'left', state), reason, sent_at, delivered_count, seen_count
  FROM deliveries;
DROP VIEW outbox_counts;
CREATE VIEW outbox_counts (state, delivery_count) AS
  SELECT iif(state = 'unknown' AND left_at IS NOT NULL, 'left', state), count(*) FROM deliveries GROUP BY 1;
`;
