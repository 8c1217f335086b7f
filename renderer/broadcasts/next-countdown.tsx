import { useTranslation } from 'react-i18next';
import { useFormat } from '../ui/use-format.ts';
import { useNow } from '../ui/use-now.ts';
import classes from './broadcasts.module.css';

/** `próximo grupo em 34 s`, counting down. */
export function NextCountdown({ nextAt }: { readonly nextAt: number }) {
  const { t } = useTranslation();
  const { duration } = useFormat();
  const leftMs = nextAt - useNow(250);
  return (
    <span className={classes.next} role="timer">
      {' · '}
      {leftMs > 0 ? t('broadcasts.nextIn', { time: duration(leftMs) }) : t('broadcasts.nextNow')}
    </span>
  );
}
