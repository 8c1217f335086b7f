import type { Sleep } from '../../main/system/sleep.ts';

/** A computer that never sleeps. */
export const alwaysAwake: Sleep = { isAsleep: () => false, onWake: () => () => {}, stop() {} };
