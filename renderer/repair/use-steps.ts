import { useState } from 'react';

export type StepState = 'open' | 'running' | 'done';

export interface Steps<Step extends string> {
  readonly running: Step | null;
  /** The one that was done last, and worked. */
  readonly latest: Step | null;
  /** What went wrong with the one that was tried last. */
  readonly error: Error | null;
  /** The first that was not done yet. */
  readonly next: Step | undefined;
  stateOf(step: Step): StepState;
  take(step: Step): void;
}

/** Steps that are taken one at a time, and what came of them since they were first shown. */
export function useSteps<Step extends string>(
  all: readonly Step[],
  act: (step: Step) => Promise<unknown>,
): Steps<Step> {
  const [running, setRunning] = useState<Step | null>(null);
  const [latest, setLatest] = useState<Step | null>(null);
  const [done, setDone] = useState<readonly Step[]>([]);
  const [error, setError] = useState<Error | null>(null);

  async function take(step: Step): Promise<void> {
    setRunning(step);
    setLatest(null);
    setError(null);
    try {
      await act(step);
      setDone((before) => [...before, step]);
      setLatest(step);
    } catch (thrown) {
      setError(thrown instanceof Error ? thrown : new Error(String(thrown)));
    } finally {
      setRunning(null);
    }
  }

  return {
    ...{ running, latest, error },
    next: all.find((step) => !done.includes(step)),
    stateOf: (step) => (step === running ? 'running' : done.includes(step) ? 'done' : 'open'),
    take: (step) => void take(step),
  };
}
