import type { Brand } from './brand.ts';

/** Names a photo that main has taken in; the window never names a file. */
export type PhotoId = Brand<string, 'PhotoId'>;

export interface Photo {
  readonly id: PhotoId;
  readonly width: number;
  readonly height: number;
}

/** Names a file that was chosen in the dialog and is still to be taken in. */
export type PickedPhotoId = Brand<string, 'PickedPhotoId'>;

export interface PickedPhoto {
  readonly id: PickedPhotoId;
  /** Of the file, without its folder. */
  readonly name: string;
}

/** Where the window finds a photo or its thumbnail (JPEG). */
export function photoUrl(id: PhotoId, size: 'full' | 'thumbnail'): string {
  return `app://photos/${id}/${size}.jpg`;
}

/** The largest file that is taken in, in bytes. */
export const largestPhotoFile = 25_000_000;

/** The longest side of a photo as it is sent, in pixels. */
export const longestPhotoSide = 1_600;

/** The most pixels that are decoded: a small file can claim a picture that fills the memory. */
export const mostPhotoPixels = 50_000_000;

/** The longest side of a thumbnail, in pixels, and the largest one that WhatsApp carries inside a message, in bytes. */
export const longestThumbnailSide = 160;
export const largestThumbnail = 10_000;

/** A photo as it is kept and sent: JPEG, upright, at most `longestPhotoSide`, without the camera's notes (place, time). */
export interface DecodedPhoto {
  readonly jpeg: Uint8Array;
  /** At most `longestThumbnailSide` and `largestThumbnail`. */
  readonly thumbnailJpeg: Uint8Array;
  /** Of `jpeg`, in pixels. */
  readonly width: number;
  readonly height: number;
}

export type PhotoDecodeOutcome = DecodedPhoto | { readonly problem: 'photo-unreadable' };

/** What is handed to the page that decodes: a file, and what its first bytes say that it is. */
export interface PhotoJob {
  readonly bytes: Uint8Array;
  readonly format: PhotoFormat;
}

export const photoFormats = ['jpeg', 'png', 'webp', 'gif', 'avif', 'heic'] as const;
export type PhotoFormat = (typeof photoFormats)[number];

/** What the hidden page that decodes photos finds as `window.photoBridge`, and all that it finds. */
export interface PhotoBridge {
  /** Called once by the page; every job is answered by the promise that `listener` returns. */
  onDecode(listener: (job: PhotoJob) => Promise<PhotoDecodeOutcome>): void;
}
