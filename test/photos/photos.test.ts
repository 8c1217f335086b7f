import { readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createPhotoFiles } from '../../main/photos/photo-files.ts';
import { createPhotos } from '../../main/photos/photos.ts';
import { createPhotosStore } from '../../main/photos/photos-store.ts';
import { calls } from '../../shared/ipc/contract.ts';
import {
  type DecodedPhoto,
  largestPhotoFile,
  mostPhotoPixels,
  type PhotoDecodeOutcome,
} from '../../shared/photos.ts';
import { aPhotoId, makeFolder, openTestShop } from '../builders.ts';
import { createSeededChance } from '../fakes/chance.ts';
import { createFakeClock } from '../fakes/clock.ts';
import { jpegHeader, pngHeader, smallImages } from './small-images.ts';

const sampleFolder = join(import.meta.dirname, '..', '..', 'assets', 'sample-shop');
const sample = (name: string): DecodedPhoto => ({
  jpeg: readFileSync(join(sampleFolder, `${name}.jpg`)),
  thumbnailJpeg: readFileSync(join(sampleFolder, `${name}-thumbnail.jpg`)),
  width: 1_200,
  height: 1_200,
});
const cheese = sample('queijo-canastra');

interface AlbumOptions {
  readonly outcome?: PhotoDecodeOutcome;
  readonly chosen?: string | null;
}

function openAlbum({ outcome = cheese, chosen = null }: AlbumOptions = {}) {
  const data = makeFolder();
  const folder = join(data, 'photos');
  const decoded: Uint8Array[] = [];
  const photos = createPhotos({
    store: createPhotosStore(openTestShop(data)),
    files: createPhotoFiles(folder, createSeededChance()),
    clock: createFakeClock(),
    async decode(bytes) {
      decoded.push(bytes);
      return outcome;
    },
    chooseFile: async () => chosen,
  });
  const add = async (bytes: Uint8Array) => photos.handlers['photos.add']({ bytes: Uint8Array.from(bytes) });
  const pick = async () => photos.handlers['photos.pick']({});
  return { photos, add, pick, decoded, folder };
}

test('a photo that is taken in can be shown and sent, and lies in the data folder once', async () => {
  const { photos, add, folder } = openAlbum();
  const photo = await add(smallImages.png);
  const again = await add(smallImages.webpLossy);

  expect(photo).toEqual({ id: expect.stringMatching(/^[0-9a-f]{64}$/), width: 1_200, height: 1_200 });
  expect(again).toEqual(photo);
  expect(readdirSync(folder).sort()).toEqual([`${photo.id}-full.jpg`, `${photo.id}-thumbnail.jpg`]);
  expect(photos.readPhoto(photo.id, 'full')).toEqual(cheese.jpeg);
  expect(photos.readPhoto(photo.id, 'thumbnail')).toEqual(cheese.thumbnailJpeg);
  expect(photos.readForPromo(photo.id)).toEqual(cheese);
  expect(photos.has(photo.id)).toBe(true);
});

test.skipIf(process.platform === 'win32')('nobody else on the computer can read it', async () => {
  const { add, folder } = openAlbum();
  const { id } = await add(smallImages.png);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(statSync(join(folder, `${id}-full.jpg`)).mode & 0o777).toBe(0o600);
});

test.for([
  [
    'a picture of 50 million pixels and one row',
    'photo-too-large',
    jpegHeader(10_000, mostPhotoPixels / 10_000 + 1),
  ],
  ['a small file that claims four billion pixels', 'photo-too-large', pngHeader(65_535, 65_535)],
  [
    'a file above the limit',
    'photo-too-large',
    Buffer.concat([smallImages.png, Buffer.alloc(largestPhotoFile)]),
  ],
  ['a text', 'photo-unreadable', Buffer.from('not a photo at all')],
  ['nothing', 'photo-unreadable', Buffer.alloc(0)],
] as const)('%s is refused before anything is decoded', async ([, code, bytes]) => {
  const { add, decoded, folder } = openAlbum();
  await expect(add(bytes)).rejects.toThrow(code);
  expect(decoded).toEqual([]);
  expect(() => readdirSync(folder)).toThrow('ENOENT');
});

