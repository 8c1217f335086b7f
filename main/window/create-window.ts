import { BrowserWindow, nativeTheme } from 'electron';

export interface WindowPlan {
  readonly url: string;
  readonly preload: string;
  readonly title: string;
  readonly icon?: string;
}

/** Makes the one window: sandboxed, isolated, shown when its first frame is painted. */
export function createWindow(plan: WindowPlan): BrowserWindow {
  const window = new BrowserWindow({
    width: 1180,
    height: 780,
    minWidth: 900,
    minHeight: 600,
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
    },
  });
  window.once('ready-to-show', () => window.show());
  window.on('page-title-updated', (event) => event.preventDefault());
  void window.loadURL(plan.url);
  return window;
}
