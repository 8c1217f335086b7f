import { basename } from 'node:path';

/**
 * Loaded into the app's main process before the app: its clock is so many milliseconds ahead of the computer's, and a
 * test may set it further ahead while the app runs. Timers know nothing of it, as of a clock that a person sets, or of
 * a sleep.
 */
export type WithAhead = typeof globalThis & { promoAheadMs: number };

const { now } = Date;
const RealDate = Date;
(globalThis as WithAhead).promoAheadMs = Number(process.env.PROMO_TEST_AHEAD_MS ?? 0);

const ahead = () => now() + (globalThis as WithAhead).promoAheadMs;
globalThis.Date = new Proxy(RealDate, {
  construct: (target, values) =>
    values.length === 0 ? new target(ahead()) : Reflect.construct(target, values as []),
  get: (target, name) => (name === 'now' ? ahead : Reflect.get(target, name)),
});

// The app must find the arguments of a person's start.
const own = process.argv.findIndex((argument) => basename(argument) === basename(import.meta.filename));
process.argv.splice(own - 1, 2);
