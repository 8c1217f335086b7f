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
  type PhotoJob,
  type PickedPhotoId,
} from '../../shared/photos.ts';
import { aPhotoId, makeFolder, openTestShop } from '../builders.ts';
import { createSeededChance } from '../fakes/chance.ts';
import { createFakeClock } from '../fakes/clock.ts';
import { readTile, writeHeif } from './heif-file.ts';
import { quarters } from './quarters.ts';
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
  readonly chosen?: readonly string[];
}

function openAlbum({ outcome = cheese, chosen = [] }: AlbumOptions = {}) {
  const data = makeFolder();
  const folder = join(data, 'photos');
  const decoded: PhotoJob[] = [];
  const photos = createPhotos({
    store: createPhotosStore(openTestShop(data)),
    files: createPhotoFiles(folder, createSeededChance()),
    clock: createFakeClock(),
    chance: createSeededChance(),
    async decode(job) {
      decoded.push(job);
      return outcome;
    },
    chooseFiles: async () => chosen,
  });
  const add = async (bytes: Uint8Array) => photos.handlers['photos.add']({ bytes: Uint8Array.from(bytes) });
  const pick = async () => photos.handlers['photos.pick']({});
  const addPicked = async (id: PickedPhotoId) => photos.handlers['photos.addPicked']({ id });
  /** Chooses files in the dialog and takes them all in. */
  const pickAll = async () => Promise.all((await pick()).map(({ id }) => addPicked(id)));
  return { photos, add, pick, addPicked, pickAll, decoded, folder };
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
  [
    'a HEIC whose grid has 144 million pixels',
    'photo-too-large',
    writeHeif({
      tile: readTile(quarters.heic, 64),
      columns: 2,
      rows: 1,
      claims: { width: 12_000, height: 12_000 },
    }),
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

test.for([
  ['gif', smallImages.gif, 'photo-unreadable'],
  ['jpeg', quarters.jpeg, 'photo-unreadable'],
  ['heic', quarters.heic, 'photo-heic-unreadable'],
] as const)('a %s that the decoder cannot read is refused with what helps', async ([format, bytes, code]) => {
  const { add, decoded } = openAlbum({ outcome: { problem: 'photo-unreadable' } });
  const failure: unknown = await add(bytes).catch((error: unknown) => error);
  expect(failure).toMatchObject({ code });
  expect(decoded).toMatchObject([{ format }]);
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

test('files are chosen in the dialog, and taken in by their content and not by their name', async () => {
  const folder = makeFolder();
  const list = join(folder, 'list.txt');
  const phone = join(folder, 'IMG_2041.HEIC');
  writeFileSync(list, quarters.avif);
  writeFileSync(phone, quarters.heic);
  const { pick, addPicked, decoded } = openAlbum({ chosen: [list, phone] });

  const picked = await pick();
  expect(picked.map(({ name }) => name)).toEqual(['list.txt', 'IMG_2041.HEIC']);
  expect(JSON.stringify(picked)).not.toContain(folder);
  expect(decoded).toEqual([]);
  for (const { id } of picked) expect((await addPicked(id)).width).toBe(1_200);
  expect(decoded.map(({ format }) => format)).toEqual(['avif', 'heic']);
  expect(Buffer.from(decoded[1]?.bytes ?? [])).toEqual(Buffer.from(quarters.heic));
});

test('a dialog that was closed is no photo and no failure', async () => {
  expect(await openAlbum().pick()).toEqual([]);
});

test('a file that main found by itself, as in a folder of an import, is taken in by the same rules', async () => {
  const folder = makeFolder();
  const phone = join(folder, 'IMG_2041.HEIC');
  writeFileSync(phone, quarters.heic);
  const { photos } = openAlbum();
  const { id } = await photos.takeFile(phone);
  expect(photos.readForPromo(id)).toEqual(cheese);
  await expect(photos.takeFile(join(folder, 'gone.jpg'))).rejects.toThrow('photo-gone');
});

test('one photo that cannot be taken in does not keep the others out', async () => {
  const folder = makeFolder();
  const good = join(folder, 'good.png');
  const text = join(folder, 'notes.jpg');
  writeFileSync(good, smallImages.png);
  writeFileSync(text, 'Price list: cheese 42.90');
  const { pick, addPicked } = openAlbum({ chosen: [text, good] });
  const [first, second] = await pick();
  if (!first || !second) throw new Error('two were chosen');
  await expect(addPicked(first.id)).rejects.toThrow('photo-unreadable');
  expect((await addPicked(second.id)).width).toBe(1_200);
});

test('a picked file is taken in once, and an id that was never given out is no file', async () => {
  const chosen = join(makeFolder(), 'one.png');
  writeFileSync(chosen, smallImages.png);
  const { pick, addPicked } = openAlbum({ chosen: [chosen] });
  const [picked] = await pick();
  if (!picked) throw new Error('one was chosen');
  await addPicked(picked.id);
  await expect(addPicked(picked.id)).rejects.toThrow('photo-gone');
  await expect(addPicked('00000000-0000-4000-8000-000000000000' as PickedPhotoId)).rejects.toThrow(
    'photo-gone',
  );
});

test('a file that vanishes between choosing and reading is said to be gone', async () => {
  const chosen = join(makeFolder(), 'stick.png');
  writeFileSync(chosen, smallImages.png);
  const { pick, addPicked, decoded } = openAlbum({ chosen: [chosen] });
  const [picked] = await pick();
  rmSync(chosen);
  if (!picked) throw new Error('one was chosen');
  await expect(addPicked(picked.id)).rejects.toThrow('photo-gone');
  expect(decoded).toEqual([]);
});

test('a folder is no photo', async () => {
  await expect(openAlbum({ chosen: [makeFolder()] }).pickAll()).rejects.toThrow('photo-unreadable');
});

test('a file of 200 MB is refused by its size alone', async () => {
  const huge = join(makeFolder(), 'huge.png');
  writeFileSync(huge, smallImages.png);
  truncateSync(huge, 200_000_000);
  const before = process.memoryUsage().arrayBuffers;
  await expect(openAlbum({ chosen: [huge] }).pickAll()).rejects.toThrow('photo-too-large');
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(10_000_000);
});

test('a file larger than any memory is refused as quickly: nobody reads it', async () => {
  const huge = join(makeFolder(), 'huge.png');
  writeFileSync(huge, smallImages.png);
  // Node reads no file of more than 2 GiB at once, and would say so with another failure.
  truncateSync(huge, 5_000_000_000);
  await expect(openAlbum({ chosen: [huge] }).pickAll()).rejects.toThrow('photo-too-large');
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
