import { crc32 } from 'node:zlib';
import { Inflate } from 'fflate';
import { AppError } from '../../../shared/failure.ts';

/** The parts of a zip, by their names in small letters, with `/` between folders. */
export interface Zip {
  has(name: string): boolean;
  /** Gives the part piece by piece. @throws AppError `spreadsheet-unreadable`, `spreadsheet-locked`, `spreadsheet-too-heavy` */
  read(name: string): Generator<Uint8Array>;
}

interface Entry {
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packedSize: number;
  readonly headerAt: number;
}

/** All that is inflated of one file, in bytes. A list of 20,000 products inflates to some 20 MB. */
export const mostInflatedBytes = 150_000_000;

/** Deflate makes at most 1,032 bytes of one, so that a piece of this many becomes at most 8 MB. */
const inflateStepBytes = 8_192;

const mostEntries = 10_000;
const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const headerSignature = 0x04034b50;
const isEncrypted = 1;

/**
 * Opens a zip by its central directory (PKWARE APPNOTE 4.3.12, 4.3.16). What it says of sizes after inflating is not
 * believed: they are counted while it is done.
 * @throws AppError `spreadsheet-unreadable`
 */
export function openZip(bytes: Uint8Array): Zip {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = readEntries(bytes, view);
  let inflatedBytes = 0;

  function* read(name: string): Generator<Uint8Array> {
    const entry = entries.get(name.toLowerCase());
    if (entry === undefined) throw new AppError('spreadsheet-unreadable');
    if (entry.flags & isEncrypted) throw new AppError('spreadsheet-locked');
    let crc = 0;
    for (const piece of unpack(findPacked(bytes, view, entry), entry.method)) {
      inflatedBytes += piece.byteLength;
      if (inflatedBytes > mostInflatedBytes) throw new AppError('spreadsheet-too-heavy');
      crc = crc32(piece, crc);
      yield piece;
    }
    if (crc !== entry.crc) throw new AppError('spreadsheet-unreadable');
  }

  return { has: (name) => entries.has(name.toLowerCase()), read };
}

function readEntries(bytes: Uint8Array, view: DataView): ReadonlyMap<string, Entry> {
  return orUnreadable(() => {
    const end = findEnd(view);
    const count = view.getUint16(end + 10, true);
    if (count > mostEntries) throw new AppError('spreadsheet-too-heavy');
    const entries = new Map<string, Entry>();
    let at = view.getUint32(end + 16, true);
    for (let index = 0; index < count; index += 1) {
      if (view.getUint32(at, true) !== entrySignature) throw new AppError('spreadsheet-unreadable');
      const nameLength = view.getUint16(at + 28, true);
      const name = Buffer.from(bytes.subarray(at + 46, at + 46 + nameLength)).toString('utf8');
      entries.set(name.replaceAll('\\', '/').toLowerCase(), {
        flags: view.getUint16(at + 8, true),
        method: view.getUint16(at + 10, true),
        crc: view.getUint32(at + 16, true),
        packedSize: view.getUint32(at + 20, true),
        headerAt: view.getUint32(at + 42, true),
      });
      at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    }
    return entries;
  });
}

/** The end record stands before a comment of at most 65,535 bytes; without one, the file was cut off. */
function findEnd(view: DataView): number {
  const first = Math.max(0, view.byteLength - 22 - 65_535);
  for (let at = view.byteLength - 22; at >= first; at -= 1) {
    if (view.getUint32(at, true) === endSignature) return at;
  }
  throw new AppError('spreadsheet-unreadable');
}

function findPacked(bytes: Uint8Array, view: DataView, { headerAt, packedSize }: Entry): Uint8Array {
  return orUnreadable(() => {
    if (view.getUint32(headerAt, true) !== headerSignature) throw new AppError('spreadsheet-unreadable');
    const start = headerAt + 30 + view.getUint16(headerAt + 26, true) + view.getUint16(headerAt + 28, true);
    if (start + packedSize > bytes.byteLength) throw new AppError('spreadsheet-unreadable');
    return bytes.subarray(start, start + packedSize);
  });
}

function* unpack(packed: Uint8Array, method: number): Generator<Uint8Array> {
  if (method === 0) yield packed;
  else if (method === 8) yield* inflate(packed);
  else throw new AppError('spreadsheet-unreadable');
}

function* inflate(packed: Uint8Array): Generator<Uint8Array> {
  let pieces: Uint8Array[] = [];
  let isWhole = false;
  const inflater = new Inflate((piece, isLast) => {
    pieces.push(piece);
    isWhole = isLast;
  });
  for (let at = 0; at < packed.length && !isWhole; at += inflateStepBytes) {
    const step = packed.subarray(at, at + inflateStepBytes);
    orUnreadable(() => inflater.push(step, at + inflateStepBytes >= packed.length));
    yield* pieces;
    pieces = [];
  }
  if (!isWhole) throw new AppError('spreadsheet-unreadable');
}

/** Reading past the end (RangeError) and what the inflater does not understand are a damaged file. */
export function orUnreadable<Result>(read: () => Result): Result {
  try {
    return read();
  } catch (cause) {
    throw cause instanceof AppError ? cause : new AppError('spreadsheet-unreadable', { cause });
  }
}
