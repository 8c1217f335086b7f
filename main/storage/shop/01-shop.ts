export const shop = `
-- The JPEG files lie beside the database, named by their content.
CREATE TABLE photos (
  id TEXT PRIMARY KEY,
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  added_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE products (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  price INTEGER NOT NULL CHECK (price > 0),
  old_price INTEGER CHECK (old_price > 0),
  note TEXT NOT NULL,
  photo_id TEXT REFERENCES photos (id),
  -- Name and note without accents and capitals, for the search.
  folded TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  archived_at INTEGER
) STRICT;

CREATE TABLE groups (
  id TEXT PRIMARY KEY,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  member_count INTEGER NOT NULL,
  why_no_post TEXT CHECK (why_no_post IN ('only-admins', 'community-parent', 'not-a-member')),
  announce_only INTEGER NOT NULL CHECK (announce_only IN (0, 1)),
  disappearing_seconds INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE groups_refreshed (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE broadcasts (
  id TEXT PRIMARY KEY,
  -- Grows by one with every broadcast: the order in which they go.
  number INTEGER NOT NULL UNIQUE,
  product_id TEXT REFERENCES products (id),
  product_name TEXT NOT NULL,
  text TEXT NOT NULL,
  photo_id TEXT REFERENCES photos (id),
  created_at INTEGER NOT NULL,
  is_paused INTEGER NOT NULL DEFAULT 0 CHECK (is_paused IN (0, 1))
) STRICT;
CREATE INDEX broadcasts_by_product ON broadcasts (product_id);

CREATE TABLE deliveries (
  id TEXT PRIMARY KEY,
  broadcast_id TEXT NOT NULL REFERENCES broadcasts (id),
  position INTEGER NOT NULL,
  destination TEXT NOT NULL CHECK (destination IN ('group', 'own-chat')),
  group_id TEXT CHECK ((group_id IS NULL) = (destination = 'own-chat')),
  group_name TEXT NOT NULL,
  people_count INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'waiting'
    CHECK (state IN ('waiting', 'sending', 'sent', 'failed', 'unknown', 'cancelled')),
  reason TEXT CHECK ((reason IS NOT NULL) = (state = 'failed')),
  try_count INTEGER NOT NULL DEFAULT 0,
  message_id TEXT NOT NULL UNIQUE,
  handed_over_at INTEGER,
  settled_at INTEGER,
  sent_at INTEGER CHECK ((sent_at IS NOT NULL) = (state = 'sent')),
  delivered_count INTEGER NOT NULL DEFAULT 0,
  seen_count INTEGER NOT NULL DEFAULT 0,
  UNIQUE (broadcast_id, position)
) STRICT;
CREATE INDEX deliveries_not_settled ON deliveries (state) WHERE state IN ('waiting', 'sending');

-- Exactly what is handed over, also when a device asks for it again; deleted once nobody can ask any more.
CREATE TABLE messages (
  id TEXT PRIMARY KEY REFERENCES deliveries (message_id),
  bytes BLOB NOT NULL
) STRICT;

-- Every time that a message was handed over, for the pauses and caps; ended_at is NULL until it was settled.
CREATE TABLE posts (
  id INTEGER PRIMARY KEY,
  delivery_id TEXT NOT NULL REFERENCES deliveries (id),
  started_at INTEGER NOT NULL,
  ended_at INTEGER,
  pause_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE pause_by_whatsapp (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  until INTEGER NOT NULL,
  pause_ms INTEGER NOT NULL
) STRICT;

-- Who was counted, as keyed hashes, so that each person counts once; deleted when the counting is over.
CREATE TABLE receipts (
  delivery_id TEXT NOT NULL REFERENCES deliveries (id),
  person TEXT NOT NULL,
  has_seen INTEGER NOT NULL CHECK (has_seen IN (0, 1)),
  PRIMARY KEY (delivery_id, person)
) STRICT, WITHOUT ROWID;

-- What the catalogue may know of the outbox.
CREATE VIEW product_sends (product_id, last_sent_at) AS
  SELECT b.product_id, max(d.sent_at)
  FROM broadcasts b JOIN deliveries d ON d.broadcast_id = b.id
  WHERE d.sent_at IS NOT NULL AND d.destination = 'group' AND b.product_id IS NOT NULL
  GROUP BY b.product_id;
`;
