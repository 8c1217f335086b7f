/** The height of an hour of the week, in pixels. */
export const hourHeight = 56;
export const pixelsPerMinute = hourHeight / 60;
/** The height of an entry: its time above its name. */
export const entryHeight = 40;
