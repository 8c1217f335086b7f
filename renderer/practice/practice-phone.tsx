import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Connection } from '../../shared/connection.ts';
import { asFailure } from '../ipc/call.ts';
import { useCall } from '../ipc/use-call.ts';
import { useLive } from '../ipc/use-live.ts';
import { FailureNote } from '../ui/failure-note.tsx';
import { Icon } from '../ui/icon.tsx';
import classes from './practice.module.css';

/** The practice phone in the person's hand: it does what a real one would do with the code on the screen. */
export function PracticePhone() {
  const { t } = useTranslation();
  const connection = useLive('connection');
  const scan = useCall('practice.scanQr');
  const enter = useCall('practice.enterCode');
  const isCode = connection?.kind === 'waiting-for-code';
  const deed = isCode ? enter : scan;
  const shown = readShownCode(connection);
  const [readCode, setReadCode] = useState<string>();
  // The phone answers a little before the window hears of the link: the same code is not read twice.
  const isLinking = deed.isSuccess && readCode === shown;
  return (
    <>
      <Button
        color="mango.5"
        autoContrast
        fullWidth
        classNames={{ root: classes.deed ?? '', label: classes.deedWords ?? '' }}
        leftSection={<Icon name="phone" size={18} />}
        loading={deed.isPending || (shown !== undefined && isLinking)}
        disabled={shown === undefined}
        onClick={() => {
          setReadCode(shown);
          deed.mutate({});
        }}
      >
        {isCode ? t('practice.enterCode') : t('practice.scan')}
      </Button>
      {deed.isError && <FailureNote failure={asFailure(deed.error)} />}
    </>
  );
}

function readShownCode(connection: Connection | undefined): string | undefined {
  if (connection?.kind === 'waiting-for-scan') return connection.qr.text;
  return connection?.kind === 'waiting-for-code' ? connection.code : undefined;
}
