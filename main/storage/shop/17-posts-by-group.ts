export const postsByGroup = `
-- What a group got, by time: before every broadcast its last days are looked through for the same promo.
CREATE INDEX posts_by_group ON deliveries (group_id, coalesce(sent_at, handed_over_at))
  WHERE destination = 'group' AND state IN ('sent', 'unknown');
`;
