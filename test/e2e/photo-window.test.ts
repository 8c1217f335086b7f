import { beforeAll, expect, test } from 'vitest';
import { largestThumbnail, longestPhotoSide } from '../../shared/photos.ts';
import { quarterColors } from '../photos/quarters.ts';
import { toldByHost } from './told-by-host.ts';

let told: Record<string, unknown>;

beforeAll(async () => {
  told = await toldByHost('photo-window-host.ts');
});

test.for([
  ['gif', 1, 1],
  ['png', 1, 1],
  ['webpLossy', 1, 1],
  ['webpLossless', 1, 1],
  ['webpExtended', 1, 1],
  ['avif', 64, 64],
  ['heic', 64, 64],
] as const)('%s becomes a JPEG with a thumbnail, in its own size', ([name, width, height]) => {
  expect(told[name]).toMatchObject({
    width,
    height,
    header: { format: 'jpeg', width, height },
    thumbnail: { format: 'jpeg', width, height },
  });
});

test.for([
  ['jpeg', 'jpeg'],
  ['jpegProgressive', 'jpeg'],
  ['jpegCmyk', 'jpeg'],
  ['pngDeep', 'png'],
  ['pngTransparent', 'png'],
  ['gifAnimated', 'gif'],
  ['webpAnimated', 'webp'],
  ['avif', 'avif'],
  ['heic', 'heic'],
  ['heicDeep', 'heic'],
  ['heicTransparent', 'heic'],
] as const)('%s keeps its colours, upright, and what is transparent is white', ([name, format]) => {
  expect(told[name]).toMatchObject({ format });
  expect(nameQuarters(name)).toEqual(['orange', 'green', 'blue', 'white']);
});

/** Where the quarters of the upright picture are when it is turned or mirrored as Exif 2.32, 4.6.4 says. */
const byOrientation = [
  ['orange', 'green', 'blue', 'white'],
  ['green', 'orange', 'white', 'blue'],
  ['white', 'blue', 'green', 'orange'],
  ['blue', 'white', 'orange', 'green'],
  ['orange', 'blue', 'green', 'white'],
  ['blue', 'orange', 'white', 'green'],
  ['white', 'green', 'blue', 'orange'],
  ['green', 'white', 'orange', 'blue'],
] as const;

test.for(byOrientation.map((places, index) => [index + 1, places] as const))(
  'a JPEG whose camera noted orientation %i stands upright',
  ([orientation, places]) => {
    expect(nameQuarters(`jpegNoted${orientation}`)).toEqual(places);
  },
);

/** ISO 23008-12, 6.5.10: quarter turns against the clock. */
const byTurns = [byOrientation[0], byOrientation[7], byOrientation[2], byOrientation[5]] as const;

test.for(byTurns.map((places, turns) => [turns, places] as const))(
  'an AVIF and a HEIC that are turned %i times stand upright; what the notes say of it is not done once more',
  ([turns, places]) => {
    expect(nameQuarters(`avifTurned${turns}`)).toEqual(places);
    expect(nameQuarters(`heicTurned${turns}`)).toEqual(places);
  },
);

test('an AVIF and a HEIC that are mirrored are seen as they were meant', () => {
  for (const format of ['avif', 'heic']) {
    expect(nameQuarters(`${format}Mirrored-top-bottom`)).toEqual(byOrientation[3]);
    expect(nameQuarters(`${format}Mirrored-left-right`)).toEqual(byOrientation[1]);
  }
});

test('the tiles of a HEIC are put together, and the sides are changed when it is turned', () => {
  expect(told.heicTiles).toMatchObject({ width: 192, height: 128 });
  expect(told.phoneHeic).toMatchObject({ width: 1_200, height: 1_600 });
});

test("the stronger colours of an iPhone's screen are brought into those that every screen shows", () => {
  // Display P3 (200, 90, 60) and (60, 90, 200) in sRGB, by the matrices of CSS Color 4, 10.
  const [orange, , blue] = quartersOf('heicP3');
  expect(distance(orange, [215, 81, 46])).toBeLessThan(8);
  expect(distance(blue, [51, 92, 208])).toBeLessThan(8);
});

test('a large picture is made to 1,600 pixels, its thumbnail to 160 and into ten thousand bytes', () => {
  expect(told.large).toMatchObject({
    width: 1_600,
    height: 400,
    header: { format: 'jpeg', width: 1_600, height: 400 },
    thumbnail: { format: 'jpeg', width: 160, height: 40 },
  });
});

