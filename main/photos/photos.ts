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
  type PhotoFormat,
  type PhotoId,
  type PhotoJob,
} from '../../shared/photos.ts';
import type { Chance } from '../system/chance.ts';
import type { Clock } from '../system/clock.ts';
import { createCleanUp } from './clean-up.ts';
import type { PhotoFiles, PhotoSize } from './photo-files.ts';
import type { PhotosStore } from './photos-store.ts';
import { readFileUpTo } from './read-file-up-to.ts';
import { readPhotoHeader } from './read-photo-header.ts';
import { rememberPicked } from './remember-picked.ts';

export interface PhotosDeps {
  readonly store: PhotosStore;
  readonly files: PhotoFiles;
  readonly clock: Pick<Clock, 'now' | 'after'>;
  /** Decodes where a hostile file can do no harm: see `photo-window.ts`. */
  readonly decode: (job: PhotoJob) => Promise<PhotoDecodeOutcome>;
  /** Opens the file dialog. @returns the paths of the chosen files; none when the person closed it */
  readonly chooseFiles: () => Promise<readonly string[]>;
  readonly chance: Pick<Chance, 'uuid'>;
}

export interface Photos {
  readonly handlers: Pick<Handlers, 'photos.add' | 'photos.pick' | 'photos.addPicked'>;
  readonly has: (id: PhotoId) => boolean;
  /**
   * Takes in a file of which main knows where it lies.
   * @throws AppError `photo-gone`, `photo-too-large`, `photo-unreadable`, `photo-heic-unreadable`, and the storage's
   */
  readonly takeFile: (path: string) => Promise<Photo>;
  /** Keeps a photo that is decoded already. */
  readonly keep: (photo: DecodedPhoto) => Promise<Photo>;
  /** For the window's `app://photos/…`. @returns `undefined` when there is no such photo, or its file is gone */
  readonly readPhoto: (id: string, size: PhotoSize) => Uint8Array | undefined;
  /** For a promo. @throws AppError `not-found`, `photo-unreadable` */
  readonly readForPromo: (id: PhotoId) => DecodedPhoto;
  /** From now on what nobody needs any more is cleaned up, little by little. */
  readonly begin: () => void;
  readonly stop: () => void;
}

export function createPhotos(deps: PhotosDeps): Photos {
  const { store, files } = deps;
  const picked = rememberPicked(deps.chance);
  const cleanUp = createCleanUp(deps);

  async function takeIn(bytes: Uint8Array): Promise<Photo> {
    const format = refuseBeforeDecoding(bytes);
    const outcome = await deps.decode({ bytes, format });
    if ('problem' in outcome)
      throw new AppError(format === 'heic' ? 'photo-heic-unreadable' : outcome.problem);
    refuseUnlessAsAgreed(outcome);
    return keep(outcome);
  }

  async function keep(decoded: DecodedPhoto): Promise<Photo> {
    const { width, height } = decoded;
    const release = cleanUp.hold();
    try {
      const photo = { id: await files.write(decoded), width, height };
      store.add(photo, deps.clock.now());
      cleanUp.noteUse(photo.id);
      return photo;
    } finally {
      release();
    }
  }

  async function takeFile(path: string): Promise<Photo> {
    return takeIn(await readFileUpTo(path, largestPhotoFile));
  }

  return {
    handlers: {
      'photos.add': ({ bytes }) => takeIn(bytes),
      'photos.pick': async () => (await deps.chooseFiles()).map(picked.remember),
      async 'photos.addPicked'({ id }) {
        const path = picked.take(id);
        if (path === undefined) throw new AppError('photo-gone');
        return takeFile(path);
      },
    },
    has: (id) => store.read(id) !== undefined,
    takeFile,
    keep,
    readPhoto(id, size) {
      const photo = store.read(id as PhotoId);
      if (!photo) return undefined;
      cleanUp.noteUse(photo.id);
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
      cleanUp.noteUse(id);
      const { width, height } = photo;
      return { jpeg: files.read(id, 'full'), thumbnailJpeg: files.read(id, 'thumbnail'), width, height };
    },
    begin: cleanUp.begin,
    stop: cleanUp.stop,
  };
}

/** The header is believed for this only: a picture that claims to be small and is not ends in the sandbox. */
function refuseBeforeDecoding(bytes: Uint8Array): PhotoFormat {
  if (bytes.byteLength > largestPhotoFile) throw new AppError('photo-too-large');
  const header = readPhotoHeader(bytes);
  if (!header) throw new AppError('photo-unreadable');
  if (header.width * header.height > mostPhotoPixels) throw new AppError('photo-too-large');
  return header.format;
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
