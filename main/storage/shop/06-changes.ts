export const changes = `
ALTER TABLE products ADD COLUMN sold_out_at INTEGER;

-- What was asked of a promo after it was written down, one row for each delivery.
CREATE TABLE changes (
  id TEXT PRIMARY KEY,
  -- Grows by one with every change: the latest says how things stand.
  number INTEGER NOT NULL UNIQUE,
  delivery_id TEXT NOT NULL REFERENCES deliveries (id),
  -- 'again': it had not left, and was made anew with another text.
  kind TEXT NOT NULL CHECK (kind IN ('edit', 'delete', 'reply', 'again')),
  text TEXT CHECK ((text IS NULL) = (kind = 'delete')),
  -- 'spare': a reply that is sent if the change it stands by comes too late.
  state TEXT NOT NULL
    CHECK (state IN ('spare', 'waiting', 'sending', 'done', 'too-late', 'failed', 'unknown', 'cancelled')),
  reason TEXT CHECK ((reason IS NOT NULL) = (state = 'failed')),
  spare_for TEXT REFERENCES changes (id),
  instead_of TEXT CHECK (instead_of IN ('edit', 'delete')),
  -- If the promo comes back unsent, it is not sent at all.
  cancels_waiting INTEGER NOT NULL CHECK (cancels_waiting IN (0, 1)),
  try_count INTEGER NOT NULL DEFAULT 0,
  message_id TEXT UNIQUE CHECK ((message_id IS NULL) = (kind = 'again')),
  -- Somebody's receipt says that it arrived.
  is_proven INTEGER NOT NULL DEFAULT 0 CHECK (is_proven IN (0, 1)),
  created_at INTEGER NOT NULL,
  handed_over_at INTEGER,
  settled_at INTEGER
) STRICT;
CREATE INDEX changes_by_delivery ON changes (delivery_id);
CREATE INDEX changes_not_settled ON changes (state) WHERE state IN ('spare', 'waiting', 'sending');

-- As with messages: exactly what is handed over, until nobody can ask for it any more.
CREATE TABLE change_messages (
  id TEXT PRIMARY KEY REFERENCES changes (message_id),
  bytes BLOB NOT NULL
) STRICT;
`;
