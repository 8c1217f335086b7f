import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../shared/failure.ts';
import type { DecodedPhoto, PhotoId } from '../../shared/photos.ts';
import { explainStorageError } from '../storage/explain-storage-error.ts';
import type { Chance } from '../system/chance.ts';

export type PhotoSize = 'full' | 'thumbnail';

/** The JPEG files in the data folder, named by their content: the same photo is there once. */
export interface PhotoFiles {
  /** @throws AppError `data-folder-full`, `data-folder-read-only` */
  write(photo: DecodedPhoto): Promise<PhotoId>;
  /** @throws AppError `photo-unreadable` when the file is gone or is not what it was */
  read(id: PhotoId, size: PhotoSize): Uint8Array;
  /** Deletes both files; one that is gone already is no matter. */
  remove(id: PhotoId): void;
}

/** Files and not blobs, because every start of the app checks the whole database. */
export function createPhotoFiles(folder: string, chance: Pick<Chance, 'uuid'>): PhotoFiles {
  const path = (id: PhotoId, size: PhotoSize) => join(folder, `${id}-${size}.jpg`);

  /** Written beside and renamed, so that a file with its right name is always whole. */
  async function writeWhole(file: string, bytes: Uint8Array): Promise<void> {
    const draft = join(folder, `${chance.uuid()}.new`);
    try {
      await writeFile(draft, bytes, { mode: 0o600, flush: true });
      await rename(draft, file);
    } finally {
      await rm(draft, { force: true });
    }
  }

  return {
    async write(photo) {
      const id = nameByContent(photo.jpeg);
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await writeWhole(path(id, 'thumbnail'), photo.thumbnailJpeg);
        await writeWhole(path(id, 'full'), photo.jpeg);
      } catch (error) {
        throw explainStorageError(error);
      }
      return id;
    },

    read(id, size) {
      const bytes = readIfThere(path(id, size));
      const isAsWritten = bytes !== undefined && (size === 'thumbnail' || nameByContent(bytes) === id);
      if (!isAsWritten) throw new AppError('photo-unreadable');
      return bytes;
    },

    remove(id) {
      for (const size of ['full', 'thumbnail'] as const) rmSync(path(id, size), { force: true });
    },
  };
}

function nameByContent(jpeg: Uint8Array): PhotoId {
  return createHash('sha256').update(jpeg).digest('hex') as PhotoId;
}

function readIfThere(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined;
    throw new AppError('photo-unreadable', { cause });
  }
}
