import { CloseButton, Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Photo } from '../../shared/photos.ts';
import { PhotoFrame } from '../ui/photo-frame.tsx';
import classes from './photo-tile.module.css';

interface PhotoViewerProps {
  readonly photo: Photo;
  readonly title: string;
  readonly onClose: () => void;
}

/** A photo as large as the window allows. */
export function PhotoViewer({ photo, title, onClose }: PhotoViewerProps) {
  const { t } = useTranslation();
  // Escape closes this only: Mantine's drawer below listens to the whole window, and leaves alone what says so.
  const own = { 'data-mantine-stop-propagation': 'true' };
  return (
    <Modal.Root opened onClose={onClose} size="auto" centered radius="lg">
      <Modal.Overlay />
      <Modal.Content {...own} onKeyDownCapture={({ key }) => key === 'Escape' && onClose()}>
        <Modal.Body p="md">
          <div className={classes.head}>
            <Modal.Title>{title}</Modal.Title>
            <CloseButton {...own} data-autofocus aria-label={t('common.close')} onClick={onClose} />
          </div>
          <PhotoFrame className={classes.large} photoId={photo.id} alt={title} />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
