import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { HistoryDelivery, HistoryEntry } from '../../shared/history.ts';
import { asFailure, call } from '../ipc/call.ts';
import { FailureNote } from '../ui/failure-note.tsx';
import { Icon } from '../ui/icon.tsx';
import { MarkedText } from '../ui/marked-text.tsx';
import { PhotoFrame } from '../ui/photo-frame.tsx';
import { stateIcon, stateToneClass } from '../ui/state-icon.ts';
import { useFormat } from '../ui/use-format.ts';
import classes from './history-details.module.css';

/** The message as it went out, and what became of it in each group. */
export function HistoryDetails({ entry }: { readonly entry: HistoryEntry }) {
  const { t } = useTranslation();
  const { id, productName: name } = entry;
  const deliveries = useQuery({
    queryKey: ['history', 'deliveries', id],
    queryFn: () => call('history.read', { id }),
  });
  return (
    <div className={classes.details}>
      <figure className={classes.message} aria-label={t('history.message')}>
        {entry.photoId !== null && (
          <PhotoFrame
            className={classes.photo}
            photoId={entry.photoId}
            alt={t('history.photoAlt', { name })}
          />
        )}
        <div className={classes.text}>
          <MarkedText text={entry.text} />
        </div>
      </figure>
      <div className={classes.groups}>
        {deliveries.isError && (
          <FailureNote failure={asFailure(deliveries.error)} onRetry={() => void deliveries.refetch()} />
        )}
        <ul aria-label={t('history.groupsOf', { name })} aria-busy={deliveries.isPending}>
          {deliveries.data?.map((delivery) => (
            <Delivery key={delivery.id} delivery={delivery} />
          ))}
        </ul>
      </div>
    </div>
  );
}

function Delivery({ delivery }: { readonly delivery: HistoryDelivery }) {
  const { t } = useTranslation();
  const { time } = useFormat();
  const { state, reason, sentAt, isOwnChat } = delivery;
  const facts = [
    sentAt !== null && t('history.sentAt', { time: time(sentAt) }),
    state === 'sent' &&
      !isOwnChat &&
      t('broadcasts.delivery.delivered', { delivered: delivery.deliveredCount, count: delivery.peopleCount }),
    delivery.seenCount > 0 && t('broadcasts.delivery.seen', { count: delivery.seenCount }),
    reason !== null && t(`failure.${reason}.title`),
  ].filter((fact) => fact !== false);
  return (
    <li className={`${classes.delivery} ${stateToneClass}`} data-state={state}>
      <span className={classes.shape}>
        <Icon name={stateIcon[state]} size={18} />
      </span>
      <span className={classes.group}>{isOwnChat ? t('common.ownChat') : delivery.groupName}</span>
      <span className={`${classes.facts} tabular`}>
        <b>{t(`broadcasts.delivery.${state}`)}</b>
        {facts.map((fact) => ` · ${fact}`).join('')}
      </span>
    </li>
  );
}
