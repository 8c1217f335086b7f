import type { Rectangle } from 'electron';

/** Where the window was when it was last moved. */
export interface SavedPlace extends Rectangle {
  readonly isMaximized: boolean;
}

export interface WindowPlace {
  readonly width: number;
  readonly height: number;
  /** Missing: in the middle of the first screen. */
  readonly at?: { readonly x: number; readonly y: number };
  readonly isMaximized: boolean;
}

const usualSize = { width: 1180, height: 780 };
export const leastSize = { width: 900, height: 600 };
/** She takes the window by its top: so much of that must be on a screen. */
const grip = { width: 120, height: 32 };

/**
 * Decides where the window opens: where it was, unless its top is on no screen any more, and never larger than the
 * screen.
 * @param areas what each screen leaves free, the first screen first; in the same units as `saved`
 */
export function placeWindow(saved: SavedPlace | null, areas: readonly Rectangle[]): WindowPlace {
  const isMaximized = saved?.isMaximized ?? false;
  const home = saved && areas.find((area) => canGrip({ ...saved, ...fitTo(saved, area) }, area));
  if (saved && home) return { ...fitTo(saved, home), at: { x: saved.x, y: saved.y }, isMaximized };
  return { ...fitTo(saved ?? usualSize, areas[0]), isMaximized };
}

function fitTo(wished: typeof usualSize, area: Rectangle | undefined): typeof usualSize {
  return {
    width: within(wished.width, leastSize.width, area?.width),
    height: within(wished.height, leastSize.height, area?.height),
  };
}

function canGrip(window: Rectangle, area: Rectangle): boolean {
  const seenWidth = Math.min(window.x + window.width, area.x + area.width) - Math.max(window.x, area.x);
  const seenHeight = Math.min(window.y + grip.height, area.y + area.height) - Math.max(window.y, area.y);
  return seenWidth >= grip.width && seenHeight >= grip.height;
}

function within(wished: number, least: number, most = Number.POSITIVE_INFINITY): number {
  return Math.min(Math.max(wished, least), most);
}
