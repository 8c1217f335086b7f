import type { ElectronApplication } from 'playwright-core';
import { isLost, untilAnswered } from '../../scripts/demo/until-answered.ts';

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
