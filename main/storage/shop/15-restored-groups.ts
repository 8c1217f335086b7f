export const restoredGroups = `
-- 1: it came with a backup, under the id that another login may have given it, and was in no list of this one yet.
ALTER TABLE known_groups ADD COLUMN is_restored INTEGER NOT NULL DEFAULT 0 CHECK (is_restored IN (0, 1));
CREATE INDEX known_groups_restored ON known_groups (name) WHERE is_restored = 1;
`;
