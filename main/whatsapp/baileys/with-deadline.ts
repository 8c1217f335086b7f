import type { Clock } from '../../system/clock.ts';

/** Gives a question up after a while. What it still answers then is dropped. */
export async function withDeadline<Result>(
  clock: Clock,
  deadlineMs: number,
  question: () => Promise<Result>,
  makeError: () => Error,
): Promise<Result> {
  const { promise, reject } = Promise.withResolvers<never>();
  const cancel = clock.after(deadlineMs, () => reject(makeError()));
  try {
    return await Promise.race([question(), promise]);
  } finally {
    cancel();
  }
}
