import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Broadcast, mayPass } from '../../shared/broadcasts.ts';
import { asFailure } from '../ipc/call.ts';
import { useCall } from '../ipc/use-call.ts';
import { FailureNote } from '../ui/failure-note.tsx';
import { Icon } from '../ui/icon.tsx';

/** Sends again what failed and may go now; nothing at all when trying again would be of no use. */
export function RepeatFailed({ broadcast }: { readonly broadcast: Broadcast }) {
  const { t } = useTranslation();
  const repeating = useCall('broadcasts.repeatFailed');
  const { id, productName: name } = broadcast;
  const isOfUse = broadcast.deliveries.some(({ state }) => state.kind === 'failed' && mayPass(state.reason));
  if (!isOfUse) return null;
  return (
    <>
      <Button
        variant="light"
        aria-label={t('failedAgain.buttonOf', { name })}
        leftSection={<Icon name="moving" size={16} />}
        loading={repeating.isPending}
        onClick={() => repeating.mutate({ id })}
      >
        {t('failedAgain.button')}
      </Button>
      {repeating.error && <FailureNote failure={asFailure(repeating.error)} />}
    </>
  );
}
