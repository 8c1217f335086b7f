/** WhatsApp answers questions for all groups too often with a pause of the account. */
export const leastBetweenRefreshesMs = 5 * 60_000;

/**
 * Until when WhatsApp is not asked for the whole list again; `null` when it may be asked now. A question from the
 * future means that the clock was set back.
 * @param askedAt of the last question, whoever asked it; `null` when none was ever asked
 */
export function mayRefreshAt(askedAt: number | null, now: number): number | null {
  if (askedAt === null || askedAt > now) return null;
  const mayAt = askedAt + leastBetweenRefreshesMs;
  return mayAt > now ? mayAt : null;
}
