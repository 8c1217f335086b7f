const mostTries = 5;

/** Asks once more when the answer is lost: for what only looks, and for what may be done twice. */
export async function untilAnswered<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await ask();
    } catch (error) {
      if (!isLost(error) || tried === mostTries) throw error;
    }
  }
}

/**
 * V8 may collect the promise of an answer before it is sent, most of all in a busy process (github.com/microsoft/
 * playwright issue 33737). What was asked has then been done in the app, and only its answer is lost.
 */
export function isLost(error: unknown): boolean {
  return error instanceof Error && error.message.includes('Resulting promise was garbage collected');
}
