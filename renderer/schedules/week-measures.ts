/** The height of the names of the days, in pixels. */
export const headHeight = 58;
/** The height of an entry: its time above its name. */
export const entryHeight = 40;
/** So low an hour may be: what stands at each full hour is read whole. */
export const leastHourHeight = 56;

/**
 * The height of an hour, so that a week fills the room that the window has for it.
 * @param room in pixels, the names of the days included
 */
export function hourHeightIn(room: number, hourCount: number): number {
  // Whole pixels: between them the lines of the hours would be drawn blurred.
  return Math.max(leastHourHeight, Math.floor((room - headHeight) / hourCount));
}
