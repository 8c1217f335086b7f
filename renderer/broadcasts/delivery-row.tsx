import { useTranslation } from 'react-i18next';
import { type BroadcastId, type Delivery, mayPass } from '../../shared/broadcasts.ts';
import { Icon } from '../ui/icon.tsx';
import { stateIcon, stateToneClass } from '../ui/state-icon.ts';
import classes from './broadcasts.module.css';
import { ChangeLine } from './change-line.tsx';
import { UnknownAnswers } from './unknown-answers.tsx';

interface DeliveryRowProps {
  readonly broadcastId: BroadcastId;
  readonly delivery: Delivery;
}

/** One group's line: what is known of it, in a word, a shape, and what can be done. */
export function DeliveryRow({ broadcastId, delivery }: DeliveryRowProps) {
  const { t } = useTranslation();
  const { state } = delivery;
  const isOwnChat = delivery.destination.kind === 'own-chat';
  const why = useExplanation(delivery);
  const name = isOwnChat ? t('common.ownChat') : delivery.groupName;
  return (
    <li className={`${classes.delivery} ${stateToneClass}`} data-state={state.kind}>
      <span className={classes.shape}>
        <Icon name={stateIcon[state.kind]} size={18} />
      </span>
      <span className={classes.group}>{name}</span>
      <span className={classes.state}>
        <b>{t(`broadcasts.delivery.${state.kind}`)}</b>
        {state.kind === 'sent' && !isOwnChat && <Receipts delivery={delivery} />}
      </span>
      {why && <p className={classes.why}>{why}</p>}
      {state.kind === 'unknown' && (
        <div className={classes.why}>
          <UnknownAnswers broadcastId={broadcastId} deliveryId={delivery.id} name={name} />
        </div>
      )}
      {delivery.change && !isGone(state.kind) && <ChangeLine change={delivery.change} />}
    </li>
  );
}

/** Of what never got there, a change says nothing. */
function isGone(kind: Delivery['state']['kind']): boolean {
  return kind === 'failed' || kind === 'cancelled';
}

function useExplanation({ state }: Delivery): string | undefined {
  const { t } = useTranslation();
  if (state.kind === 'held') return t(`broadcasts.held.${state.reason}`);
  if (state.kind === 'unknown') return t('broadcasts.delivery.unknownWhy');
  if (state.kind === 'left') return t('broadcasts.delivery.leftWhy');
  if (state.kind !== 'failed') return undefined;
  const words = `${t(`failure.${state.reason}.title`)}. ${t(`failure.${state.reason}.whatToDo`)}`;
  return mayPass(state.reason) ? words : `${words} ${t('failedAgain.lasting')}`;
}

function Receipts({ delivery }: { readonly delivery: Delivery }) {
  const { t } = useTranslation();
  if (delivery.state.kind !== 'sent') return null;
  const { deliveredCount, seenCount } = delivery.state;
  return (
    <span className={classes.soft}>
      {' · '}
      {t('broadcasts.delivery.delivered', {
        delivered: deliveredCount,
        count: delivery.peopleCount,
      })}
      {seenCount > 0 && ` · ${t('broadcasts.delivery.seen', { count: seenCount })}`}
    </span>
  );
}
