export const templates = `
-- How products become messages. One of ours that she left alone has no words here: they are the app's, in its language.
CREATE TABLE templates (
  id TEXT PRIMARY KEY,
  position INTEGER NOT NULL,
  -- Which of ours it is.
  built_in TEXT UNIQUE,
  name TEXT,
  text TEXT,
  is_default INTEGER NOT NULL DEFAULT 0 CHECK (is_default IN (0, 1)),
  CHECK ((name IS NULL) = (text IS NULL)),
  CHECK (built_in IS NOT NULL OR name IS NOT NULL)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX templates_default ON templates (is_default) WHERE is_default = 1;
INSERT INTO templates (id, position, built_in, is_default)
  VALUES ('complete', 1, 'complete', 1), ('short', 2, 'short', 0), ('coupon', 3, 'coupon', 0);
`;
