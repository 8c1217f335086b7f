import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { asFailure } from '../ipc/call.ts';
import { useCall } from '../ipc/use-call.ts';
import { FailureNote } from '../ui/failure-note.tsx';
import { Icon } from '../ui/icon.tsx';

/** For who has no phone at hand: the app starts anew in practice. Nothing is sent meanwhile, because nothing is linked. */
export function EnterPractice() {
  const { t } = useTranslation();
  const enter = useCall('practice.enter');
  return (
    <>
      <Button
        variant="subtle"
        leftSection={<Icon name="play" size={18} />}
        loading={enter.isPending}
        onClick={() => enter.mutate({})}
      >
        {t('practice.enter')}
      </Button>
      {enter.isError && <FailureNote failure={asFailure(enter.error)} />}
    </>
  );
}
