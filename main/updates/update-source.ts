import type { FoundUpdate } from '../../shared/updates.ts';

/** Where newer versions come from. */
export interface UpdateSource {
  /** @returns a version that is newer than this one, or `null`. @throws Error when nobody answers */
  look(): Promise<FoundUpdate | null>;
  /**
   * Fetches what was found last, and compares every byte of it with what the feed promised.
   * @throws AppError `update-damaged`, or any Error when it could not be fetched
   */
  fetch(onPercent: (percent: number) => void): Promise<void>;
  /** Puts what was fetched in the place of this version and starts it, when this app has ended in order. */
  installAtEnd(): void;
}

/** Makes the source when it is first wanted; `null` in a build without a feed. */
export type OpenUpdateSource = (() => Promise<UpdateSource>) | null;
