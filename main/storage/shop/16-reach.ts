export const reach = `
-- What the pictures of the last weeks are drawn from: what groups got, not what went to the own chat.
CREATE INDEX deliveries_by_time ON deliveries (sent_at) WHERE sent_at IS NOT NULL;
CREATE VIEW group_posts (sent_at, group_id, group_name, people_count, delivered_count, seen_count) AS
  SELECT sent_at, group_id, group_name, people_count, delivered_count, seen_count
  FROM deliveries WHERE sent_at IS NOT NULL AND state = 'sent' AND destination = 'group';
`;
