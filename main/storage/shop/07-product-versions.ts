export const productVersions = `
-- A product is its versions: one counts, and an import may stand ready to take its place.
CREATE TABLE products_kept (
  id TEXT PRIMARY KEY,
  created_at INTEGER NOT NULL,
  archived_at INTEGER,
  sold_out_at INTEGER
) STRICT;

CREATE TABLE imports (
  id TEXT PRIMARY KEY,
  -- What it wrote counts as soon as it is 'done', all at once, and no longer when it is 'undone'.
  state TEXT NOT NULL CHECK (state IN ('staging', 'done', 'undone')),
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE product_versions (
  row INTEGER PRIMARY KEY,
  product_id TEXT NOT NULL REFERENCES products (id),
  -- The import that wrote it, and the one whose version takes its place.
  import_id TEXT REFERENCES imports (id),
  replaced_by TEXT REFERENCES imports (id),
  name TEXT NOT NULL,
  code TEXT NOT NULL,
  price INTEGER CHECK (price > 0),
  old_price INTEGER CHECK (old_price > 0),
  pix_price INTEGER CHECK (pix_price > 0),
  instalment_count INTEGER CHECK (instalment_count > 1),
  instalment_value INTEGER CHECK ((instalment_value IS NULL) = (instalment_count IS NULL)),
  instalment_total INTEGER,
  -- Hundredths of a percent a month.
  monthly_interest INTEGER CHECK (monthly_interest >= 0),
  link TEXT NOT NULL,
  category TEXT NOT NULL,
  coupon_code TEXT,
  coupon_percent INTEGER CHECK (coupon_percent BETWEEN 1 AND 99),
  coupon_cap INTEGER,
  coupon_amount INTEGER CHECK ((coupon_percent IS NOT NULL) + (coupon_amount IS NOT NULL) = (coupon_code IS NOT NULL)),
  stock INTEGER CHECK (stock >= 0),
  -- A day: '2026-12-24'.
  valid_until TEXT,
  note TEXT NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT;
CREATE INDEX product_versions_by_product ON product_versions (product_id);

CREATE TABLE product_photos (
  version INTEGER NOT NULL REFERENCES product_versions (row) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  photo_id TEXT NOT NULL REFERENCES photos (id),
  PRIMARY KEY (version, position)
) STRICT, WITHOUT ROWID;

INSERT INTO products_kept (id, created_at, archived_at, sold_out_at)
  SELECT id, created_at, archived_at, sold_out_at FROM products ORDER BY rowid;
INSERT INTO product_versions (row, product_id, name, code, price, old_price, link, category, note, changed_at)
  SELECT rowid, id, name, '', price, old_price, '', '', note, changed_at FROM products;
INSERT INTO product_photos (version, position, photo_id)
  SELECT rowid, 0, photo_id FROM products WHERE photo_id IS NOT NULL;
DROP TABLE products;
ALTER TABLE products_kept RENAME TO products;

-- The versions that count.
CREATE VIEW current_versions AS
  SELECT v.* FROM product_versions v
  WHERE (v.import_id IS NULL OR v.import_id IN (SELECT id FROM imports WHERE state = 'done'))
    AND (v.replaced_by IS NULL OR v.replaced_by NOT IN (SELECT id FROM imports WHERE state = 'done'));

-- Finds words by their beginnings, without accents and capitals.
CREATE VIRTUAL TABLE products_search USING fts5 (
  name, code, category, coupon_code, note,
  content = 'product_versions', content_rowid = 'row',
  tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
);
INSERT INTO products_search (products_search) VALUES ('rebuild');
CREATE TRIGGER products_search_new AFTER INSERT ON product_versions BEGIN
  INSERT INTO products_search (rowid, name, code, category, coupon_code, note)
    VALUES (new.row, new.name, new.code, new.category, new.coupon_code, new.note);
END;
CREATE TRIGGER products_search_gone AFTER DELETE ON product_versions BEGIN
  INSERT INTO products_search (products_search, rowid, name, code, category, coupon_code, note)
    VALUES ('delete', old.row, old.name, old.code, old.category, old.coupon_code, old.note);
END;
CREATE TRIGGER products_search_changed AFTER UPDATE OF name, code, category, coupon_code, note ON product_versions BEGIN
  INSERT INTO products_search (products_search, rowid, name, code, category, coupon_code, note)
    VALUES ('delete', old.row, old.name, old.code, old.category, old.coupon_code, old.note);
  INSERT INTO products_search (rowid, name, code, category, coupon_code, note)
    VALUES (new.row, new.name, new.code, new.category, new.coupon_code, new.note);
END;

-- Every price that a product ever had; those of an import count with it.
CREATE TABLE product_prices (
  id INTEGER PRIMARY KEY,
  product_id TEXT NOT NULL REFERENCES products (id),
  import_id TEXT REFERENCES imports (id),
  at INTEGER NOT NULL,
  price INTEGER,
  old_price INTEGER,
  pix_price INTEGER
) STRICT;
CREATE INDEX product_prices_by_product ON product_prices (product_id, id);
INSERT INTO product_prices (product_id, at, price, old_price)
  SELECT product_id, changed_at, price, old_price FROM product_versions ORDER BY row;
CREATE TRIGGER product_price_new AFTER INSERT ON product_versions BEGIN
  INSERT INTO product_prices (product_id, import_id, at, price, old_price, pix_price)
    VALUES (new.product_id, new.import_id, new.changed_at, new.price, new.old_price, new.pix_price);
END;
CREATE TRIGGER product_price_changed AFTER UPDATE OF price, old_price, pix_price ON product_versions
WHEN (new.price, new.old_price, new.pix_price) IS NOT (old.price, old.old_price, old.pix_price) BEGIN
  INSERT INTO product_prices (product_id, import_id, at, price, old_price, pix_price)
    VALUES (new.product_id, new.import_id, new.changed_at, new.price, new.old_price, new.pix_price);
END;
`;
