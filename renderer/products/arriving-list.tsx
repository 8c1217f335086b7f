import { CloseButton, Loader } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from '../ui/icon.tsx';
import { Note } from '../ui/note.tsx';
import classes from './photo-field.module.css';
import type { ArrivingPhoto } from './use-arriving-list.ts';

interface ArrivingListProps {
  readonly arriving: readonly ArrivingPhoto[];
  readonly onDismiss: (id: number) => void;
}

/** How far each new photo is, and why one was not let in. */
export function ArrivingList({ arriving, onDismiss }: ArrivingListProps) {
  const { t } = useTranslation();
  if (arriving.length === 0) return null;
  return (
    <ul className={classes.arriving} aria-label={t('photos.arriving')}>
      {arriving.map((photo) => (
        <li key={photo.id}>
          <Arriving photo={photo} onDismiss={() => onDismiss(photo.id)} />
        </li>
      ))}
    </ul>
  );
}

interface ArrivingProps {
  readonly photo: ArrivingPhoto;
  readonly onDismiss: () => void;
}

function Arriving({ photo: { name, state }, onDismiss }: ArrivingProps) {
  const { t } = useTranslation();
  if (state.kind === 'waiting' || state.kind === 'preparing') {
    return (
      <p className={classes.way}>
        {state.kind === 'waiting' ? <Icon name="clock" size={18} /> : <Loader size={18} aria-hidden />}
        <span className={classes.name}>{name}</span>
        <span className={classes.hint}>{t(`photos.${state.kind}`)}</span>
      </p>
    );
  }
  const isThere = state.kind === 'already-there';
  return (
    <Note
      tone={isThere ? 'plain' : 'bad'}
      live="alert"
      title={t('photos.refused', {
        name,
        reason: isThere ? t('photos.alreadyThere') : t(`failure.${state.failure.code}.title`),
      })}
      action={<CloseButton aria-label={t('photos.dismiss', { name })} onClick={onDismiss} />}
    >
      {isThere ? undefined : t(`failure.${state.failure.code}.whatToDo`)}
      {!isThere && state.failure.incident !== undefined && (
        <div>{t('common.incident', { incident: state.failure.incident })}</div>
      )}
    </Note>
  );
}
