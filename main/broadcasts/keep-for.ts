/**
 * So long after a message is settled may a device ask for it again, and are receipts counted. A phone that was off
 * for longer loses its linked devices anyway, so later answers are few.
 */
export const keepForMs = 14 * 24 * 3_600_000;

/**
 * The messages that are kept take no more than this, or those settled first go before their 14 days are over. It is
 * what 60 promos an hour, day and night, with a photo each come to in that time: no shop gets there.
 */
export const keepBytes = 256 * 1_024 * 1_024;

/** Past posts are kept for the caps of a day. */
export const keepPostsForMs = 2 * 24 * 3_600_000;
