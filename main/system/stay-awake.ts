import type { powerSaveBlocker } from 'electron';
import { readProgress } from '../../shared/broadcast-progress.ts';
import type { Broadcast } from '../../shared/broadcasts.ts';

/** Keeps the computer from falling asleep by itself; the screen may go dark. */
export interface StayAwake {
  set(isNeeded: boolean): void;
}

export function createStayAwake(blocker: Pick<typeof powerSaveBlocker, 'start' | 'stop'>): StayAwake {
  let id: number | null = null;
  return {
    set(isNeeded) {
      if (isNeeded) id ??= blocker.start('prevent-app-suspension');
      else if (id !== null) {
        blocker.stop(id);
        id = null;
      }
    },
  };
}

/** Only while a broadcast really runs: what is paused, or waits for opening hours or a connection, keeps nothing awake. */
export function needsToStayAwake(broadcasts: readonly Broadcast[]): boolean {
  return broadcasts.some((broadcast) => readProgress(broadcast).outcome === 'running');
}
