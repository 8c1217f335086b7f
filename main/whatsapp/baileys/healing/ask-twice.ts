import type { Clock } from '../../../system/clock.ts';
import { readQueryCode } from '../explain-link-end.ts';
import { withDeadline } from '../with-deadline.ts';

export interface Patience {
  readonly clock: Clock;
  /** How long WhatsApp may take for one answer. */
  readonly questionMs: number;
}

/**
 * Asks WhatsApp, and once more when no answer comes or the server itself fails. Baileys on its own takes an answer
 * that never came for an empty one (7.0.0-rc14, lib/Socket/socket.js:107-112, lib/Utils/signal.js:100-111) and sends
 * a message that nobody can read.
 * @returns `undefined` when both went unanswered
 * @throws what WhatsApp refuses the question with, and that the connection is gone
 */
export async function askTwice<Answer>(
  { clock, questionMs }: Patience,
  ask: () => Promise<Answer | undefined>,
): Promise<Answer | undefined> {
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      const answer = await withDeadline(clock, questionMs, ask, () => new Unanswered());
      if (answer !== undefined) return answer;
    } catch (error) {
      if (!isWorthAskingAgain(error)) throw error;
    }
  }
  return undefined;
}

class Unanswered extends Error {}

/** 408 is Baileys' word for a question that took too long. */
function isWorthAskingAgain(error: unknown): boolean {
  const code = readQueryCode(error);
  return error instanceof Unanswered || code === 408 || (code !== undefined && code >= 500);
}
