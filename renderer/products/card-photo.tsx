import { useEffect, useState } from 'react';
import { type PhotoId, photoUrl } from '../../shared/photos.ts';
import { PhotoFrame } from '../ui/photo-frame.tsx';

interface CardPhotoProps {
  readonly photoId: PhotoId;
  readonly alt: string;
  readonly className: string | undefined;
}

/** Whoever scrolls past looks at no photo; whoever stops does. */
const restMs = 300;

/** The thumbnail at once, and the photo itself where one stays. Another photo needs another key. */
export function CardPhoto({ photoId, alt, className }: CardPhotoProps) {
  const [isSharp, setSharp] = useState(false);
  useEffect(() => {
    let isHere = true;
    const timer = setTimeout(() => {
      // Only fetched here: where it is shown it is decoded at the size that it has there. What cannot be had stays a
      // thumbnail.
      const photo = new Image();
      photo.onload = () => isHere && setSharp(true);
      photo.src = photoUrl(photoId, 'full');
    }, restMs);
    return () => {
      isHere = false;
      clearTimeout(timer);
    };
  }, [photoId]);
  return (
    <PhotoFrame className={className} photoId={photoId} alt={alt} size={isSharp ? 'full' : 'thumbnail'} />
  );
}
