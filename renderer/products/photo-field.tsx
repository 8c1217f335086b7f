import { Button, Loader } from '@mantine/core';
import { type DragEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Photo } from '../../shared/photos.ts';
import { FailureNote } from '../ui/failure-note.tsx';
import { Icon } from '../ui/icon.tsx';
import { PhotoFrame } from '../ui/photo-frame.tsx';
import classes from './photo-field.module.css';
import { firstPhoto, usePhoto } from './use-photo.ts';

interface PhotoFieldProps {
  readonly photo: Photo | null;
  readonly onChange: (photo: Photo | null) => void;
}

/** The place of the photo: choose, drag or paste one, look at it, take it away. */
export function PhotoField({ photo, onChange }: PhotoFieldProps) {
  const { t } = useTranslation();
  const [isOver, setOver] = useState(false);
  const taking = usePhoto(onChange);
  const isMac = navigator.userAgent.includes('Mac');

  function drop(event: DragEvent): void {
    event.preventDefault();
    setOver(false);
    const file = firstPhoto(event.dataTransfer);
    if (file) taking.add(file);
  }

  return (
    <fieldset
      className={classes.field}
      data-over={isOver || undefined}
      aria-busy={taking.isBusy}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <legend className="visually-hidden">{t('products.photo.label')}</legend>
      <div className={classes.row}>
        <div className={classes.frame}>
          {taking.isBusy ? (
            <Loader size="sm" aria-label={t('products.photo.loading')} />
          ) : (
            <PhotoFrame
              className={classes.photo}
              photoId={photo?.id ?? null}
              alt={photo ? t('products.photo.altNew') : ''}
            />
          )}
        </div>
        <div className={classes.words}>
          <Button
            variant="light"
            leftSection={<Icon name="photo" size={18} />}
            disabled={taking.isBusy}
            onClick={taking.pick}
          >
            {photo ? t('products.photo.change') : t('products.photo.choose')}
          </Button>
          {photo && (
            <Button variant="subtle" color="gray" disabled={taking.isBusy} onClick={() => onChange(null)}>
              {t('products.photo.remove')}
            </Button>
          )}
          <p className={classes.hint}>
            {isOver ? t('products.photo.drop') : t('products.photo.hint', { keys: isMac ? '⌘V' : 'Ctrl+V' })}
          </p>
        </div>
      </div>
      {taking.failure && <FailureNote failure={taking.failure} />}
    </fieldset>
  );
}
