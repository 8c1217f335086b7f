import type { App, BrowserWindow } from 'electron';
import { readProgress } from '../../shared/broadcast-progress.ts';
import type { Broadcast } from '../../shared/broadcasts.ts';

/** What the taskbar or the dock shows on the icon. */
export interface TaskbarView {
  /** 0 to 1; `null` when nothing runs. */
  readonly progress: number | null;
  readonly isPaused: boolean;
  /** Deliveries that wait for an answer of hers. */
  readonly badgeCount: number;
}

export interface Taskbar {
  show(view: TaskbarView): void;
}

/** The badge is known to macOS and to some desktops of Linux; the progress to Windows, macOS and the same of Linux. */
export function createTaskbar(
  app: Pick<App, 'setBadgeCount'>,
  window: Pick<BrowserWindow, 'isDestroyed' | 'setProgressBar'>,
): Taskbar {
  let shown = '';
  return {
    show(view) {
      const next = JSON.stringify(view);
      if (next === shown || window.isDestroyed()) return;
      shown = next;
      const mode = view.isPaused ? 'paused' : 'normal';
      // Below zero Electron takes the bar away.
      window.setProgressBar(view.progress ?? -1, { mode });
      app.setBadgeCount(view.badgeCount);
    },
  };
}

export function describeTaskbar(broadcasts: readonly Broadcast[]): TaskbarView {
  const all = broadcasts.map(readProgress);
  const unfinished = all.filter(({ isFinished }) => !isFinished);
  const total = unfinished.reduce((sum, progress) => sum + progress.total, 0);
  const done = unfinished.reduce((sum, progress) => sum + progress.doneCount, 0);
  return {
    progress: total === 0 ? null : done / total,
    isPaused: total > 0 && unfinished.every(({ outcome }) => outcome !== 'running'),
    badgeCount: all.reduce((sum, { counts }) => sum + counts.unknown, 0),
  };
}
