import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BroadcastId } from '../../shared/broadcasts.ts';
import { asFailure } from '../ipc/call.ts';
import { useCall } from '../ipc/use-call.ts';
import { useLive } from '../ipc/use-live.ts';
import { FailureNote } from '../ui/failure-note.tsx';
import { Icon } from '../ui/icon.tsx';
import { stateIcon } from '../ui/state-icon.ts';
import type { PromoToSend } from './promo-to-send.ts';
import classes from './send-dialog.module.css';

interface SendToMeProps {
  /** The one that is looked at. */
  readonly promo: PromoToSend;
  readonly isOneOfMany: boolean;
  /** Some group gets a footer under it, which her own chat does not. */
  readonly hasFooters: boolean;
}

/** Posts the message to her own chat only, so that she sees it on the phone before anybody else does. */
export function SendToMe({ promo, isOneOfMany, hasFooters }: SendToMeProps) {
  const { t } = useTranslation();
  const start = useCall('broadcasts.start');
  // Of each message that she sent herself: what is looked at may change in between.
  const [started, setStarted] = useState<ReadonlyMap<string, BroadcastId>>(new Map());
  const broadcasts = useLive('broadcasts') ?? [];
  const wish = JSON.stringify(promo.wish);
  const id = started.get(wish);
  const state = broadcasts.find((broadcast) => broadcast.id === id)?.deliveries[0]?.state.kind;

  function send(): void {
    start.mutate(
      { promos: [promo.wish], groupIds: [], toOwnChat: true, repeats: 'ask' },
      {
        onSuccess(outcome) {
          const made = outcome.kind === 'started' ? outcome.ids[0] : undefined;
          if (made !== undefined) setStarted((now) => new Map(now).set(wish, made));
        },
      },
    );
  }

  return (
    <div className={classes.toMe}>
      <Button
        variant="default"
        fullWidth
        leftSection={<Icon name="phone" size={18} />}
        loading={start.isPending}
        disabled={state === 'waiting' || state === 'sending' || state === 'held'}
        onClick={send}
      >
        {isOneOfMany ? t('sending.toMeThis') : t('send.toMe')}
      </Button>
      <p className={classes.toMeState} role="status">
        {state && <Icon name={stateIcon[state]} size={16} />}
        {state ? t(`send.toMeState.${state}`) : hasFooters ? t('sending.toMeNoFooter') : t('send.toMeHint')}
      </p>
      {start.isError && <FailureNote failure={asFailure(start.error)} />}
    </div>
  );
}
