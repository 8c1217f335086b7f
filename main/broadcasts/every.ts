import type { Clock } from '../system/clock.ts';

/** Does something now and again after every `ms`. @returns a function that ends it */
export function every(ms: number, clock: Clock, action: () => void): () => void {
  let cancel = () => {};
  function act(): void {
    cancel = clock.after(ms, act);
    action();
  }
  act();
  return () => cancel();
}
