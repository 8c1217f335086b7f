import { createHash } from 'node:crypto';
import {
  closeSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { z } from 'zod';
import type { BackupSummary } from '../../shared/backup.ts';
import { AppError } from '../../shared/failure.ts';
import { explainStorageError } from '../storage/explain-storage-error.ts';
import {
  type About,
  aboutName,
  aboutSchema,
  databaseName,
  formatVersion,
  type Manifest,
  manifestName,
  manifestSchema,
  mostBytesOf,
  photosFolder,
  settingsName,
} from './backup-contents.ts';
import { newestSchema, prepareRestored } from './copied-shop-store.ts';
import { blockBytes, paddingOf, readTarHeader } from './tar-header.ts';
import type { OnProgress } from './write-backup.ts';

export interface RestorePlan {
  /** The file that a person chose. */
  readonly path: string;
  /** Where its content is put: a folder beside the data, which is made anew. */
  readonly draftFolder: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

const pieceBytes = 256 * 1_024;

/**
 * Unpacks a backup beside the data and checks all of it: every byte of the file is either compared with the one way to
 * write it, or counted in a hash; the database is migrated, and read through. Nothing of the present shop is touched.
 * It blocks, so it runs in a process of its own.
 * @throws AppError `backup-foreign`, `backup-damaged`, `backup-newer`, `data-folder-full`, `data-folder-read-only`
 */
export function readBackup(plan: RestorePlan, onProgress: OnProgress): BackupSummary {
  const { draftFolder } = plan;
  rmSync(draftFolder, { recursive: true, force: true });
  try {
    const file = open(plan.path);
    try {
      mkdirSync(join(draftFolder, photosFolder), { recursive: true, mode: 0o700 });
      const { about, names } = unpack(file, draftFolder, onProgress);
      const counts = check(draftFolder, about, plan.now);
      const photoCount = names.filter((name) => name.endsWith('-full.jpg')).length;
      return { madeAt: about.madeAt, appVersion: about.appVersion, ...counts, photoCount };
    } finally {
      closeSync(file);
    }
  } catch (error) {
    rmSync(draftFolder, { recursive: true, force: true });
    throw explainStorageError(error);
  }
}

function open(path: string): number {
  try {
    return openSync(path, 'r');
  } catch (cause) {
    throw new AppError('backup-damaged', { cause });
  }
}

function unpack(file: number, folder: string, onProgress: OnProgress) {
  const tape = readTape(file, onProgress);
  const about = readAbout(tape);
  const found: Manifest = [about.entry];
  for (;;) {
    const entry = nextEntry(tape);
    if (entry.name === manifestName) {
      const said = tape.readAll(entry.size);
      // The one way to write what was found: so also a manifest that only looks different is refused.
      if (!said.equals(Buffer.from(JSON.stringify(found)))) throw new AppError('backup-damaged');
      parse(manifestSchema, said);
      break;
    }
    found.push({ ...entry, sha256: keep(tape, entry.size, join(folder, entry.name)) });
  }
  tape.expectEnd();
  const names = found.map(({ name }) => name);
  const isWhole = names.includes(databaseName) && names.includes(settingsName);
  if (!isWhole || new Set(names).size < names.length) throw new AppError('backup-damaged');
  return { about: about.value, names };
}

function readAbout(tape: Tape): { readonly value: About; readonly entry: Manifest[number] } {
  const header = tape.readUpTo(blockBytes);
  const entry = header.length === blockBytes ? readTarHeader(header) : null;
  if (entry === null || entry.name !== aboutName || entry.size > (mostBytesOf(aboutName) ?? 0)) {
    throw new AppError('backup-foreign');
  }
  const bytes = tape.readAll(entry.size);
  const value = parse(aboutSchema, bytes);
  if (value.format > formatVersion || value.schema > newestSchema) throw new AppError('backup-newer');
  return { value, entry: { ...entry, sha256: createHash('sha256').update(bytes).digest('hex') } };
}

function nextEntry(tape: Tape): { readonly name: string; readonly size: number } {
  const entry = readTarHeader(tape.read(blockBytes));
  const most = entry && mostBytesOf(entry.name);
  if (!entry || most === undefined || most === null || entry.size > most || entry.name === aboutName) {
    throw new AppError('backup-damaged');
  }
  return entry;
}

/** Writes the next bytes into a new file, on the disk when it returns. @returns their SHA-256 in hex */
function keep(tape: Tape, size: number, path: string): string {
  const hash = createHash('sha256');
  const to = openNew(path);
  try {
    for (const piece of tape.readPieces(size)) {
      hash.update(piece);
      let from = 0;
      while (from < piece.length) from += writeSync(to, piece, from);
    }
    fsyncSync(to);
  } finally {
    closeSync(to);
  }
  return hash.digest('hex');
}

/** The same name twice is damage, too. */
function openNew(path: string): number {
  try {
    return openSync(path, 'wx', 0o600);
  } catch (cause) {
    const isThere = cause instanceof Error && 'code' in cause && cause.code === 'EEXIST';
    throw isThere ? new AppError('backup-damaged', { cause }) : cause;
  }
}

function check(folder: string, about: About, now: number) {
  const settings = readFileSync(join(folder, settingsName), 'utf8');
  try {
    JSON.parse(settings);
    const counts = prepareRestored(join(folder, databaseName), now);
    syncFolders(folder);
    return counts;
  } catch (cause) {
    const code = cause instanceof AppError ? cause.code : undefined;
    if (code === 'data-newer' || about.schema > newestSchema) throw new AppError('backup-newer', { cause });
    const isOfTheDisk = code === 'data-folder-full' || code === 'data-folder-read-only';
    throw isOfTheDisk ? cause : new AppError('backup-damaged', { cause });
  }
}

/** The names of the new files are on the disk as well. Windows opens no folder, and needs none of this. */
function syncFolders(folder: string): void {
  if (process.platform === 'win32') return;
  for (const path of [join(folder, photosFolder), folder, dirname(folder)]) {
    const opened = openSync(path, 'r');
    fsyncSync(opened);
    closeSync(opened);
  }
}

function parse<Schema extends z.ZodType>(schema: Schema, bytes: Buffer): z.output<Schema> {
  try {
    return schema.parse(JSON.parse(bytes.toString('utf8')));
  } catch (cause) {
    throw new AppError('backup-damaged', { cause });
  }
}

type Tape = ReturnType<typeof readTape>;

/** Reads the file from its beginning to its end, once. */
function readTape(file: number, onProgress: OnProgress) {
  const { size: total } = fstatSync(file);
  const buffer = Buffer.alloc(pieceBytes);
  let done = 0;

  function readUpTo(size: number): Buffer {
    let count = 0;
    while (count < size) {
      const more = readSync(file, buffer, count, size - count, null);
      if (more === 0) break;
      count += more;
    }
    done += count;
    onProgress(done, total);
    return buffer.subarray(0, count);
  }

  function read(size: number): Buffer {
    const bytes = readUpTo(size);
    if (bytes.length < size) throw new AppError('backup-damaged');
    return bytes;
  }

  function* readPieces(size: number): Generator<Buffer> {
    for (let left = size; left > 0; ) {
      const piece = read(Math.min(pieceBytes, left));
      left -= piece.length;
      yield piece;
    }
    expectZeros(paddingOf(size));
  }

  function expectZeros(size: number): void {
    if (read(size).some((byte) => byte !== 0)) throw new AppError('backup-damaged');
  }

  return {
    readUpTo,
    read,
    readPieces,
    readAll: (size: number) => Buffer.concat([...copies(readPieces(size))]),
    expectEnd(): void {
      expectZeros(2 * blockBytes);
      if (readUpTo(1).length > 0) throw new AppError('backup-damaged');
    },
  };
}

/** The tape reads into one and the same buffer. */
function* copies(pieces: Iterable<Buffer>): Generator<Buffer> {
  for (const piece of pieces) yield Buffer.from(piece);
}
