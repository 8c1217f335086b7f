import type { App, Session, WebContents } from 'electron';
import { isOurPage } from './addresses.ts';

/**
 * Leaves Chromium itself no name and no address outside this computer; to be called before the app is ready. At a
 * first start it would fetch a dictionary from Google for a spell checker that is switched off, and no request
 * handler sees that. Nothing of ours needs its network: pages come over `app://`, WhatsApp is reached through Node.
 */
export function closeNetwork(app: App): void {
  app.commandLine.appendSwitch(
    'host-resolver-rules',
    'MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
  );
}

/**
 * Takes away from every page what this app never needs: other origins, new windows, embedded pages, permissions and
 * the network. It holds for windows that are made later too.
 */
export function lockDown(app: App, session: Session, developmentUrl?: string): void {
  app.on('web-contents-created', (_event, contents) => lockContents(contents, developmentUrl));
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !mayLoad(details.url, developmentUrl) });
  });
}

function lockContents(contents: WebContents, developmentUrl: string | undefined): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('will-navigate', (event) => {
    if (!isOurPage(event.url, developmentUrl)) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
}

function mayLoad(url: string, developmentUrl: string | undefined): boolean {
  if (/^(?:app|data|blob|devtools):/.test(url)) return true;
  if (developmentUrl === undefined) return false;
  return isOurPage(url.replace(/^ws/, 'http'), developmentUrl);
}
