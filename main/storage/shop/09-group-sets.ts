export const groupSets = `
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
`;
