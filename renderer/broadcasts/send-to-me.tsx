import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ProductId } from '../../shared/products.ts';
import { asFailure } from '../ipc/call.ts';
import { useCall } from '../ipc/use-call.ts';
import { useLive } from '../ipc/use-live.ts';
import { FailureNote } from '../ui/failure-note.tsx';
import { Icon } from '../ui/icon.tsx';
import { stateIcon } from '../ui/state-icon.ts';
import classes from './send-dialog.module.css';

/** Posts the message to her own chat only, so that she sees it on the phone before anybody else does. */
export function SendToMe({ productId }: { readonly productId: ProductId }) {
  const { t } = useTranslation();
  const start = useCall('broadcasts.start');
  const broadcasts = useLive('broadcasts') ?? [];
  const state = broadcasts.find(({ id }) => id === start.data)?.deliveries[0]?.state.kind;
  return (
    <div className={classes.toMe}>
      <Button
        variant="default"
        fullWidth
        leftSection={<Icon name="phone" size={18} />}
        loading={start.isPending}
        disabled={state === 'waiting' || state === 'sending' || state === 'held'}
        onClick={() => start.mutate({ productId, groupIds: [], toOwnChat: true })}
      >
        {t('send.toMe')}
      </Button>
      <p className={classes.toMeState} role="status">
        {state && <Icon name={stateIcon[state]} size={16} />}
        {state ? t(`send.toMeState.${state}`) : t('send.toMeHint')}
      </p>
      {start.isError && <FailureNote failure={asFailure(start.error)} />}
    </div>
  );
}
