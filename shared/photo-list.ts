import type { Photo, PhotoId } from './photos.ts';

export type PhotoAdding =
  | { readonly kind: 'added'; readonly photos: readonly Photo[] }
  /** The very same picture is in the list: photos are known by their content. */
  | { readonly kind: 'already-there' }
  | { readonly kind: 'no-place' };

/** Puts a photo behind the others. */
export function addPhoto(photos: readonly Photo[], photo: Photo, most: number): PhotoAdding {
  if (photos.some(({ id }) => id === photo.id)) return { kind: 'already-there' };
  if (photos.length >= most) return { kind: 'no-place' };
  return { kind: 'added', photos: [...photos, photo] };
}

/** Puts a photo in another place, counted from 0; beyond an end is at that end. The first one is the cover. */
export function movePhoto(photos: readonly Photo[], id: PhotoId, to: number): readonly Photo[] {
  const photo = photos.find((one) => one.id === id);
  if (!photo) return photos;
  const others = photos.filter((one) => one !== photo);
  const place = Math.max(0, Math.min(to, others.length));
  return [...others.slice(0, place), photo, ...others.slice(place)];
}

export function removePhoto(photos: readonly Photo[], id: PhotoId): readonly Photo[] {
  return photos.filter((photo) => photo.id !== id);
}

/** Puts one that was removed back where it was; others may have come and gone meanwhile. */
export function putBackPhoto(
  photos: readonly Photo[],
  photo: Photo,
  place: number,
  most: number,
): readonly Photo[] {
  const adding = addPhoto(photos, photo, most);
  return adding.kind === 'added' ? movePhoto(adding.photos, photo.id, place) : photos;
}
