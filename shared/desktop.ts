/** How the app lives on her desktop, as she chose it. */
export interface DesktopWish {
  /** Starts with the computer, without showing the window. */
  readonly startsAtLogin: boolean;
  /** Goes on sending when the window is closed. */
  readonly keepsRunning: boolean;
  /** Tells of what became of her promos while the window is not in front. */
  readonly notifies: boolean;
}

/** Nothing starts or stays without her: she allows both herself. */
export const usualDesktop: DesktopWish = { startsAtLogin: false, keepsRunning: false, notifies: true };

/** The places that a menu opens in the window. */
export const places = [
  'products',
  'broadcasts',
  'calendar',
  'groups',
  'templates',
  'connection',
  'settings',
] as const;
/** The first steps can be seen again, and a notification leads to what waits for her: both have no place in the list. */
export type Place = (typeof places)[number] | 'welcome' | 'coming-back';

/** A place that was asked for outside the window. */
export interface WantedPlace {
  readonly place: Place;
  /** Grows with each wish, so that the same place can be wanted twice. */
  readonly wish: number;
}
