/** Letters with accents, as Brazilian shops write them, and the plain ones. */
const plainLetters: readonly (readonly [accented: string, plain: string])[] = [
  ['áàâãäÁÀÂÃÄ', 'a'],
  ['éèêëÉÈÊË', 'e'],
  ['íìîïÍÌÎÏ', 'i'],
  ['óòôõöÓÒÔÕÖ', 'o'],
  ['úùûüÚÙÛÜ', 'u'],
  ['çÇ', 'c'],
  ['ñÑ', 'n'],
];

const foldedName = plainLetters
  .flatMap(([accented, plain]) => [...accented].map((letter) => [letter, plain] as const))
  .reduce((inner, [letter, plain]) => `replace(${inner}, '${letter}', '${plain}')`, 'lower(name)');

export const productList = `
-- The name without accents and capitals, for the order of the alphabet.
ALTER TABLE product_versions ADD COLUMN folded_name TEXT NOT NULL DEFAULT '';
UPDATE product_versions SET folded_name = ${foldedName};
CREATE INDEX product_versions_with_code ON product_versions (code) WHERE code <> '';

-- When a group last got it. It is what the outbox says, kept beside the product: a long list cannot read the whole
-- outbox at every letter of a search.
ALTER TABLE products ADD COLUMN last_sent_at INTEGER;
UPDATE products SET last_sent_at = s.last_sent_at FROM product_sends s WHERE s.product_id = products.id;
CREATE TRIGGER product_sent_at_once AFTER INSERT ON deliveries
WHEN new.sent_at IS NOT NULL AND new.destination = 'group' BEGIN
  UPDATE products SET last_sent_at = max(coalesce(last_sent_at, new.sent_at), new.sent_at)
    WHERE id = (SELECT product_id FROM broadcasts WHERE id = new.broadcast_id);
END;
CREATE TRIGGER product_sent AFTER UPDATE OF sent_at ON deliveries
WHEN new.sent_at IS NOT NULL AND old.sent_at IS NULL AND new.destination = 'group' BEGIN
  UPDATE products SET last_sent_at = max(coalesce(last_sent_at, new.sent_at), new.sent_at)
    WHERE id = (SELECT product_id FROM broadcasts WHERE id = new.broadcast_id);
END;
CREATE TRIGGER product_sent_otherwise AFTER UPDATE OF sent_at ON deliveries
WHEN old.sent_at IS NOT NULL AND new.sent_at IS NOT old.sent_at AND new.destination = 'group' BEGIN
  UPDATE products SET last_sent_at = (
    SELECT max(d.sent_at) FROM broadcasts b JOIN deliveries d ON d.broadcast_id = b.id
    WHERE b.product_id = products.id AND d.destination = 'group')
    WHERE id = (SELECT product_id FROM broadcasts WHERE id = new.broadcast_id);
END;
`;
