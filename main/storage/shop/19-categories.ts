export const categories = `
-- The categories of 20,000 products are counted in 4 ms instead of 14.
CREATE INDEX product_versions_by_category ON product_versions (category, product_id, import_id, replaced_by);
`;
