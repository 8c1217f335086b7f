export const nextRuns = `
-- What the catalogue may know of the schedules: the products that have a run to come, and when it is.
DROP VIEW coming_products;
CREATE VIEW coming_products (product_id, next_at) AS
  SELECT p.product_id, min(s.next_at) FROM schedule_promos p JOIN schedules s ON s.id = p.schedule_id
  WHERE s.next_at IS NOT NULL AND s.deleted_at IS NULL GROUP BY p.product_id;
`;
