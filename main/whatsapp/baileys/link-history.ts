import type { LinkEnd, NextLink } from './decide-reconnect.ts';

/** What went before an end, since the last stable connection. */
export type LinkHistory = Pick<LinkEnd, 'failedCount' | 'restartCount' | 'isVersionFresh'>;

export const noHistory: LinkHistory = { failedCount: 0, restartCount: 0, isVersionFresh: false };

/** @returns what counts at the next end, after `next` was decided at this one */
export function countEnd(history: LinkHistory, next: NextLink): LinkHistory {
  switch (next.kind) {
    case 'retry':
      return { ...history, failedCount: history.failedCount + 1 };
    case 'restart':
      return { ...history, restartCount: history.restartCount + 1 };
    case 'refresh-version':
      return { ...history, isVersionFresh: true };
    default:
      return history;
  }
}
