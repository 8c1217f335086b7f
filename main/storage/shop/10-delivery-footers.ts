export const deliveryFooters = `
-- What was added under the text of the broadcast for this group: an edit adds it again.
ALTER TABLE deliveries ADD COLUMN footer TEXT NOT NULL DEFAULT '';
`;