test('a picture of just 50 million pixels goes to the decoder', async () => {
  const { add, decoded } = openAlbum();
  await add(jpegHeader(10_000, mostPhotoPixels / 10_000));
  expect(decoded.length).toBe(1);
});

test('the window cannot hand over a file above the limit, or a path', () => {
  const { input } = calls['photos.add'];
  expect(input.safeParse({ bytes: new Uint8Array(largestPhotoFile + 1) }).success).toBe(false);
  expect(input.safeParse({ bytes: '/etc/passwd' }).success).toBe(false);
  expect(input.safeParse({ path: '/etc/passwd' }).success).toBe(false);
  expect(calls['photos.pick'].input.safeParse({ path: '/etc/passwd' }).success).toBe(false);
});

test('what the decoder cannot read is said to be unreadable', async () => {
  const { add } = openAlbum({ outcome: { problem: 'photo-unreadable' } });
  await expect(add(smallImages.gif)).rejects.toThrow('photo-unreadable');
});

test.for([
  ['is no JPEG', { ...cheese, jpeg: smallImages.png, width: 1, height: 1 }],
  ['has another size than it says', { ...cheese, width: 1_199 }],
  ['is larger than was agreed', { ...cheese, jpeg: jpegHeader(1_601, 900), width: 1_601, height: 900 }],
  ['comes with a thumbnail that is no JPEG', { ...cheese, thumbnailJpeg: Buffer.from('<script>') }],
  ['comes with a thumbnail above its limit', { ...cheese, thumbnailJpeg: cheese.jpeg }],
] as const)('a decoder is not believed whose answer %s', async ([, outcome]) => {
  const { add, folder } = openAlbum({ outcome });
  await expect(add(smallImages.png)).rejects.toThrow('photo-unreadable');
  expect(() => readdirSync(folder)).toThrow('ENOENT');
});

test('a file is chosen in the dialog, by its content and not by its name', async () => {
  const chosen = join(makeFolder(), 'list.txt');
  writeFileSync(chosen, smallImages.avif);
  const { pick, decoded } = openAlbum({ chosen });
  expect((await pick())?.width).toBe(1_200);
  expect(Buffer.from(decoded[0] ?? [])).toEqual(Buffer.from(smallImages.avif));
});

test('a dialog that was closed is no photo and no failure', async () => {
  expect(await openAlbum().pick()).toBeNull();
});

test('a chosen file above the limit is refused before it is read, a folder and a lost file too', async () => {
  const folder = makeFolder();
  const huge = join(folder, 'huge.png');
  writeFileSync(huge, smallImages.png);
  truncateSync(huge, largestPhotoFile * 40);
  await expect(openAlbum({ chosen: huge }).pick()).rejects.toThrow('photo-too-large');
  await expect(openAlbum({ chosen: folder }).pick()).rejects.toThrow('photo-unreadable');
  await expect(openAlbum({ chosen: join(folder, 'gone.png') }).pick()).rejects.toThrow('photo-unreadable');
});

test('a photo that is gone or damaged on the disk is not sent, and shows as missing', async () => {
  const { photos, add, folder } = openAlbum();
  const { id } = await add(smallImages.png);
  writeFileSync(join(folder, `${id}-full.jpg`), 'half a photo');
  expect(() => photos.readForPromo(id)).toThrow('photo-unreadable');
  expect(photos.readPhoto(id, 'full')).toBeUndefined();
  rmSync(join(folder, `${id}-full.jpg`));
  expect(() => photos.readForPromo(id)).toThrow('photo-unreadable');
  expect(photos.readPhoto(id, 'full')).toBeUndefined();
});

test('an id that was never given out leads nowhere', () => {
  const { photos } = openAlbum();
  expect(photos.has(aPhotoId('0'))).toBe(false);
  expect(photos.readPhoto(aPhotoId('0'), 'full')).toBeUndefined();
  expect(photos.readPhoto('../shop.db', 'full')).toBeUndefined();
  expect(() => photos.readForPromo(aPhotoId('0'))).toThrow('not-found');
});

test('two photos at the same time both arrive whole', async () => {
  const { photos, add } = openAlbum();
  const [one, two] = await Promise.all([add(smallImages.png), add(smallImages.png)]);
  expect(two).toEqual(one);
  expect(photos.readPhoto(one.id, 'full')).toEqual(cheese.jpeg);
});
