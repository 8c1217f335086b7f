import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { app, BrowserWindow, nativeImage, protocol } from 'electron';
import { createPhotoWindow, type PhotoWindow } from '../../main/photos/photo-window.ts';
import { readPhotoHeader } from '../../main/photos/read-photo-header.ts';
import { servePages } from '../../main/window/serve-pages.ts';
import { createFakeClock } from '../fakes/clock.ts';
import { smallImages } from '../photos/small-images.ts';

/** The main process of photo-window.test.ts: decodes in the real window and prints what came out as one JSON line. */
const out = join(import.meta.dirname, '../../out');
const clock = createFakeClock();

app.setPath('userData', process.env.PROMO_PROFILE ?? '');
protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
]);

async function tellAll(): Promise<void> {
  const photoWindow = createPhotoWindow({
    pageUrl: 'app://window/photo.html',
    preload: join(out, 'preload/photo-bridge.cjs'),
    serveIn: (session) =>
      servePages(session.protocol, { folder: join(out, 'renderer'), readPhoto: () => undefined }),
    clock,
  });
  const told: Record<string, unknown> = {};
  for (const [name, bytes] of Object.entries(pictures())) told[name] = await tell(photoWindow, bytes);
  told.windowCount = BrowserWindow.getAllWindows().length;
  told.reach = await tryToReachOut();
  told.afterCrash = await crashAndGoOn(photoWindow);
  clock.advance(30_000);
  told.windowCountWhenIdle = BrowserWindow.getAllWindows().length;
  told.afterIdle = await tell(photoWindow, smallImages.png);
  photoWindow.stop();
  told.windowCountWhenStopped = BrowserWindow.getAllWindows().length;
  process.stdout.write(`${JSON.stringify(told)}\n`);
}

function pictures(): Record<string, Uint8Array> {
  const wide = paint(40, 20);
  return {
    ...smallImages,
    wide,
    turned: turnByNote(wide),
    large: paint(4_000, 1_000),
    halfFile: paint(400, 400).subarray(0, 300),
    text: Buffer.from('no picture at all'),
  };
}

async function tell(photoWindow: PhotoWindow, bytes: Uint8Array) {
  const outcome = await photoWindow.decode(bytes);
  if ('problem' in outcome) return outcome.problem;
  const { jpeg, thumbnailJpeg, width, height } = outcome;
  return {
    width,
    height,
    header: readPhotoHeader(jpeg),
    thumbnail: readPhotoHeader(thumbnailJpeg),
    thumbnailBytes: thumbnailJpeg.byteLength,
    hasNotes: Buffer.from(jpeg).includes('Exif'),
    corner: nativeImage.createFromBuffer(Buffer.from(jpeg)).toBitmap().subarray(0, 3).toString('hex'),
  };
}

/** A JPEG, blue on its left half and red on its right. */
function paint(width: number, height: number): Buffer {
  const pixels = Buffer.alloc(width * height * 4);
  for (let index = 0; index < width * height; index += 1) {
    pixels.writeUInt32BE(index % width < width / 2 ? 0xff0000ff : 0x0000ffff, index * 4);
  }
  return nativeImage.createFromBitmap(pixels, { width, height }).toJPEG(95);
}

/** Adds what a camera notes: that it was held turned (Exif orientation 6), so the picture stands upright. */
function turnByNote(jpeg: Buffer): Buffer {
  const note = Buffer.from(
    '457869660000' + '4d4d002a00000008' + '0001' + '011200030000000100060000' + '00000000',
    'hex',
  );
  const head = Buffer.from([0xff, 0xe1, 0, note.length + 2]);
  return Buffer.concat([jpeg.subarray(0, 2), head, note, jpeg.subarray(2)]);
}

/** Tries every way out from inside the page, and @returns which requests a server on this computer saw. */
async function tryToReachOut(): Promise<{ readonly seen: readonly string[]; readonly told: unknown }> {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    seen.push(request.url ?? '');
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const told = await BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(`(async () => {
    const failed = () => 'failed';
    const image = (src) => new Promise((resolve) => {
      const element = new Image();
      element.onload = () => resolve('reached');
      element.onerror = () => resolve('failed');
      element.src = src;
    });
    const socket = () => new Promise((resolve) => {
      const opened = new WebSocket('ws://${url}/socket');
      opened.onopen = () => resolve('reached');
      opened.onerror = () => resolve('failed');
    });
    return {
      fetch: await fetch('http://${url}/fetch', { mode: 'no-cors' }).then(() => 'reached', failed),
      image: await image('http://${url}/image'),
      socket: await socket(),
      file: await fetch('file:///etc/hosts').then(() => 'reached', failed),
      popUp: window.open('http://${url}/popup') === null ? 'failed' : 'reached',
      node: typeof require === 'undefined' && typeof process === 'undefined' ? 'failed' : 'reached',
      bridge: Object.keys(window.photoBridge),
    };
  })()`);
  server.close();
  return { seen, told };
}

async function crashAndGoOn(photoWindow: PhotoWindow): Promise<readonly unknown[]> {
  const broken = photoWindow.decode(paint(4_000, 4_000));
  const next = tell(photoWindow, smallImages.png);
  setImmediate(() => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer());
  return [await broken, await next];
}

app.on('window-all-closed', () => {});
app
  .whenReady()
  .then(tellAll)
  .catch((error: unknown) => process.stderr.write(`${error}\n`))
  .finally(() => app.quit());
