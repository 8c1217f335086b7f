/**
 * The versions of shop.db, oldest first: only ever append. Times are milliseconds since 1970, money is centavos,
 * flags are 0 or 1. No member's number, address or name is stored here.
 */
export const shopMigrations: readonly string[] = [
  `
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
  `,
  `
  CREATE TABLE linked_since (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    since INTEGER NOT NULL
  ) STRICT;
  `,
  `
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
  `,
  `
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
  `,
  `
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
  `,
  `
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
  `,
  `
  -- The group's place in a community, and our own name of its parent, which need not be among the groups.
  ALTER TABLE groups ADD COLUMN community TEXT CHECK (community IN ('parent', 'announcements', 'group'));
  ALTER TABLE groups ADD COLUMN parent_id TEXT
    CHECK ((parent_id IS NOT NULL) = ifnull(community IN ('announcements', 'group'), 0));

  -- When WhatsApp was last asked for the whole list.
  CREATE TABLE groups_asked (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    at INTEGER NOT NULL
  ) STRICT;

  -- What this shop keeps of every group that it ever saw, also while the account is not in it.
  CREATE TABLE known_groups (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    footer TEXT NOT NULL DEFAULT ''
  ) STRICT, WITHOUT ROWID;
  INSERT INTO known_groups (id, name) SELECT id, name FROM groups;

  CREATE TABLE group_sets (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    color TEXT NOT NULL
      CHECK (color IN ('plum', 'teal', 'amber', 'blue', 'rose', 'green', 'brown', 'gray')),
    position INTEGER NOT NULL,
    -- A deletion can be taken back as long as the app runs.
    deleted_at INTEGER
  ) STRICT;

  CREATE TABLE group_set_members (
    set_id TEXT NOT NULL REFERENCES group_sets (id) ON DELETE CASCADE,
    group_id TEXT NOT NULL REFERENCES known_groups (id),
    PRIMARY KEY (set_id, group_id)
  ) STRICT, WITHOUT ROWID;

  -- What the groups may know of the outbox: the last promo that each one got.
  CREATE INDEX deliveries_by_group ON deliveries (group_id, sent_at) WHERE sent_at IS NOT NULL;
  CREATE VIEW last_group_posts (group_id, sent_at, product_name) AS
    SELECT k.id, d.sent_at, b.product_name
    FROM known_groups k
    JOIN deliveries d ON d.id =
      (SELECT id FROM deliveries WHERE group_id = k.id AND sent_at IS NOT NULL ORDER BY sent_at DESC LIMIT 1)
    JOIN broadcasts b ON b.id = d.broadcast_id;
  `,
];
