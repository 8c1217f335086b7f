export const history = `
-- What the history may know of the outbox.
CREATE VIEW history_entries (id, number, created_at, product_name, text, photo_id, is_in_trouble) AS
  SELECT b.id, b.number, b.created_at, b.product_name, b.text, b.photo_id,
    EXISTS (SELECT 1 FROM deliveries d WHERE d.broadcast_id = b.id AND d.state IN ('failed', 'unknown'))
  FROM broadcasts b;
CREATE VIEW history_deliveries
  (id, broadcast_id, position, is_own_chat, group_name, people_count, state, reason, sent_at,
   delivered_count, seen_count) AS
  SELECT id, broadcast_id, position, destination = 'own-chat', group_name, people_count, state, reason, sent_at,
    delivered_count, seen_count
  FROM deliveries;
CREATE INDEX deliveries_in_trouble ON deliveries (broadcast_id) WHERE state IN ('failed', 'unknown');
CREATE INDEX broadcasts_by_time ON broadcasts (created_at);

-- What a search looks at, without accents and capitals; filled by the history when somebody searches.
CREATE TABLE history_search (
  number INTEGER PRIMARY KEY REFERENCES broadcasts (number),
  folded TEXT NOT NULL
) STRICT;
CREATE TRIGGER history_search_outdated AFTER UPDATE OF product_name, text ON broadcasts BEGIN
  DELETE FROM history_search WHERE number = old.number;
END;
`;
