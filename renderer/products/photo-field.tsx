import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Photo } from '../../shared/photos.ts';
import { productLimits } from '../../shared/products.ts';
import { FailureNote } from '../ui/failure-note.tsx';
import { Icon } from '../ui/icon.tsx';
import { Note } from '../ui/note.tsx';
import { ArrivingList } from './arriving-list.tsx';
import classes from './photo-field.module.css';
import { PhotoTile } from './photo-tile.tsx';
import { PhotoViewer } from './photo-viewer.tsx';
import { useArrivingPhotos } from './use-arriving-photos.ts';
import { useFileDrop } from './use-file-drop.ts';
import { usePhotoOrder } from './use-photo-order.ts';

interface PhotoFieldProps {
  /** The first one is the cover: the one that is sent. */
  readonly photos: readonly Photo[];
  readonly onChange: (photos: readonly Photo[]) => void;
  readonly most?: number;
  /** Photos are on their way: whoever saves now saves without them. */
  readonly onBusyChange?: (isBusy: boolean) => void;
}

/** The place of the photos: choose, drag or paste some, look at them, put them in order, take them away. */
export function PhotoField({ photos, onChange, most = productLimits.photos, onBusyChange }: PhotoFieldProps) {
  const { t } = useTranslation();
  const field = useRef<HTMLFieldSetElement>(null);
  const arriving = useArrivingPhotos(photos, most, onChange);
  const order = usePhotoOrder(field, photos, most, onChange);
  const [shown, setShown] = useState<Photo | null>(null);
  const { isOver, ...drop } = useFileDrop(arriving.add);
  const count = photos.length;

  useEffect(() => onBusyChange?.(arriving.isBusy), [onBusyChange, arriving.isBusy]);

  return (
    <fieldset
      ref={field}
      className={classes.field}
      data-over={isOver || undefined}
      aria-busy={arriving.isBusy}
      {...drop}
    >
      <legend className="visually-hidden">{t('photos.label')}</legend>
      {count > 0 && (
        <ol className={classes.tiles}>
          {photos.map((photo, place) => (
            <PhotoTile key={photo.id} {...{ photo, place, count, order }} onLook={() => setShown(photo)} />
          ))}
        </ol>
      )}
      {order.removed && (
        <p className={classes.undo} role="status">
          {t('photos.removed')}
          <Button data-undo variant="subtle" size="compact-sm" onClick={order.undo}>
            {t('common.undo')}
          </Button>
        </p>
      )}
      <ArrivingList arriving={arriving.arriving} onDismiss={arriving.dismiss} />
      {arriving.leftOutCount > 0 && (
        <Note tone="wait" icon="info" live="status">
          {t('photos.leftOut', { count: arriving.leftOutCount, most })}
        </Note>
      )}
      {arriving.pickFailure && <FailureNote failure={arriving.pickFailure} />}
      <PickRow {...{ count, most, isOver }} onPick={arriving.pick} />
      <p className="visually-hidden" aria-live="polite">
        {order.lastMove && t('photos.moved', { place: order.lastMove.place + 1, count })}
      </p>
      {shown && (
        <PhotoViewer
          photo={shown}
          title={t('photos.place', { place: photos.indexOf(shown) + 1, count })}
          onClose={() => {
            order.focusOn(shown.id);
            setShown(null);
          }}
        />
      )}
    </fieldset>
  );
}

interface PickRowProps {
  readonly count: number;
  readonly most: number;
  /** Files are held over the field. */
  readonly isOver: boolean;
  readonly onPick: () => void;
}

/** How more photos come in: by the button, or as the words beside it say. */
function PickRow({ count, most, isOver, onPick }: PickRowProps) {
  const { t } = useTranslation();
  const isMac = navigator.userAgent.includes('Mac');
  return (
    <div className={classes.words}>
      <Button
        variant="light"
        leftSection={<Icon name="photo" size={18} />}
        disabled={count >= most}
        onClick={onPick}
      >
        {count === 0 ? t('photos.choose', { count: most }) : t('photos.more')}
      </Button>
      <p className={classes.hint}>
        {isOver ? t('photos.drop') : t('photos.hint', { count: most, keys: isMac ? '⌘V' : 'Ctrl+V' })}
      </p>
      {count > 1 && <p className={classes.hint}>{t('photos.coverHint')}</p>}
    </div>
  );
}
