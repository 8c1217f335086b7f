import { useTranslation } from 'react-i18next';
import type { PhotoId } from '../../shared/photos.ts';
import { MarkedText } from './marked-text.tsx';
import classes from './message-preview.module.css';
import { PhotoFrame } from './photo-frame.tsx';

interface MessagePreviewProps {
  /** Exactly what will be sent. */
  readonly text: string;
  readonly photoId: PhotoId | null;
  readonly name: string;
  /** All of it is shown, and what stands around it scrolls. */
  readonly isWhole?: boolean;
}

/** The message as a member of the group will see it: the photo above its words. */
export function MessagePreview({ text, photoId, name, isWhole = false }: MessagePreviewProps) {
  const { t } = useTranslation();
  return (
    <section
      className={classes.chat}
      data-whole={isWhole || undefined}
      aria-label={t('send.preview')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard
      tabIndex={0}
    >
      {text.trim() === '' && photoId === null ? (
        <p className={classes.nothing}>{t('send.previewNothing')}</p>
      ) : (
        <div className={classes.bubble}>
          {photoId !== null && (
            <PhotoFrame className={classes.photo} photoId={photoId} alt={t('products.photo.alt', { name })} />
          )}
          <div className={classes.text}>
            <MarkedText text={text} />
          </div>
          <span className={classes.time}>{t('send.previewTime')}</span>
        </div>
      )}
    </section>
  );
}
