import { type PhotoId, photoUrl } from '../../shared/photos.ts';
import { Icon } from './icon.tsx';
import classes from './photo-frame.module.css';

interface PhotoFrameProps {
  readonly photoId: PhotoId | null;
  /** Empty when the words beside it say the same. */
  readonly alt: string;
  readonly size?: 'full' | 'thumbnail';
  readonly className?: string | undefined;
}

/** A photo that fills its place, or a quiet place for one that is missing. */
export function PhotoFrame({ photoId, alt, size = 'full', className }: PhotoFrameProps) {
  return (
    <div className={[classes.frame, className].filter(Boolean).join(' ')}>
      {photoId === null ? (
        <Icon name="photo" size={32} />
      ) : (
        <img
          className={classes.image}
          src={photoUrl(photoId, size)}
          alt={alt}
          loading="lazy"
          decoding="async"
          draggable={false}
        />
      )}
    </div>
  );
}
