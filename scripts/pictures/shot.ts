import type { Amount, ScreenName } from './screens.ts';

export const schemes = ['light', 'dark'] as const;
export type Scheme = (typeof schemes)[number];

/** The window: as it opens, as large as screens come, as small as it gets, and read from afar. */
export const frames = ['usual', 'large', 'small', 'zoomed'] as const;
export type Frame = (typeof frames)[number];

export interface Shot {
  readonly screen: ScreenName;
  readonly amount: Amount;
  readonly frame: Frame;
  readonly scheme: Scheme;
  /** The file's name. */
  readonly file: string;
}
