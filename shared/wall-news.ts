/** Something about this computer's clock that changes when planned promos go. Times are milliseconds since 1970. */
export type WallNews =
  /** It was set back behind runs that were dealt with. A clock that jumps ahead looks like a sleep: that is asked about. */
  | { readonly kind: 'set-back'; readonly at: number }
  /** @see Clock.timeZone */
  | { readonly kind: 'other-zone'; readonly at: number; readonly zone: string };
