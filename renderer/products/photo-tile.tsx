import { ActionIcon, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Photo } from '../../shared/photos.ts';
import { Icon, type IconName } from '../ui/icon.tsx';
import { PhotoFrame } from '../ui/photo-frame.tsx';
import classes from './photo-tile.module.css';
import type { PhotoAction, PhotoOrder } from './use-photo-order.ts';
import { useTileDrag } from './use-tile-drag.ts';

interface PhotoTileProps {
  readonly photo: Photo;
  /** Counted from 0. */
  readonly place: number;
  readonly count: number;
  readonly order: PhotoOrder;
  readonly onLook: () => void;
}

/** One photo of several: press it to see it large, drag it or press the arrows to put it in another place. */
export function PhotoTile({ photo, place, count, order, onLook }: PhotoTileProps) {
  const { t } = useTranslation();
  const { isOver, ...drag } = useTileDrag(photo, (dragged) => order.move(dragged, place));
  const isCover = place === 0;

  const button = (action: Exclude<PhotoAction, 'look'>, icon: IconName, isOff: boolean, act: () => void) => (
    <ActionIcon
      data-action={action}
      className={classes.action ?? ''}
      variant="subtle"
      color="gray"
      size={26}
      disabled={isOff}
      title={t(`photos.${action}`)}
      aria-label={t(`photos.${action}Of`, { place: place + 1 })}
      onClick={act}
    >
      <Icon name={icon} size={17} />
    </ActionIcon>
  );

  return (
    <li className={classes.tile} data-photo={photo.id} data-over={isOver || undefined} {...drag}>
      <UnstyledButton
        className={classes.look ?? ''}
        data-action="look"
        aria-label={t('photos.look', { place: place + 1, count })}
        onClick={onLook}
      >
        <PhotoFrame className={classes.photo} photoId={photo.id} alt="" />
      </UnstyledButton>
      {isCover && count > 1 && <span className={classes.cover}>{t('photos.isCover')}</span>}
      <div className={classes.actions}>
        {count > 1 && (
          <>
            {button('left', 'left', isCover, () => order.move(photo.id, place - 1, 'left'))}
            {button('right', 'right', place === count - 1, () => order.move(photo.id, place + 1, 'right'))}
            {button('cover', 'star', isCover, () => order.move(photo.id, 0, 'cover'))}
          </>
        )}
        {button('remove', 'close', false, () => order.remove(photo))}
      </div>
    </li>
  );
}
