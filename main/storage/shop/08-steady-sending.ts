export const steadySending = `
-- Counted anew for every question, it took as long as there were sends: kept instead.
CREATE TABLE product_sends_kept (
  product_id TEXT PRIMARY KEY REFERENCES products (id),
  last_sent_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO product_sends_kept (product_id, last_sent_at) SELECT product_id, last_sent_at FROM product_sends;
DROP VIEW product_sends;
ALTER TABLE product_sends_kept RENAME TO product_sends;

CREATE TRIGGER product_sent AFTER UPDATE OF sent_at ON deliveries
WHEN new.sent_at IS NOT NULL AND new.destination = 'group' BEGIN
  INSERT INTO product_sends (product_id, last_sent_at)
    SELECT product_id, new.sent_at FROM broadcasts WHERE id = new.broadcast_id AND product_id IS NOT NULL
    ON CONFLICT (product_id) DO UPDATE SET last_sent_at = max(last_sent_at, excluded.last_sent_at);
END;

-- What waits is looked for before every message. An index WHERE state IN (…) is of no use to a question for one of them.
CREATE INDEX deliveries_waiting ON deliveries (broadcast_id) WHERE state = 'waiting';
CREATE INDEX changes_waiting ON changes (number) WHERE state = 'waiting';
`;
