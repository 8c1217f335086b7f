import { useTranslation } from 'react-i18next';
import type { Delivery } from '../../shared/broadcasts.ts';
import { Icon } from '../ui/icon.tsx';
import classes from './broadcasts.module.css';
import { ChangeLine } from './change-line.tsx';
import { stateIcon } from './state-icon.ts';

/** One group's line: what is known of it, in a word, a shape, and what can be done. */
export function DeliveryRow({ delivery }: { readonly delivery: Delivery }) {
  const { t } = useTranslation();
  const { state } = delivery;
  const isOwnChat = delivery.destination.kind === 'own-chat';
  const why = useExplanation(delivery);
  return (
    <li className={classes.delivery} data-state={state.kind}>
      <span className={classes.shape}>
        <Icon name={stateIcon[state.kind]} size={18} />
      </span>
      <span className={classes.group}>{isOwnChat ? t('common.ownChat') : delivery.groupName}</span>
      <span className={classes.state}>
        <b>{t(`broadcasts.delivery.${state.kind}`)}</b>
        {state.kind === 'sent' && !isOwnChat && <Receipts delivery={delivery} />}
      </span>
      {why && <p className={classes.why}>{why}</p>}
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
  if (state.kind !== 'failed') return undefined;
  return `${t(`failure.${state.reason}.title`)}. ${t(`failure.${state.reason}.whatToDo`)}`;
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
