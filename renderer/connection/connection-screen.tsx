import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Connection } from '../../shared/connection.ts';
import { never } from '../../shared/never.ts';
import { useLive } from '../ipc/use-live.ts';
import { Screen } from '../ui/screen.tsx';
import { ConnectedPanel } from './connected-panel.tsx';
import { OfflinePanel, PausedPanel, StartButton, StoppedPanel, UnlinkedPanel } from './connection-panels.tsx';
import { Pairing, type PairingState, type PracticeParts } from './pairing.tsx';
import { StatePanel } from './state-panel.tsx';

interface ConnectionScreenProps {
  /** Whether this computer was linked when it was last told; decides what "starting" looks like. */
  readonly wasLinked: boolean;
  readonly practice: PracticeParts;
  /** How the account stands, below how the link is. */
  readonly health: ReactNode;
  /** The way to the repairs of the link. */
  readonly repair: ReactNode;
  readonly onSeeProducts: () => void;
}

/** The link to WhatsApp: to make it, to see how it is, to end it. It paints at once and does not wait for main. */
export function ConnectionScreen(props: ConnectionScreenProps) {
  const { wasLinked, practice, health, repair, onSeeProducts } = props;
  const { t } = useTranslation();
  const connection = useLive('connection') ?? { kind: 'starting' };
  if (isPairing(connection, wasLinked)) return <Pairing connection={connection} practice={practice} />;
  return (
    <Screen isColumn title={t('connection.title')}>
      <Resting connection={connection} repair={repair} onSeeProducts={onSeeProducts} />
      {health}
    </Screen>
  );
}

function isPairing(connection: Connection, wasLinked: boolean): connection is PairingState {
  const { kind } = connection;
  // A number that WhatsApp refuses is put right where it was typed.
  if (kind === 'stopped') return connection.reason === 'phone-number-invalid';
  return kind === 'waiting-for-scan' || kind === 'waiting-for-code' || (kind === 'starting' && !wasLinked);
}

interface RestingProps {
  readonly connection: Connection;
  readonly repair: ReactNode;
  readonly onSeeProducts: () => void;
}

function Resting({ connection, repair, onSeeProducts }: RestingProps): ReactNode {
  const { t } = useTranslation();
  switch (connection.kind) {
    case 'off':
      return (
        <StatePanel
          icon="off"
          tone="plain"
          title={t('connection.off.title')}
          actions={<StartButton words={t('connection.off.action')} />}
        >
          <p>{t('connection.off.body')}</p>
        </StatePanel>
      );
    case 'starting':
    case 'waiting-for-scan':
    case 'waiting-for-code':
      return (
        <StatePanel
          icon="moving"
          tone="plain"
          title={t('connection.starting.title')}
          actions={
            <Button variant="default" onClick={onSeeProducts}>
              {t('connection.connected.products')}
            </Button>
          }
        >
          <p>{t('connection.starting.body')}</p>
        </StatePanel>
      );
    case 'linking':
      return (
        <StatePanel icon="moving" tone="wait" title={t('connection.linking.title')}>
          <p>{t('connection.linking.body')}</p>
        </StatePanel>
      );
    case 'connected':
      return <ConnectedPanel listedAs={connection.listedAs} repair={repair} onSeeProducts={onSeeProducts} />;
    case 'offline':
      return <OfflinePanel {...connection} />;
    case 'paused-by-whatsapp':
      return <PausedPanel until={connection.until} />;
    case 'unlinked':
      return <UnlinkedPanel by={connection.by} />;
    case 'stopped':
      return <StoppedPanel reason={connection.reason} />;
    default:
      return never(connection);
  }
}
