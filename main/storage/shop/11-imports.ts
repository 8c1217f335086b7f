export const imports = `
-- What an import of the past was; done_at is NULL as long as it never counted.
ALTER TABLE imports ADD COLUMN file_name TEXT NOT NULL DEFAULT '';
ALTER TABLE imports ADD COLUMN added_count INTEGER NOT NULL DEFAULT 0;
ALTER TABLE imports ADD COLUMN updated_count INTEGER NOT NULL DEFAULT 0;
ALTER TABLE imports ADD COLUMN done_at INTEGER;
-- Grows by one with every import that counted: the computer's clock may be set back, and the newest is undone first.
ALTER TABLE imports ADD COLUMN number INTEGER;
-- What it replaced is no longer kept, so that it cannot be undone.
ALTER TABLE imports ADD COLUMN is_final INTEGER NOT NULL DEFAULT 0 CHECK (is_final IN (0, 1));

CREATE INDEX product_versions_by_import ON product_versions (import_id) WHERE import_id IS NOT NULL;
CREATE INDEX product_versions_replaced ON product_versions (replaced_by) WHERE replaced_by IS NOT NULL;
CREATE INDEX product_prices_by_import ON product_prices (import_id) WHERE import_id IS NOT NULL;
`;
