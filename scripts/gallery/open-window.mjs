import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { app, BrowserWindow, protocol } from 'electron';

/**
 * Electron's entry for the gallery: one window with the page of all components, without Node and without a network.
 * The folder of the page stands in the environment.
 */
const folder = process.env.PROMO_GALLERY ?? '';
const types = /** @type {Record<string, string>} */ ({
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
});

protocol.registerSchemesAsPrivileged([
  {
    scheme: 'gallery',
    privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true },
  },
]);
app.on('window-all-closed', () => app.quit());
// Not awaited here: Electron is not ready before this file has been run to its end.
app.whenReady().then(openWindow);

async function openWindow() {
  protocol.handle('gallery', async (request) => {
    const path = join(folder, normalize(new URL(request.url).pathname));
    const headers = { 'Content-Type': types[extname(path)] ?? 'application/octet-stream' };
    return new Response(new Uint8Array(await readFile(path)), { headers });
  });
  const window = new BrowserWindow({ width: 900, height: 900, useContentSize: true, title: 'Gallery' });
  await window.loadURL('gallery://page/index.html');
}
