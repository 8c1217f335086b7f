import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { HealthReason } from '../../shared/health.ts';
import { useLive } from '../ipc/use-live.ts';
import { Icon } from '../ui/icon.tsx';
import { useSmallWindow } from '../ui/use-small-window.ts';
import classes from './connection-status.module.css';
import { readStatus } from './read-status.ts';

interface ConnectionStatusProps {
  readonly onOpen: () => void;
  /** What the account's own trouble looks like; it matters only while the link itself is well. */
  readonly trouble: AccountTrouble | null;
}

export interface AccountTrouble extends Pick<ReturnType<typeof readStatus>, 'icon' | 'tone'> {
  readonly reason: HealthReason;
}

/** The state of the link in word and shape, always in sight; a press leads to the connection screen. */
export function ConnectionStatus({ onOpen, trouble }: ConnectionStatusProps) {
  const { t } = useTranslation();
  const isSmall = useSmallWindow();
  const connection = useLive('connection') ?? { kind: 'starting' };
  const status = readStatus(connection);
  const shown = connection.kind === 'connected' && trouble !== null ? trouble : status;
  const words =
    'reason' in shown ? t(`health.${shown.reason}.status`) : t(`connection.status.${shown.words}`);
  return (
    <>
      <UnstyledButton
        className={classes.status}
        data-tone={shown.tone}
        title={isSmall ? `WhatsApp: ${words}` : undefined}
        onClick={onOpen}
      >
        <span className={classes.shape}>
          <Icon name={shown.icon} size={18} />
        </span>
        <span className={classes.words}>
          <span className={classes.what}>WhatsApp</span>
          <span className={classes.state}>{words}</span>
        </span>
      </UnstyledButton>
      <span className="visually-hidden" role="status">
        {t('connection.status.label', { status: words })}
      </span>
    </>
  );
}
