import { useLayoutEffect, useRef, useState } from 'react';
import { movePhoto, putBackPhoto, removePhoto } from '../../shared/photo-list.ts';
import type { Photo, PhotoId } from '../../shared/photos.ts';

/** The buttons of a photo, by which the focus finds back to it. */
export type PhotoAction = 'look' | 'cover' | 'left' | 'right' | 'remove';

export interface PhotoOrder {
  /** What was done last, for a screen reader. */
  readonly lastMove: { readonly place: number } | null;
  readonly removed: { readonly photo: Photo; readonly place: number } | null;
  /** Puts a photo in a place, counted from 0. @param by the button that was pressed, if one was */
  move(id: PhotoId, to: number, by?: PhotoAction): void;
  remove(photo: Photo): void;
  /** Puts back the photo that was removed last. */
  undo(): void;
  /** Puts the focus on a photo, once what is drawn next is drawn. */
  focusOn(id: PhotoId): void;
}

/** Changes the order of the photos and takes some away. The focus goes with the photo, or to "undo". */
export function usePhotoOrder(
  field: { readonly current: HTMLElement | null },
  photos: readonly Photo[],
  most: number,
  onChange: (photos: readonly Photo[]) => void,
): PhotoOrder {
  const [lastMove, setLastMove] = useState<PhotoOrder['lastMove']>(null);
  const [removed, setRemoved] = useState<PhotoOrder['removed']>(null);
  const focusNext = useRef<readonly string[]>([]);

  // React moves the elements of a list about, and the focus is lost with an element that was moved or is gone.
  useLayoutEffect(() => {
    const wanted = focusNext.current;
    focusNext.current = [];
    for (const selector of wanted) {
      const element = field.current?.querySelector<HTMLElement>(selector);
      if (element && !element.matches(':disabled')) return element.focus();
    }
  });

  return {
    lastMove,
    removed,
    move(id, to, by) {
      const moved = movePhoto(photos, id, to);
      focusNext.current = by ? [buttonOf(id, by), buttonOf(id, 'look')] : [];
      setLastMove({ place: moved.findIndex((photo) => photo.id === id) });
      setRemoved(null);
      onChange(moved);
    },
    remove(photo) {
      focusNext.current = ['[data-undo]'];
      setRemoved({ photo, place: photos.indexOf(photo) });
      setLastMove(null);
      onChange(removePhoto(photos, photo.id));
    },
    undo() {
      if (removed === null) return;
      focusNext.current = [buttonOf(removed.photo.id, 'look')];
      setRemoved(null);
      onChange(putBackPhoto(photos, removed.photo, removed.place, most));
    },
    focusOn(id) {
      focusNext.current = [buttonOf(id, 'look')];
    },
  };
}

function buttonOf(id: PhotoId, action: PhotoAction): string {
  return `[data-photo='${id}'] [data-action='${action}']`;
}
