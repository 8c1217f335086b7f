import type { PowerMonitor } from 'electron';
import type { Clock } from './clock.ts';
import { type WatchNetworkNeeds, watchNetwork } from './watch-network.ts';

/**
 * Tells of the moments after which a connection may be dead without a word: the computer woke up, the screen was
 * unlocked, the network changed. One moment may be told twice (github.com/electron/electron issue 44252).
 * @returns a function that stops listening
 */
export type OnMoment = (listener: () => void) => () => void;

export interface MomentsNeeds {
  /** Electron's, which is there only after Electron is ready. */
  readonly monitor: Pick<PowerMonitor, 'on' | 'off'>;
  readonly clock: Clock;
  readonly readNetwork: WatchNetworkNeeds['read'];
}

export function createOnMoment({ monitor, clock, readNetwork }: MomentsNeeds): OnMoment {
  return (listener) => {
    const stopWatching = watchNetwork({ clock, read: readNetwork, onChange: listener });
    monitor.on('resume', listener);
    monitor.on('unlock-screen', listener);
    return () => {
      stopWatching();
      monitor.off('resume', listener);
      monitor.off('unlock-screen', listener);
    };
  };
}
