import { networkInterfaces } from 'node:os';
import { powerMonitor } from 'electron';
import { systemClock as clock } from './clock.ts';
import { watchNetwork } from './watch-network.ts';

/**
 * Tells of the moments after which a connection may be dead without a word: the computer woke up, the screen was
 * unlocked, the network changed. One moment may be told twice (github.com/electron/electron issue 44252).
 * @returns a function that stops listening
 */
export type OnMoment = (listener: () => void) => () => void;

/** Only after Electron is ready. */
export const onMoment: OnMoment = (listener) => {
  const stopWatching = watchNetwork({ clock, read: networkInterfaces, onChange: listener });
  powerMonitor.on('resume', listener);
  powerMonitor.on('unlock-screen', listener);
  return () => {
    stopWatching();
    powerMonitor.off('resume', listener);
    powerMonitor.off('unlock-screen', listener);
  };
};
