/** What is remembered of WhatsApp asking for less. Times are milliseconds since 1970. */
export interface QuietMemory {
  /** Requests for quiet in a row, none further than a day from the next. */
  readonly requestCount: number;
  readonly requestedAt: number;
  readonly until: number;
  readonly code: number;
}

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** 429: too much at once. Each time again within a day, the pause is twice as long as the one before. */
const firstPauseMs = 15 * minuteMs;
const longestPauseMs = 12 * 60 * minuteMs;

/** 463: the account is restricted, and trying again makes it longer; this long where nobody has said until when. */
export const restrictedPauseMs = 60 * minuteMs;

/**
 * Decides how long nothing leaves after WhatsApp has asked for quiet.
 * @param before what was remembered until now
 * @param code WhatsApp's own number, 429 or 463
 * @param lockedUntil the end of a time lock, where it is known
 */
export function decideQuiet(
  before: QuietMemory | null,
  code: number,
  lockedUntil: number | null,
  now: number,
): QuietMemory {
  const isAgain = before !== null && now - before.requestedAt < dayMs && now >= before.requestedAt;
  // What is said a second time while it is quiet already was asked before the first answer came.
  if (isAgain && before.until > now && before.code === code && code === 429) return before;
  const requestCount = isAgain ? before.requestCount + 1 : 1;
  const grownMs = Math.min(longestPauseMs, firstPauseMs * 2 ** (requestCount - 1));
  const until = code === 463 ? Math.max(lockedUntil ?? 0, now + restrictedPauseMs) : now + grownMs;
  return { requestCount, requestedAt: now, until: Math.max(until, before?.until ?? 0), code };
}
