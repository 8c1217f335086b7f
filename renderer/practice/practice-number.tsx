import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { readPhoneNumber } from '../../shared/phone-number.ts';
import classes from './practice.module.css';

interface PracticeNumberProps {
  /** Digits with the country code. */
  readonly phoneNumber: string;
  readonly onUse: (number: string) => void;
}

/** The practice phone's number, which nobody could know, ready to be used. */
export function PracticeNumber({ phoneNumber, onUse }: PracticeNumberProps) {
  const { t } = useTranslation();
  const reading = readPhoneNumber(`+${phoneNumber}`);
  const shown = reading.kind === 'number' ? reading.shown : phoneNumber;
  return (
    <div className={classes.number}>
      <span>{t('practice.number', { number: shown })}</span>
      <Button variant="default" size="compact-sm" onClick={() => onUse(shown)}>
        {t('practice.useNumber')}
      </Button>
    </div>
  );
}