test('whatever it was, what is kept is a JPEG of at most 1,600 without a camera, a place or a word in it', () => {
  const kept = Object.values(told).filter(isKept);
  expect(kept.length).toBeGreaterThan(35);
  for (const { width, height, thumbnailBytes, segments, thumbnailSegments, tellsPlace } of kept) {
    expect(Math.max(width, height)).toBeLessThanOrEqual(longestPhotoSide);
    expect(thumbnailBytes).toBeLessThanOrEqual(largestThumbnail);
    expect(tellsPlace).toBe(false);
    expect([segments, thumbnailSegments]).toEqual([pictureOnly, pictureOnly]);
  }
});

test('a picture whose end is lost is not shown half: it is read whole or it is unreadable', () => {
  const cut = Object.keys(told).filter((name) => /-0\.\d$/.test(name));
  expect(cut.length).toBe(26);
  for (const name of cut) {
    if (isKept(told[name])) expect(nameQuarters(name)).toEqual(byOrientation[0]);
    else expect(told[name]).toBe('photo-unreadable');
  }
  expect(cut.filter((name) => isKept(told[name]))).toEqual([
    // Their picture is there; what is lost is the mark of the end, and the second frame.
    'pngDeep-0.9',
    'pngTransparent-0.9',
    'gifAnimated-0.9',
  ]);
});

test('a text, a HEIC that lies about its size and one that claims four billion pixels a side are unreadable', () => {
  expect([told.text, told.heicThatLies, told.heicWithoutEnd]).toEqual(Array(3).fill('photo-unreadable'));
});

test("a phone's 12 megapixels are prepared in a few seconds", () => {
  const { phoneJpeg, phoneHeic } = told as Record<string, { readonly ms: number }>;
  console.log(`12 megapixels: JPEG ${phoneJpeg?.ms} ms, HEIC ${phoneHeic?.ms} ms`);
  expect(phoneJpeg?.ms).toBeLessThan(10_000);
  expect(phoneHeic?.ms).toBeLessThan(10_000);
});

test('the decoder of HEIC is loaded for a HEIC only, and no text becomes a program', () => {
  expect(told.loadedBefore).toEqual([]);
  expect(told.loadedAfter).toEqual(['js', 'wasm']);
});

test('nothing leads out of the page: no server, no file, no window, no Node, one word with main', () => {
  expect(told.reach).toEqual({
    seen: [],
    told: {
      fetch: 'failed',
      image: 'failed',
      socket: 'failed',
      file: 'failed',
      popUp: 'failed',
      node: 'failed',
      text: 'failed',
      bridge: ['onDecode'],
    },
  });
});

test('a picture that kills the decoder is unreadable, and the next one is decoded', () => {
  expect(told.afterCrash).toEqual([{ problem: 'photo-unreadable' }, expect.objectContaining({ width: 1 })]);
});

test('there is one hidden window while there is work, and none when it is idle or stopped', () => {
  expect(told.windowCount).toBe(1);
  expect(told.windowCountWhenIdle).toBe(0);
  expect(told.afterIdle).toMatchObject({ width: 1 });
  expect(told.windowCountWhenStopped).toBe(0);
});

test('when it is stopped while photos wait, they are let go and no window is opened any more', () => {
  expect(told.whenStopped).toEqual(Array(4).fill({ problem: 'photo-unreadable' }));
});

interface Kept {
  readonly width: number;
  readonly height: number;
  readonly thumbnailBytes: number;
  readonly segments: readonly string[];
  readonly thumbnailSegments: readonly string[];
  readonly tellsPlace: boolean;
  readonly quarters: readonly Color[];
}

type Color = readonly number[];

/** A picture, its tables and the colours that are meant; nothing that a camera or a program noted. */
const pictureOnly = ['APP0 JFIF', 'APP2 ICC_PROFILE', 'DQT', 'SOF0', 'DHT', 'SOS'];

function isKept(value: unknown): value is Kept {
  return typeof value === 'object' && value !== null && 'quarters' in value;
}

function quartersOf(name: string): readonly Color[] {
  const picture = told[name];
  if (!isKept(picture)) throw new Error(`${name} was not kept: ${JSON.stringify(picture)}`);
  return picture.quarters;
}

/** JPEG shifts a colour a little: the nearest one is meant, and it must be near. */
function nameQuarters(name: string): readonly string[] {
  return quartersOf(name).map((color) => {
    const [nearest] = Object.entries(quarterColors).sort(
      ([, a], [, b]) => distance(a, color) - distance(b, color),
    );
    return nearest && distance(nearest[1], color) < 12 ? nearest[0] : `strange ${color}`;
  });
}

function distance(a: Color = [], b: Color = []): number {
  return Math.hypot(...a.map((value, index) => value - (b[index] ?? 0)));
}
