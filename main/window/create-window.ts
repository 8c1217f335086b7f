import { BrowserWindow, nativeTheme } from 'electron';
import { leastSize, type WindowPlace } from './place-window.ts';

export interface WindowPlan {
  readonly url: string;
  readonly preload: string;
  readonly title: string;
  readonly icon?: string;
  readonly place: WindowPlace;
  readonly zoom: number;
}

/** Makes the one window: sandboxed, isolated, where it was. It is not shown yet. */
export function createWindow(plan: WindowPlan): BrowserWindow {
  const { place } = plan;
  const window = new BrowserWindow({
    width: place.width,
    height: place.height,
    ...place.at,
    minWidth: Math.min(leastSize.width, place.width),
    minHeight: Math.min(leastSize.height, place.height),
    show: false,
    title: plan.title,
    ...(plan.icon === undefined ? {} : { icon: plan.icon }),
    autoHideMenuBar: true,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1d1a17' : '#fbf8f4',
    webPreferences: {
      preload: plan.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      // Set at once: a page whose zoom is changed before it is shown may never say that it is painted.
      ...(plan.zoom === 1 ? {} : { zoomFactor: plan.zoom }),
    },
  });
  if (place.isMaximized) window.once('show', () => window.maximize());
  window.on('page-title-updated', (event) => event.preventDefault());
  void window.loadURL(plan.url);
  return window;
}
