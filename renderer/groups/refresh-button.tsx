import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from '../ui/icon.tsx';
import { useFormat } from '../ui/use-format.ts';
import classes from './groups.module.css';

interface RefreshButtonProps {
  /** Until when WhatsApp is not asked again; `null` when it may be asked now. */
  readonly mayRefreshAt: number | null;
  readonly isBusy: boolean;
  readonly onRefresh: () => void;
}

/** Asks WhatsApp for the list. While that would be too often it says when it may again, and keeps the focus. */
export function RefreshButton({ mayRefreshAt, isBusy, onRefresh }: RefreshButtonProps) {
  const { t } = useTranslation();
  const { time } = useFormat();
  const mustWait = mayRefreshAt !== null;
  return (
    <Button
      variant="default"
      leftSection={<Icon name={mustWait ? 'clock' : 'moving'} size={18} />}
      loading={isBusy}
      aria-disabled={mustWait}
      className={mustWait ? (classes.wait ?? '') : ''}
      title={mustWait ? t('groups.refreshWhy') : ''}
      onClick={() => !mustWait && onRefresh()}
    >
      {mustWait ? t('groups.refreshAt', { time: time(mayRefreshAt) }) : t('groups.refresh')}
    </Button>
  );
}
