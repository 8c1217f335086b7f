import type { BrowserWindow } from 'electron';
import type { Clock } from '../system/clock.ts';
import type { WindowMemoryFile } from './window-memory.ts';
import { nextZoom, type ZoomStep } from './zoom.ts';

/** A window that is being dragged moves at every frame. */
const settleMs = 400;

/**
 * Keeps the place and the zoom of the window for the next start.
 * @returns changes the zoom, and keeps that too
 */
export function rememberWindow(
  window: BrowserWindow,
  memory: WindowMemoryFile,
  clock: Clock,
): (step: ZoomStep) => void {
  let cancel = () => {};

  function keep(): void {
    cancel();
    if (window.isDestroyed() || window.isMinimized() || window.isFullScreen()) return;
    memory.change({ place: { ...window.getNormalBounds(), isMaximized: window.isMaximized() } });
  }

  function keepSoon(): void {
    cancel();
    cancel = clock.after(settleMs, keep);
  }

  function zoom(step: ZoomStep): void {
    const factor = nextZoom(memory.read().zoom, step);
    memory.change({ zoom: factor });
    window.webContents.setZoomFactor(factor);
  }

  window.on('resize', keepSoon);
  window.on('move', keepSoon);
  window.on('maximize', keepSoon);
  window.on('unmaximize', keepSoon);
  window.on('close', keep);
  window.webContents.on('zoom-changed', (_event, direction) => zoom(direction));
  return zoom;
}
