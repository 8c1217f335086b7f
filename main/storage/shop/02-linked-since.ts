export const linkedSince = `
CREATE TABLE linked_since (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  since INTEGER NOT NULL
) STRICT;
`;
