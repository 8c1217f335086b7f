import type { BrowserWindow, PowerMonitor } from 'electron';

/** What the computer says of its power. */
export interface PowerListener {
  readonly onSuspend: () => void;
  readonly onResume: () => void;
  /** It shuts down or logs her out, and waits a few seconds for the app to end. */
  readonly onShutdown: () => void;
}

/** @returns a function that stops listening */
export type WatchPower = (listener: PowerListener) => () => void;

/** macOS and Linux tell the app of a shutdown, Windows tells its windows. */
export function createWatchPower(
  monitor: Pick<PowerMonitor, 'on' | 'off'>,
  window: Pick<BrowserWindow, 'on' | 'off' | 'isDestroyed'>,
): WatchPower {
  return ({ onSuspend, onResume, onShutdown }) => {
    // Without this the computer does not wait for a clean end (Electron, docs/api/power-monitor.md, "shutdown").
    const shutDown = (event?: { preventDefault?: () => void }) => {
      event?.preventDefault?.();
      onShutdown();
    };
    const endSession = () => onShutdown();
    monitor.on('suspend', onSuspend);
    monitor.on('resume', onResume);
    monitor.on('shutdown', shutDown);
    window.on('session-end', endSession);
    return () => {
      monitor.off('suspend', onSuspend);
      monitor.off('resume', onResume);
      monitor.off('shutdown', shutDown);
      if (!window.isDestroyed()) window.off('session-end', endSession);
    };
  };
}
