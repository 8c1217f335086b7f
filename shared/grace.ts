/** So many minutes late something may still go by itself, as she chooses it. */
export const graceChoices = [0, 15, 30, 60, 120] as const;
export type GraceMinutes = (typeof graceChoices)[number];

export const usualGraceMinutes: GraceMinutes = 30;

/** A timer, an upload and a moment without Wi-Fi take their time: up to here nothing is late, whatever she chose. */
const onTimeMs = 2 * 60_000;

/** @returns how late something may go without her, in milliseconds */
export function graceMsOf(minutes: GraceMinutes): number {
  return Math.max(onTimeMs, minutes * 60_000);
}
