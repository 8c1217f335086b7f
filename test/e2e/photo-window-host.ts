import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { app, BrowserWindow, nativeImage, type Protocol, protocol } from 'electron';
import { createPhotoWindow, type PhotoWindow } from '../../main/photos/photo-window.ts';
import { readPhotoHeader } from '../../main/photos/read-photo-header.ts';
import { servePages } from '../../main/window/serve-pages.ts';
import { createFakeClock } from '../fakes/clock.ts';
import { cameraNotes, place, turnByNotes } from '../photos/camera-notes.ts';
import { readTile, writeHeif } from '../photos/heif-file.ts';
import { readSegments } from '../photos/jpeg-segments.ts';
import { quarters } from '../photos/quarters.ts';
import { smallImages } from '../photos/small-images.ts';

/** The main process of photo-window.test.ts: decodes in the real window and prints what came out as one JSON line. */
const out = join(import.meta.dirname, '../../out');
const clock = createFakeClock();
const asked: string[] = [];

app.setPath('userData', process.env.PROMO_PROFILE ?? '');
protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
]);

async function tellAll(): Promise<void> {
  const photoWindow = createPhotoWindow({
    pageUrl: 'app://window/photo.html',
    preload: join(out, 'preload/photo-bridge.cjs'),
    serveIn: (session) =>
      servePages(listen(session.protocol), { folder: join(out, 'renderer'), readPhoto: () => undefined }),
    clock,
  });
  const told: Record<string, unknown> = {};
  told.first = await tell(photoWindow, quarters.avif);
  told.loadedBefore = listLoaded();
  for (const [name, bytes] of Object.entries(pictures())) told[name] = await tell(photoWindow, bytes);
  told.loadedAfter = listLoaded();
  told.windowCount = BrowserWindow.getAllWindows().length;
  told.reach = await tryToReachOut();
  told.afterCrash = await crashAndGoOn(photoWindow);
  clock.advance(30_000);
  told.windowCountWhenIdle = BrowserWindow.getAllWindows().length;
  told.afterIdle = await tell(photoWindow, smallImages.png);
  told.whenStopped = await stopWhileBusy(photoWindow);
  told.windowCountWhenStopped = BrowserWindow.getAllWindows().length;
  process.stdout.write(`${JSON.stringify(told)}\n`);
}

function pictures(): Record<string, Uint8Array> {
  return {
    ...smallImages,
    ...quarters,
    ...turned(),
    ...cut(),
    large: paint(4_000, 1_000),
    phoneJpeg: paint(4_032, 3_024),
    phoneHeic: writeHeif({
      tile: readTile(noise, 512),
      columns: 8,
      rows: 6,
      turns: 3,
      notes: cameraNotes(1),
    }),
    heicTiles: writeHeif({ tile: readTile(quarters.heic, 64), columns: 3, rows: 2 }),
    heicP3: writeHeif({ tile: readTile(quarters.heic, 64), profile: 'Display P3' }),
    heicThatLies: writeHeif({ tile: readTile(noise, 512), claims: { width: 8, height: 8 } }),
    heicWithoutEnd: writeHeif({ tile: readTile(noise, 512), columns: 30, rows: 30, claims: endless }),
    text: Buffer.from('no picture at all'),
  };
}

/**
 * One tile of a picture with as much detail as a phone's camera finds, 64 kB of 512 × 512. Made once, by ffmpeg 5.1
 * (`-f lavfi -i mandelbrot=size=512x512:start_scale=0.02:inner=period -vf noise=alls=14:allf=t -frames:v 1 tile.png`)
 * and heif-enc of libheif 1.15 (`-q 40 tile.png`).
 */
const noise = readFileSync(join(import.meta.dirname, '../photos/files/noise-512.heic'));

/** As many pixels as a grid can have; the header's limit stands before the decoder's own. */
const endless = { width: 0xffff_ffff, height: 0xffff_ffff };

/** Every turn that a camera notes, in each format that can say so. */
function turned(): Record<string, Uint8Array> {
  const hevc = readTile(quarters.heic, 64);
  const av1 = readTile(quarters.avif, 64);
  const pictures: Record<string, Uint8Array> = {};
  for (let orientation = 1; orientation <= 8; orientation += 1) {
    pictures[`jpegNoted${orientation}`] = turnByNotes(quarters.jpeg, orientation);
  }
  for (const turns of [0, 1, 2, 3] as const) {
    pictures[`heicTurned${turns}`] = writeHeif({ tile: hevc, turns, notes: cameraNotes(6) });
    pictures[`avifTurned${turns}`] = writeHeif({ tile: av1, turns });
  }
  for (const mirror of ['top-bottom', 'left-right'] as const) {
    pictures[`heicMirrored-${mirror}`] = writeHeif({ tile: hevc, mirror });
    pictures[`avifMirrored-${mirror}`] = writeHeif({ tile: av1, mirror });
  }
  return pictures;
}

