import type { WallTime } from './timing.ts';

/** Minutes since midnight as a time of the wall: `09:05` for 545. */
export function wallTimeOf(minute: number): WallTime {
  const twoDigits = (part: number) => String(part).padStart(2, '0');
  return `${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}`;
}

/** @returns minutes since midnight, or `undefined` when the text is no time */
export function readWallMinutes(text: string): number | undefined {
  const [, hour, minute] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text) ?? [];
  return hour === undefined ? undefined : Number(hour) * 60 + Number(minute);
}
