import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPhotoHeader } from '../../main/photos/read-photo-header.ts';
import { readTile, writeHeif } from './heif-file.ts';
import { quarters } from './quarters.ts';
import { jpegHeader, pngHeader, smallImages } from './small-images.ts';

const assets = join(import.meta.dirname, '..', '..', 'assets');

test.for([
  [smallImages.gif, { format: 'gif', width: 1, height: 1 }],
  [smallImages.png, { format: 'png', width: 1, height: 1 }],
  [smallImages.webpLossy, { format: 'webp', width: 1, height: 1 }],
  [smallImages.webpLossless, { format: 'webp', width: 1, height: 1 }],
  [smallImages.webpExtended, { format: 'webp', width: 1, height: 1 }],
  [smallImages.avif, { format: 'avif', width: 2, height: 2 }],
  [quarters.jpegCmyk, { format: 'jpeg', width: 64, height: 64 }],
  [quarters.jpegProgressive, { format: 'jpeg', width: 64, height: 64 }],
  [quarters.pngDeep, { format: 'png', width: 64, height: 64 }],
  [quarters.gifAnimated, { format: 'gif', width: 64, height: 64 }],
  [quarters.webpAnimated, { format: 'webp', width: 64, height: 64 }],
  [quarters.avif, { format: 'avif', width: 64, height: 64 }],
  [quarters.heic, { format: 'heic', width: 64, height: 64 }],
  [quarters.heicDeep, { format: 'heic', width: 64, height: 64 }],
  [pngHeader(70_000, 80_000), { format: 'png', width: 70_000, height: 80_000 }],
  [jpegHeader(12_000, 9_000), { format: 'jpeg', width: 12_000, height: 9_000 }],
] as const)('a header is read as %j', ([bytes, header]) => {
  expect(readPhotoHeader(bytes)).toEqual(header);
});

test('the drawn photos and the icon of the app say their true size', () => {
  const folder = join(assets, 'sample-shop');
  const photos = readdirSync(folder).filter((name) => name.endsWith('.jpg'));
  expect(photos.length).toBeGreaterThan(0);
  for (const name of photos) {
    const side = name.endsWith('-thumbnail.jpg') ? 160 : 1_200;
    expect(readPhotoHeader(readFileSync(join(folder, name)))).toEqual({
      format: 'jpeg',
      width: side,
      height: side,
    });
  }
  expect(readPhotoHeader(readFileSync(join(assets, 'icon.png')))?.format).toBe('png');
});

test('a larger picture inside another segment of a JPEG is not its size', () => {
  const thumbnail = [...jpegHeader(4_000, 3_000)];
  const exif = [0xff, 0xe1, 0, thumbnail.length + 2, ...thumbnail];
  expect(readPhotoHeader(jpegHeader(640, 480, exif))).toEqual({ format: 'jpeg', width: 640, height: 480 });
});

test('of several sizes in an AVIF the largest counts', () => {
  const bytes = Buffer.from(smallImages.avif);
  const grown = growBoxes(bytes, ispe(9_000, 8_000));
  expect(readPhotoHeader(grown)).toEqual({ format: 'avif', width: 9_000, height: 8_000 });
});

test('a HEIC is known by any of its brands, and one that is an AVIF as well is an AVIF', () => {
  const tile = readTile(quarters.heic, 64);
  const heic = writeHeif({ tile, columns: 8, rows: 6 });
  expect(readPhotoHeader(heic)).toEqual({ format: 'heic', width: 512, height: 384 });
  for (const brand of ['heix', 'hevc', 'msf1', 'mif1']) expect(branded(heic, brand)?.format).toBe('heic');
  expect(branded(heic, 'avif')?.format).toBe('avif');
  expect(branded(heic, 'isom')).toBeUndefined();
});

function branded(heic: Buffer, brand: string) {
  const bytes = Buffer.from(heic);
  for (let offset = 8; offset < bytes.readUInt32BE(0); offset += 4) bytes.write(brand, offset, 'latin1');
  return readPhotoHeader(bytes);
}

test.for([
  ['an empty file', Buffer.alloc(0)],
  ['a text', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>')],
  ['a PDF', Buffer.from('%PDF-1.7 '.repeat(20))],
  ['a Windows bitmap', Buffer.concat([Buffer.from('BM'), Buffer.alloc(60, 1)])],
  ['a WAV, which is RIFF like WebP', Buffer.from('RIFF\0\0\0\0WAVEfmt '.padEnd(64, '\0'))],
  [
    'an MP4, which has boxes like AVIF',
    Buffer.from('\0\0\0\x14ftypisom\0\0\0\0mp42\0\0\0\x08moov', 'latin1'),
  ],
  ['a JPEG without a frame', Buffer.from([0xff, 0xd8, 0xff, 0xd9])],
  ['a JPEG whose segment has no length', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0, 0xff, 0xc0])],
  ['a picture without height', pngHeader(10, 0)],
] as const)('%s is not a photo', ([, bytes]) => {
  expect(readPhotoHeader(bytes)).toBeUndefined();
});

test('a file that is cut anywhere is read or refused, and never more', () => {
  for (const bytes of [...Object.values(smallImages), ...Object.values(quarters), jpegHeader(640, 480)]) {
    const whole = readPhotoHeader(bytes);
    for (let length = 0; length < bytes.length; length += 1) {
      const header = readPhotoHeader(bytes.subarray(0, length));
      if (header) expect(header).toEqual(whole);
    }
  }
});

test('no bytes make it throw, run for ever or find a size below one', () => {
  const starts = Object.values({ ...smallImages, heic: quarters.heic }).map((bytes) => [...bytes]);
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 400 }),
    fc
      .tuple(fc.constantFrom(...starts), fc.array(fc.tuple(fc.nat(400), fc.nat(255)), { maxLength: 12 }))
      .map(([start, changes]) => {
        const changed = Uint8Array.from(start);
        for (const [index, value] of changes) if (index < changed.length) changed[index] = value;
        return changed;
      }),
  );
  fc.assert(
    fc.property(bytes, (file) => {
      const header = readPhotoHeader(file);
      expect(header === undefined || Math.min(header.width, header.height) > 0).toBe(true);
    }),
    { numRuns: 3_000 },
  );
});

function ispe(width: number, height: number): Buffer {
  const box = Buffer.alloc(20);
  box.writeUInt32BE(20, 0);
  box.write('ispe', 4, 'latin1');
  box.writeUInt32BE(width, 12);
  box.writeUInt32BE(height, 16);
  return box;
}

/** Puts a property behind the last one, and makes the boxes around it longer by as much. */
function growBoxes(avif: Buffer, property: Buffer): Buffer {
  const grown = Buffer.from(avif);
  for (const type of ['meta', 'iprp', 'ipco']) {
    const start = grown.indexOf(type) - 4;
    grown.writeUInt32BE(grown.readUInt32BE(start) + property.length, start);
  }
  const ipco = avif.indexOf('ipco') - 4;
  const end = ipco + avif.readUInt32BE(ipco);
  return Buffer.concat([grown.subarray(0, end), property, grown.subarray(end)]);
}
