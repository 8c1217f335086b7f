import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import classes from './state-panel.module.css';
import { StatePanel } from './state-panel.tsx';
import { UnlinkButton } from './unlink-button.tsx';

interface ConnectedPanelProps {
  readonly listedAs: string;
  readonly repair: ReactNode;
  readonly onSeeProducts: () => void;
}

/** Linked and ready; from here the computer can also be unlinked. */
export function ConnectedPanel({ listedAs, repair, onSeeProducts }: ConnectedPanelProps) {
  const { t } = useTranslation();
  return (
    <StatePanel
      icon="checkCircle"
      tone="good"
      title={t('connection.connected.title')}
      actions={
        <>
          <Button onClick={onSeeProducts}>{t('connection.connected.products')}</Button>
          {repair}
          <UnlinkButton />
        </>
      }
    >
      <p>
        <Trans i18nKey="connection.connected.body" values={{ name: listedAs }} components={{ b: <b /> }} />
      </p>
      <p className={classes.quiet}>{t('connection.connected.keepPhone')}</p>
    </StatePanel>
  );
}
