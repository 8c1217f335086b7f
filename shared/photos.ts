import type { Brand } from './brand.ts';

/** Names a photo that main has taken in; the window never names a file. */
export type PhotoId = Brand<string, 'PhotoId'>;

export interface Photo {
  readonly id: PhotoId;
  readonly width: number;
  readonly height: number;
}

/** Where the window finds a photo or its thumbnail (JPEG). */
export function photoUrl(id: PhotoId, size: 'full' | 'thumbnail'): string {
  return `app://photos/${id}/${size}.jpg`;
}

/** The largest file that is taken in, in bytes. */
export const largestPhotoFile = 25_000_000;

/** The longest side of a photo as it is sent, in pixels. */
export const longestPhotoSide = 1_600;
