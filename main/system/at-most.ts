import type { Clock } from './clock.ts';

/** Waits until it is settled, but no longer than `ms`. */
export async function atMost(ms: number, settled: Promise<void>, clock: Clock): Promise<void> {
  let cancel = () => {};
  const timeUp = new Promise<void>((resolve) => {
    cancel = clock.after(ms, resolve);
  });
  await Promise.race([settled, timeUp]);
  cancel();
}
