import { Button } from '@mantine/core';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PairingQr } from '../../shared/connection.ts';
import { asFailure } from '../ipc/call.ts';
import { useCall } from '../ipc/use-call.ts';
import { FailureNote } from '../ui/failure-note.tsx';
import { Icon } from '../ui/icon.tsx';
import { Note } from '../ui/note.tsx';
import { Screen } from '../ui/screen.tsx';
import { useFormat } from '../ui/use-format.ts';
import { useNow } from '../ui/use-now.ts';
import { CouldNotLink } from './could-not-link.tsx';
import { EnterPractice } from './enter-practice.tsx';
import classes from './pairing.module.css';
import { PairingSteps } from './pairing-steps.tsx';

const QrCode = lazy(() => import('./qr-code.tsx'));

interface PairByQrProps {
  /** `undefined` while the first code is on its way. */
  readonly qr: PairingQr | undefined;
  /** What practice adds under the code; `null` outside practice. */
  readonly practice: ReactNode;
  readonly onUseNumber: () => void;
}

/** The QR to scan, how long it is good for, and where to tap on the phone. */
export function PairByQr({ qr, practice, onUseNumber }: PairByQrProps) {
  const { t } = useTranslation();
  const start = useCall('connection.start');
  return (
    <Screen isColumn title={t('connection.pair.title')}>
      {qr?.scanAgain ? (
        <div className={classes.intro}>
          <Note tone="wait" icon="moving" live="status" title={t('connection.pair.scanAgainTitle')}>
            {t('connection.pair.scanAgain')}
          </Note>
        </div>
      ) : (
        <p className={classes.intro}>{t('connection.pair.intro')}</p>
      )}
      <div className={classes.columns}>
        <div className={classes.left}>
          <PairingSteps way="qr" />
          <CouldNotLink />
          <div className={classes.buttons}>
            <Button variant="default" leftSection={<Icon name="phone" size={18} />} onClick={onUseNumber}>
              {t('connection.pair.useNumber')}
            </Button>
            {practice === null && <EnterPractice />}
          </div>
          {start.isError && <FailureNote failure={asFailure(start.error)} />}
        </div>
        <div className={classes.right}>
          <QrCard qr={qr} />
          {practice}
          <Button variant="subtle" loading={start.isPending} onClick={() => start.mutate({})}>
            {t('connection.pair.anotherQr')}
          </Button>
        </div>
      </div>
    </Screen>
  );
}

function QrCard({ qr }: { readonly qr: PairingQr | undefined }) {
  const { t } = useTranslation();
  const { duration } = useFormat();
  const now = useNow(250, qr !== undefined);
  const leftMs = qr === undefined ? 0 : qr.expiresAt - now;
  const isGood = qr !== undefined && leftMs > 0;
  const [firstText, setFirstText] = useState(qr?.text);
  if (firstText === undefined && qr !== undefined) setFirstText(qr.text);
  const isRenewed = qr !== undefined && firstText !== undefined && qr.text !== firstText;
  const place = <div className={classes.place}>{t('connection.pair.preparing')}</div>;
  return (
    <div className={classes.card}>
      <div className={classes.qr} data-old={(qr !== undefined && !isGood) || undefined}>
        <Suspense fallback={place}>
          {qr === undefined ? place : <QrCode text={qr.text} label={t('connection.pair.qrLabel')} />}
        </Suspense>
      </div>
      <p className={classes.countdown} role="timer">
        {qr !== undefined && (
          <>
            <Icon name={isGood ? 'clock' : 'moving'} size={16} />
            {isGood
              ? t(isRenewed ? 'connection.pair.renewed' : 'connection.pair.expires', {
                  time: duration(leftMs),
                })
              : t('connection.pair.renewing')}
          </>
        )}
      </p>
    </div>
  );
}
