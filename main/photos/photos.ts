import { AppError } from '../../shared/failure.ts';
import type { Handlers } from '../../shared/ipc/call.ts';
import {
  type DecodedPhoto,
  largestPhotoFile,
  largestThumbnail,
  longestPhotoSide,
  mostPhotoPixels,
  type Photo,
  type PhotoDecodeOutcome,
  type PhotoId,
} from '../../shared/photos.ts';
import type { Clock } from '../system/clock.ts';
import type { PhotoFiles, PhotoSize } from './photo-files.ts';
import type { PhotosStore } from './photos-store.ts';
import { readFileUpTo } from './read-file-up-to.ts';
import { readPhotoHeader } from './read-photo-header.ts';

export interface PhotosDeps {
  readonly store: PhotosStore;
  readonly files: PhotoFiles;
  readonly clock: Pick<Clock, 'now'>;
  /** Decodes where a hostile file can do no harm: see `photo-window.ts`. */
  readonly decode: (bytes: Uint8Array) => Promise<PhotoDecodeOutcome>;
  /** Opens the file dialog. @returns the chosen file's path, or `null` when the person closed it */
  readonly chooseFile: () => Promise<string | null>;
}

export interface Photos {
  readonly handlers: Pick<Handlers, 'photos.add' | 'photos.pick'>;
  readonly has: (id: PhotoId) => boolean;
  /** Keeps a photo that is decoded already. */
  readonly keep: (photo: DecodedPhoto) => Promise<Photo>;
  /** For the window's `app://photos/…`. @returns `undefined` when there is no such photo, or its file is gone */
  readonly readPhoto: (id: string, size: PhotoSize) => Uint8Array | undefined;
  /** For a promo. @throws AppError `not-found`, `photo-unreadable` */
  readonly readForPromo: (id: PhotoId) => DecodedPhoto;
}

export function createPhotos(deps: PhotosDeps): Photos {
  const { store, files } = deps;

  async function takeIn(bytes: Uint8Array): Promise<Photo> {
    refuseBeforeDecoding(bytes);
    const outcome = await deps.decode(bytes);
    if ('problem' in outcome) throw new AppError(outcome.problem);
    refuseUnlessAsAgreed(outcome);
    return keep(outcome);
  }

  async function keep(decoded: DecodedPhoto): Promise<Photo> {
    const { width, height } = decoded;
    const photo = { id: await files.write(decoded), width, height };
    store.add(photo, deps.clock.now());
    return photo;
  }

  return {
    handlers: {
      'photos.add': ({ bytes }) => takeIn(bytes),
      async 'photos.pick'() {
        const path = await deps.chooseFile();
        return path === null ? null : takeIn(await readFileUpTo(path, largestPhotoFile));
      },
    },
    has: (id) => store.read(id) !== undefined,
    keep,
    readPhoto(id, size) {
      const photo = store.read(id as PhotoId);
      if (!photo) return undefined;
      try {
        return files.read(photo.id, size);
      } catch (error) {
        if (error instanceof AppError) return undefined;
        throw error;
      }
    },
    readForPromo(id) {
      const photo = store.read(id);
      if (!photo) throw new AppError('not-found');
      const { width, height } = photo;
      return { jpeg: files.read(id, 'full'), thumbnailJpeg: files.read(id, 'thumbnail'), width, height };
    },
  };
}

/** The header is believed for this only: a picture that claims to be small and is not ends in the sandbox. */
function refuseBeforeDecoding(bytes: Uint8Array): void {
  if (bytes.byteLength > largestPhotoFile) throw new AppError('photo-too-large');
  const header = readPhotoHeader(bytes);
  if (!header) throw new AppError('photo-unreadable');
  if (header.width * header.height > mostPhotoPixels) throw new AppError('photo-too-large');
}

/** What comes out of the sandbox has seen a stranger's bytes, so it is looked at as one would at theirs. */
function refuseUnlessAsAgreed({ jpeg, thumbnailJpeg, width, height }: DecodedPhoto): void {
  const full = readPhotoHeader(jpeg);
  const isAsAgreed =
    full?.format === 'jpeg' &&
    full.width === width &&
    full.height === height &&
    Math.max(width, height) <= longestPhotoSide &&
    jpeg.byteLength <= largestPhotoFile &&
    readPhotoHeader(thumbnailJpeg)?.format === 'jpeg' &&
    thumbnailJpeg.byteLength <= largestThumbnail;
  if (!isAsAgreed) throw new AppError('photo-unreadable');
}
