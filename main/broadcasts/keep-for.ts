/**
 * So long after a message is settled may a device ask for it again, and are receipts counted. A phone that was off
 * for longer loses its linked devices anyway, so later answers are few.
 */
export const keepForMs = 14 * 24 * 3_600_000;
