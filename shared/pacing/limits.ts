import { type OpeningHours, shopHours } from './opening-hours.ts';

/** What a person may wish of the pace, as it stands in the settings. Whatever is wished for, `pacingFloor` holds. */
export interface PaceWish {
  /** The pause after a message is drawn between these two. */
  readonly minPauseMs: number;
  readonly maxPauseMs: number;
  /** Messages to groups in any 60 minutes. */
  readonly hourlyCap: number;
  /** Messages to groups in any 24 hours. */
  readonly dailyCap: number;
  /** When messages may go to groups. */
  readonly hours: OpeningHours;
}

/** How quickly messages follow each other. */
export interface Pacing extends PaceWish {
  /** 1 in real life. Only practice, where nobody is disturbed, may run faster. */
  readonly clockSpeed: number;
}

/** No setting goes below this pause or above these caps. */
export const pacingFloor = { pauseMs: 20_000, hourlyCap: 60, dailyCap: 300 } as const;

/** In the first days after a computer was linked nobody may wish for more than this, and pauses are twice as long. */
export const firstDays = { lastMs: 7 * 24 * 3_600_000, hourlyCap: 30, dailyCap: 100 } as const;

/** So long after a connection was made pauses are twice as long. */
export const firstMinutesMs = 3 * 60_000;

/** Longer pauses are a slip of the keyboard: a queue that waits for days looks like one that is broken. */
export const longestPauseMs = 30 * 60_000;

export const defaultWish: PaceWish = {
  minPauseMs: 20_000,
  maxPauseMs: 60_000,
  hourlyCap: 60,
  dailyCap: 200,
  hours: shopHours,
};

export const defaultPacing: Pacing = { ...defaultWish, clockSpeed: 1 };

/** @returns the nearest wish that the floor allows, with other fields as they are. */
export function withinFloor<Wish extends PaceWish>(wish: Wish): Wish {
  const minPauseMs = Math.min(longestPauseMs, atLeast(pacingFloor.pauseMs, wish.minPauseMs));
  const maxPauseMs = Math.min(longestPauseMs, atLeast(minPauseMs, wish.maxPauseMs));
  const hourlyCap = capWithin(pacingFloor.hourlyCap, wish.hourlyCap);
  const dailyCap = capWithin(pacingFloor.dailyCap, wish.dailyCap);
  return { ...wish, minPauseMs, maxPauseMs, hourlyCap, dailyCap };
}

/** @returns how many times faster time runs, never slower than in life */
export function speedOf({ clockSpeed }: Pick<Pacing, 'clockSpeed'>): number {
  return atLeast(1, clockSpeed);
}

/** Draws a pause into the limits; `chance` gives a number from its first up to its second argument. */
export function drawPauseMs(wish: PaceWish, chance: (min: number, max: number) => number): number {
  const { minPauseMs, maxPauseMs } = withinFloor(wish);
  return Math.round(Math.min(maxPauseMs, atLeast(minPauseMs, chance(minPauseMs, maxPauseMs))));
}

export function atLeast(least: number, wish: number): number {
  return Number.isFinite(wish) ? Math.max(least, wish) : least;
}

function capWithin(most: number, wish: number): number {
  return Number.isFinite(wish) ? Math.min(most, Math.max(1, Math.floor(wish))) : most;
}
