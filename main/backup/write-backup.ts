import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../shared/failure.ts';
import { explainStorageError } from '../storage/explain-storage-error.ts';
import {
  type About,
  aboutName,
  databaseName,
  formatVersion,
  type Manifest,
  manifestName,
  photosFolder,
  settingsName,
  workFolder,
} from './backup-contents.ts';
import { copyShop, listPhotos } from './copied-shop-store.ts';
import { blockBytes, paddingOf, tarHeader } from './tar-header.ts';

export interface BackupPlan {
  readonly dataFolder: string;
  /** The file to write. */
  readonly path: string;
  readonly appVersion: string;
  /** Milliseconds since 1970. */
  readonly madeAt: number;
}

export type OnProgress = (doneBytes: number, totalBytes: number) => void;

const pieceBytes = 256 * 1_024;

/**
 * Writes the whole shop but the login into one file: beside its place first, so that an older file of that name is
 * whole until then. A tar and not a zip: photos do not get smaller, there is nothing to inflate, and any computer can
 * open it. It blocks, so it runs in a process of its own.
 * @throws AppError `file-not-saved`, `data-folder-full`, `database-damaged`
 */
export function writeBackup(plan: BackupPlan, onProgress: OnProgress): void {
  const work = join(plan.dataFolder, workFolder);
  rmSync(work, { recursive: true, force: true });
  try {
    const { copy, schema } = makeCopy(plan, work);
    const photos = listPhotoFiles(plan.dataFolder, copy);
    const about: About = {
      ...{ format: formatVersion, appVersion: plan.appVersion, schema, madeAt: plan.madeAt },
    };
    saveAs(plan.path, (file) => {
      const total = statSync(copy).size + photos.reduce((sum, { path }) => sum + sizeOf(path), 0);
      const tar = createTar(file, (done) => onProgress(Math.min(done, total), total));
      tar.add(aboutName, Buffer.from(JSON.stringify(about)));
      tar.add(settingsName, readSettings(plan.dataFolder));
      tar.addFile(databaseName, copy);
      for (const { name, path } of photos) tar.addFile(name, path);
      tar.end();
    });
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function makeCopy({ dataFolder }: BackupPlan, work: string) {
  try {
    mkdirSync(work, { mode: 0o700 });
    const copy = join(work, databaseName);
    return { copy, schema: copyShop(join(dataFolder, databaseName), copy) };
  } catch (error) {
    throw explainStorageError(error);
  }
}

function listPhotoFiles(dataFolder: string, copy: string) {
  const names = listPhotos(copy).flatMap((id) => [`${id}-full.jpg`, `${id}-thumbnail.jpg`]);
  const files = names.map((name) => ({
    name: `${photosFolder}/${name}`,
    path: join(dataFolder, photosFolder, name),
  }));
  // A photo that is gone already is gone here, too: the rest of the shop is still worth keeping.
  return files.filter(({ path }) => existsSync(path));
}

/** What is not there, or is no JSON any more, is left to what is usual. */
function readSettings(dataFolder: string): Buffer {
  try {
    return Buffer.from(JSON.stringify(JSON.parse(readFileSync(join(dataFolder, settingsName), 'utf8'))));
  } catch {
    return Buffer.from('{}');
  }
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

function saveAs(path: string, write: (file: number) => void): void {
  const draft = `${path}.new`;
  try {
    const file = openSync(draft, 'w', 0o600);
    try {
      write(file);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(draft, path);
  } catch (cause) {
    removeIfPossible(draft);
    const isOfTheDisk = cause instanceof Error && 'syscall' in cause;
    throw isOfTheDisk ? new AppError('file-not-saved', { cause }) : cause;
  }
}

/** What is left of a file that could not be written; where that is impossible, there is none. */
function removeIfPossible(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {}
}

/** Adds file after file and at last what every one of them was. */
function createTar(file: number, onBytes: (done: number) => void) {
  const manifest: Manifest = [];
  let done = 0;

  function write(bytes: Uint8Array): void {
    let from = 0;
    while (from < bytes.length) from += writeSync(file, bytes, from);
  }

  function add(name: string, size: number, pieces: Iterable<Uint8Array>): void {
    const hash = createHash('sha256');
    write(tarHeader(name, size));
    for (const piece of pieces) {
      hash.update(piece);
      write(piece);
      done += piece.length;
      onBytes(done);
    }
    write(Buffer.alloc(paddingOf(size)));
    manifest.push({ name, size, sha256: hash.digest('hex') });
  }

  return {
    add: (name: string, bytes: Uint8Array) => add(name, bytes.length, [bytes]),
    addFile(name: string, path: string): void {
      const from = openIfThere(path);
      if (from === undefined) return;
      try {
        const { size } = fstatSync(from);
        add(name, size, readPieces(from, size));
      } finally {
        closeSync(from);
      }
    },
    end(): void {
      const bytes = Buffer.from(JSON.stringify(manifest));
      write(tarHeader(manifestName, bytes.length));
      write(bytes);
      write(Buffer.alloc(paddingOf(bytes.length) + 2 * blockBytes));
    },
  };
}

/** A photo may be cleaned up while the backup is made. */
function openIfThere(path: string): number | undefined {
  try {
    return openSync(path, 'r');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function* readPieces(file: number, size: number): Generator<Uint8Array> {
  const piece = Buffer.alloc(Math.min(pieceBytes, size));
  for (let left = size; left > 0; ) {
    const count = readSync(file, piece, 0, Math.min(piece.length, left), null);
    // The files here are only ever replaced as a whole, so one that ends early is a disk that does not read.
    if (count === 0) throw new AppError('file-not-saved');
    left -= count;
    yield piece.subarray(0, count);
  }
}
