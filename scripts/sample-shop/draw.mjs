/**
 * Draws the photos of the sample shop anew: run it with Electron, `electron scripts/sample-shop/draw.mjs`.
 * It writes assets/sample-shop/<name>.jpg and <name>-thumbnail.jpg.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { app, BrowserWindow } from 'electron';

const target = join(import.meta.dirname, '..', '..', 'assets', 'sample-shop');
const source = await readFile(join(import.meta.dirname, 'drawings.js'), 'utf8');

// Not awaited: Electron is ready only after this module has come to its end.
app
  .whenReady()
  .then(draw)
  .finally(() => app.quit());

async function draw() {
  const window = new BrowserWindow({ show: false, webPreferences: { sandbox: true } });
  await window.loadURL('data:text/html,<meta charset=utf-8>');
  const photos = await window.webContents.executeJavaScript(`(async () => {
    const { drawings } = await import(URL.createObjectURL(new Blob([${JSON.stringify(source)}], { type: 'text/javascript' })));
    const encode = (canvas, quality) => canvas.toDataURL('image/jpeg', quality).split(',')[1];
    const sized = (side) => Object.assign(document.createElement('canvas'), { width: side, height: side });
    return Object.entries(drawings).map(([name, draw]) => {
      const full = sized(1200);
      draw(full.getContext('2d'));
      const thumbnail = sized(160);
      const context = thumbnail.getContext('2d');
      context.imageSmoothingQuality = 'high';
      context.drawImage(full, 0, 0, 160, 160);
      return { name, full: encode(full, 0.86), thumbnail: encode(thumbnail, 0.75) };
    });
  })()`);
  await mkdir(target, { recursive: true });
  for (const { name, full, thumbnail } of photos) {
    await writeFile(join(target, `${name}.jpg`), Buffer.from(full, 'base64'));
    await writeFile(join(target, `${name}-thumbnail.jpg`), Buffer.from(thumbnail, 'base64'));
  }
  console.log(`drew ${photos.length} photos into ${target}`);
}
