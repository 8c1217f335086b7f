/**
 * What is known of a newer version of the app. Nothing is fetched or installed before she says so. `null` in its place
 * means that this build looks for none.
 */
export type UpdateState =
  /** Nothing newer is known; `lookedAt` is in milliseconds since 1970, or `null` as long as nobody could be asked. */
  | { readonly kind: 'newest'; readonly lookedAt: number | null }
  | (FoundUpdate & { readonly kind: 'found' })
  /** She said so, and it is on its way. `percent` is whole, 0 to 100. */
  | (FoundUpdate & { readonly kind: 'fetching'; readonly percent: number })
  /** It is here and unaltered, and the app ends to put it in its place. */
  | (FoundUpdate & { readonly kind: 'installing' });

export interface FoundUpdate {
  /** For example `0.2.0`. */
  readonly version: string;
  /** What has changed, plain text in lines; empty when nobody wrote it down. */
  readonly notes: string;
}