/** Files whose end is lost, as when a copy was interrupted. */
function cut(): Record<string, Uint8Array> {
  const jpeg = paint(400, 400);
  const whole = { ...quarters, jpegOfNoise: jpeg, heicOfNoise: noise };
  return Object.fromEntries(
    Object.entries(whole).flatMap(([name, bytes]) =>
      [0.6, 0.9].map((part) => [`${name}-${part}`, bytes.subarray(0, Math.floor(bytes.length * part))]),
    ),
  );
}

async function tell(photoWindow: PhotoWindow, bytes: Uint8Array) {
  const start = performance.now();
  const format = readPhotoHeader(bytes)?.format ?? 'jpeg';
  const outcome = await photoWindow.decode({ bytes, format });
  const ms = Math.round(performance.now() - start);
  if ('problem' in outcome) return outcome.problem;
  const { jpeg, thumbnailJpeg, width, height } = outcome;
  return {
    format,
    width,
    height,
    header: readPhotoHeader(jpeg),
    thumbnail: readPhotoHeader(thumbnailJpeg),
    thumbnailBytes: thumbnailJpeg.byteLength,
    segments: readSegments(jpeg),
    thumbnailSegments: readSegments(thumbnailJpeg),
    tellsPlace: [jpeg, thumbnailJpeg].some((kept) => Buffer.from(kept).includes(place.camera)),
    quarters: readQuarters(jpeg),
    ms,
  };
}

/** @returns the colour in the middle of each quarter, as red, green and blue, from left to right and top to bottom */
function readQuarters(jpeg: Uint8Array): readonly (readonly number[])[] {
  const image = nativeImage.createFromBuffer(Buffer.from(jpeg));
  const pixels = image.toBitmap();
  const { width, height } = image.getSize();
  const at = (right: number, down: number) => {
    const offset = (Math.floor(height * down) * width + Math.floor(width * right)) * 4;
    return [...pixels.subarray(offset, offset + 3)].reverse();
  };
  return [at(1 / 4, 1 / 4), at(3 / 4, 1 / 4), at(1 / 4, 3 / 4), at(3 / 4, 3 / 4)];
}

/** A JPEG, blue on its left half and red on its right, with a little noise all over as a camera has it. */
function paint(width: number, height: number): Buffer {
  const pixels = Buffer.alloc(width * height * 4);
  let noise = 1;
  for (let index = 0; index < width * height; index += 1) {
    noise = (noise * 16_807) % 2_147_483_647;
    const color = index % width < width / 2 ? 0xff0000ff : 0x0000ffff;
    pixels.writeUInt32BE((color ^ ((noise & 0x0f0f0f) << 8)) >>> 0, index * 4);
  }
  return nativeImage.createFromBitmap(pixels, { width, height }).toJPEG(92);
}

/** @returns of the decoder of HEIC, what kinds of files the page has asked for */
function listLoaded(): readonly string[] {
  const kinds = asked.map((url) => /(?:heic|libheif).*\.(\w+)$/.exec(url)?.[1] ?? '');
  return [...new Set(kinds)].filter((kind) => kind !== '').sort();
}

/** Notes what pages ask for on its way. */
function listen(protocol: Protocol): Pick<Protocol, 'registerBufferProtocol'> {
  return {
    registerBufferProtocol: (scheme, serve) =>
      protocol.registerBufferProtocol(scheme, (request, answer) => {
        asked.push(request.url);
        serve(request, answer);
      }),
  };
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
      text: (() => { try { return eval('1 + 1'); } catch { return 'failed'; } })(),
    };
  })()`);
  server.close();
  return { seen, told };
}

async function crashAndGoOn(photoWindow: PhotoWindow): Promise<readonly unknown[]> {
  const broken = photoWindow.decode({ bytes: paint(4_000, 4_000), format: 'jpeg' });
  const next = tell(photoWindow, smallImages.png);
  setImmediate(() => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer());
  return [await broken, await next];
}

/** Stops with one picture in the decoder and more in line, as when the app is closed while photos come in. */
async function stopWhileBusy(photoWindow: PhotoWindow): Promise<readonly unknown[]> {
  const large = paint(4_000, 4_000);
  const jobs = [1, 2, 3].map(() => photoWindow.decode({ bytes: large, format: 'jpeg' }));
  await new Promise(setImmediate);
  photoWindow.stop();
  const outcomes = await Promise.all(jobs);
  return [...outcomes, await photoWindow.decode({ bytes: smallImages.png, format: 'png' })];
}

app.on('window-all-closed', () => {});
app
  .whenReady()
  .then(tellAll)
  .catch((error: unknown) => process.stderr.write(`${error}\n`))
  .finally(() => app.quit());
