import type { PhotoFormat } from '../../shared/photos.ts';

/** What the first bytes of an image file say of it, before anything is decoded. Sizes are in pixels. */
export interface PhotoHeader {
  readonly format: PhotoFormat;
  readonly width: number;
  readonly height: number;
}

/**
 * Reads format and size from an image file's own header; names and extensions are not asked.
 * @returns `undefined` when it is none of the six formats, is cut short, or has no size
 */
export function readPhotoHeader(bytes: Uint8Array): PhotoHeader | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const header = readPng(view) ?? readGif(view) ?? readWebp(view) ?? readHeif(view) ?? readJpeg(view);
    return header && header.width > 0 && header.height > 0 ? header : undefined;
  } catch (error) {
    // A read past the end: the file is cut short, or lies about its own lengths.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** PNG, https://www.w3.org/TR/png-3/#11IHDR: IHDR is always the first chunk. */
function readPng(view: DataView): PhotoHeader | undefined {
  if (!startsWith(view, 0, '\x89PNG\r\n\x1a\n') || !startsWith(view, 12, 'IHDR')) return undefined;
  return { format: 'png', width: view.getUint32(16), height: view.getUint32(20) };
}

/** GIF89a, section 18: the logical screen. */
function readGif(view: DataView): PhotoHeader | undefined {
  if (!startsWith(view, 0, 'GIF87a') && !startsWith(view, 0, 'GIF89a')) return undefined;
  return { format: 'gif', width: view.getUint16(6, true), height: view.getUint16(8, true) };
}

/** WebP container, RFC 9649: a lossy (VP8), lossless (VP8L) or extended (VP8X) image. */
function readWebp(view: DataView): PhotoHeader | undefined {
  if (!startsWith(view, 0, 'RIFF') || !startsWith(view, 8, 'WEBP')) return undefined;
  if (startsWith(view, 12, 'VP8X')) {
    return { format: 'webp', width: uint24(view, 24) + 1, height: uint24(view, 27) + 1 };
  }
  if (startsWith(view, 12, 'VP8L')) {
    const bits = view.getUint32(21, true);
    return { format: 'webp', width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  if (!startsWith(view, 12, 'VP8 ')) return undefined;
  return {
    format: 'webp',
    width: view.getUint16(26, true) & 0x3fff,
    height: view.getUint16(28, true) & 0x3fff,
  };
}

/** JPEG, ITU T.81, B.2.2: the first start-of-frame segment; thumbnails lie inside others, which are stepped over. */
function readJpeg(view: DataView): PhotoHeader | undefined {
  if (view.getUint16(0) !== 0xffd8) return undefined;
  let offset = 2;
  for (;;) {
    if (view.getUint8(offset) !== 0xff) return undefined;
    while (view.getUint8(offset) === 0xff) offset += 1;
    const marker = view.getUint8(offset);
    if (isFrame(marker)) {
      return { format: 'jpeg', width: view.getUint16(offset + 6), height: view.getUint16(offset + 4) };
    }
    // The picture's data or its end before any frame: there is nothing to show.
    if (marker === 0xda || marker === 0xd9) return undefined;
    const length = view.getUint16(offset + 1);
    if (length < 2) return undefined;
    offset += 1 + length;
  }
}

function isFrame(marker: number): boolean {
  const isOtherTable = marker === 0xc4 || marker === 0xc8 || marker === 0xcc;
  return marker >= 0xc0 && marker <= 0xcf && !isOtherTable;
}

/**
 * AVIF and HEIC, ISO 23008-12 (HEIF), 6.5.3: image sizes are `ispe` properties in meta/iprp/ipco. There is one for
 * each image inside (colour, alpha, tiles, the grid of tiles), so the largest counts.
 */
function readHeif(view: DataView): PhotoHeader | undefined {
  const format = readHeifFormat(view);
  if (format === undefined) return undefined;
  const meta = findBox(view, 0, view.byteLength, 'meta');
  // `meta` is a full box: 4 bytes of version and flags come before its children.
  const iprp = meta && findBox(view, meta.start + 4, meta.end, 'iprp');
  const ipco = iprp && findBox(view, iprp.start, iprp.end, 'ipco');
  if (!ipco) return undefined;
  const sizes = [...boxes(view, ipco.start, ipco.end)]
    .filter((box) => box.type === 'ispe')
    .map((box) => ({ width: view.getUint32(box.start + 4), height: view.getUint32(box.start + 8) }))
    .sort((a, b) => b.width * b.height - a.width * a.height);
  return sizes[0] && { format, ...sizes[0] };
}

const avifBrands = ['avif', 'avis'];

/** ISO 23008-12, annex B and 10.2: with HEVC inside, or with whatever (`mif1`), which an AVIF lists, too. */
const heicBrands = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'hevm', 'hevs', 'mif1', 'msf1'];

function readHeifFormat(view: DataView): 'avif' | 'heic' | undefined {
  if (!startsWith(view, 4, 'ftyp')) return undefined;
  const end = Math.min(view.getUint32(0), 256, view.byteLength);
  const brands: string[] = [];
  for (let offset = 8; offset + 4 <= end; offset += 4) brands.push(text(view, offset, 4));
  if (brands.some((brand) => avifBrands.includes(brand))) return 'avif';
  return brands.some((brand) => heicBrands.includes(brand)) ? 'heic' : undefined;
}

interface Box {
  readonly type: string;
  /** Where its content starts and ends. */
  readonly start: number;
  readonly end: number;
}

function* boxes(view: DataView, from: number, to: number): Generator<Box> {
  let offset = from;
  while (offset + 8 <= to) {
    const size32 = view.getUint32(offset);
    const headBytes = size32 === 1 ? 16 : 8;
    const size = size32 === 1 ? Number(view.getBigUint64(offset + 8)) : size32 || to - offset;
    if (size < headBytes || offset + size > to) return;
    yield { type: text(view, offset + 4, 4), start: offset + headBytes, end: offset + size };
    offset += size;
  }
}

function findBox(view: DataView, from: number, to: number, type: string): Box | undefined {
  for (const box of boxes(view, from, to)) if (box.type === type) return box;
  return undefined;
}

function startsWith(view: DataView, offset: number, expected: string): boolean {
  return offset + expected.length <= view.byteLength && text(view, offset, expected.length) === expected;
}

function text(view: DataView, offset: number, length: number): string {
  return Buffer.from(view.buffer, view.byteOffset + offset, length).toString('latin1');
}

function uint24(view: DataView, offset: number): number {
  return view.getUint16(offset, true) | (view.getUint8(offset + 2) << 16);
}
