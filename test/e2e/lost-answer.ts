import type { ElectronApplication } from 'playwright-core';

/**
 * V8 may collect the promise of an answer before it is sent, most of all in a busy process (github.com/microsoft/
 * playwright issue 33737). What was asked has then been done in the app, and only its answer is lost.
 */
function isLost(error: unknown): boolean {
  return error instanceof Error && error.message.includes('Resulting promise was garbage collected');
}

const mostTries = 5;

/** Asks once more when the answer is lost: for what only looks. */
export async function untilAnswered<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await ask();
    } catch (error) {
      if (!isLost(error) || tried === mostTries) throw error;
    }
  }
}

type Evaluate = ElectronApplication['evaluate'];

const firstHand = new WeakMap<ElectronApplication, Evaluate>();

/** From now on everything is asked again when its answer is lost. What must not be done twice is done by `askOnce`. */
export function keepAnswers(electron: ElectronApplication): void {
  const evaluate = electron.evaluate.bind(electron) as (...asked: readonly unknown[]) => Promise<unknown>;
  firstHand.set(electron, evaluate as Evaluate);
  const ask = (...asked: readonly unknown[]) => untilAnswered(() => evaluate(...asked));
  electron.evaluate = ask as Evaluate;
}

/** Asks, and fails when the answer is lost. */
export function askOnce(electron: ElectronApplication): Evaluate {
  return firstHand.get(electron) ?? (electron.evaluate.bind(electron) as Evaluate);
}

/** Does not do it twice when the answer is lost. */
export async function doneOnce(act: Promise<void>): Promise<void> {
  await act.catch((error: unknown) => {
    if (!isLost(error)) throw error;
  });
}
