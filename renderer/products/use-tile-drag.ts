import { type DragEvent, useState } from 'react';
import type { Photo, PhotoId } from '../../shared/photos.ts';

/** What is dragged when a photo is dragged to another place: its id, and nothing that another program would take. */
const dragged = 'application/x-promo-photo';

/** Lets a photo be dragged onto the place of another one. @param onDrop is told which one was dropped here */
export function useTileDrag(photo: Photo, onDrop: (id: PhotoId) => void) {
  const [isOver, setOver] = useState(false);
  const isPhoto = ({ dataTransfer }: DragEvent) => dataTransfer.types.includes(dragged);
  return {
    isOver,
    draggable: true,
    onDragStart({ dataTransfer }: DragEvent) {
      dataTransfer.setData(dragged, photo.id);
      dataTransfer.effectAllowed = 'move';
    },
    onDragOver(event: DragEvent) {
      if (!isPhoto(event)) return;
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop(event: DragEvent) {
      setOver(false);
      if (!isPhoto(event)) return;
      event.preventDefault();
      onDrop(event.dataTransfer.getData(dragged) as PhotoId);
    },
  };
}
