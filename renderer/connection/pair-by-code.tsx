import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../ui/icon.tsx';
import { Screen } from '../ui/screen.tsx';
import { useFormat } from '../ui/use-format.ts';
import { useNow } from '../ui/use-now.ts';
import classes from './pairing.module.css';
import { PairingSteps } from './pairing-steps.tsx';

interface PairByCodeProps {
  readonly code: string;
  readonly expiresAt: number;
  readonly practice: ReactNode;
  readonly onAgain: () => void;
  readonly onUseQr: () => void;
}

/** The eight letters to type on the phone, in two groups of four. */
export function PairByCode({ code, expiresAt, practice, onAgain, onUseQr }: PairByCodeProps) {
  const { t } = useTranslation();
  const { duration } = useFormat();
  const leftMs = expiresAt - useNow(250);
  const isGood = leftMs > 0;
  const letters = code.replace(/[^a-z0-9]/gi, '');
  return (
    <Screen isColumn title={t('connection.code.title')}>
      <div className={classes.columns}>
        <div className={classes.left}>
          <PairingSteps way="code" />
          <div className={classes.buttons}>
            <Button variant="default" onClick={onAgain}>
              {t('connection.code.again')}
            </Button>
            <Button variant="subtle" leftSection={<Icon name="qr" size={18} />} onClick={onUseQr}>
              {t('connection.pair.useQr')}
            </Button>
          </div>
        </div>
        <div className={classes.right}>
          <div className={classes.card}>
            <div
              className={classes.code}
              role="img"
              aria-label={t('connection.code.label', { code: [...letters].join(' ') })}
              data-old={!isGood || undefined}
            >
              <span>{letters.slice(0, 4)}</span>
              <span>{letters.slice(4)}</span>
            </div>
            <p className={classes.countdown} role="timer">
              <Icon name={isGood ? 'clock' : 'warning'} size={16} />
              {isGood
                ? t('connection.code.expires', { time: duration(leftMs) })
                : t('connection.code.expired')}
            </p>
          </div>
          {practice}
        </div>
      </div>
    </Screen>
  );
}
