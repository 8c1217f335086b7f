export const steadySending = `
-- What waits is looked for before every message. An index WHERE state IN (…) is of no use to a question for one of them.
CREATE INDEX deliveries_waiting ON deliveries (broadcast_id) WHERE state = 'waiting';
CREATE INDEX changes_waiting ON changes (number) WHERE state = 'waiting';
`;
