import { useTranslation } from 'react-i18next';
import type { ChangePlace, ChangeWay, ChangeWish } from '../../shared/changes.ts';
import { Icon, type IconName } from '../ui/icon.tsx';
import classes from './change-dialog.module.css';

interface ChangePlacesProps {
  readonly places: readonly ChangePlace[];
  /** `null` leaves what was sent as it is. */
  readonly kind: ChangeWish['kind'] | null;
  /** A short reply goes where it is too late. */
  readonly hasReply: boolean;
  /** What has not left is cancelled, also when the rest is edited. */
  readonly cancelsWaiting: boolean;
}

const wayIcon: Readonly<Record<ChangeWay, IconName>> = {
  before: 'clock',
  now: 'check',
  'not-yet': 'question',
  'too-late': 'clock',
  'left-alone': 'cancelled',
  already: 'checkCircle',
  nothing: 'cancelled',
};

/** Each group with what will happen there, before anything does. */
export function ChangePlaces(props: ChangePlacesProps) {
  const { t } = useTranslation();
  const describe = useDescription(props);
  return (
    <section className={classes.places} aria-labelledby="change-places">
      <h3 id="change-places" className={classes.heading}>
        {t('changes.places')}
      </h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard */}
      <ul className={classes.list} tabIndex={0} aria-labelledby="change-places">
        {props.places.map((place) => {
          const { words, icon, isActed } = describe(place);
          return (
            <li key={place.deliveryId} className={classes.place} data-acted={isActed || undefined}>
              <Icon name={icon} size={16} />
              <span className={classes.group}>
                {place.destination.kind === 'own-chat' ? t('common.ownChat') : place.groupName}
              </span>
              <span className={classes.way}>{words}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

interface Description {
  readonly words: string;
  readonly icon: IconName;
  readonly isActed: boolean;
}

function useDescription({ kind, hasReply, cancelsWaiting }: ChangePlacesProps) {
  const { t } = useTranslation();
  return ({ ways }: ChangePlace): Description => {
    const way = kind === null ? leaveAlone(ways.delete) : ways[kind];
    if (way === 'before' && (kind === null || cancelsWaiting)) {
      return { words: t('changes.way.delete.before'), icon: 'cancelled', isActed: true };
    }
    if (kind === 'reply' && way === 'now') {
      return { words: t('changes.way.answered'), icon: 'reply', isActed: true };
    }
    if (way === 'too-late' && hasReply) {
      return { words: t('changes.way.reply'), icon: 'reply', isActed: true };
    }
    if (way === 'before' || way === 'now' || way === 'not-yet') {
      const what = kind === 'edit' ? 'edit' : 'delete';
      const icon = what === 'delete' && way === 'before' ? 'cancelled' : wayIcon[way];
      return { words: t(`changes.way.${what}.${way}`), icon, isActed: true };
    }
    return { words: t(`changes.way.${way}`), icon: wayIcon[way], isActed: false };
  };
}

/** Only what has not left is touched. */
function leaveAlone(way: ChangeWay): ChangeWay {
  return way === 'before' || way === 'nothing' || way === 'already' ? way : 'left-alone';
}
