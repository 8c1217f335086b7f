import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLive } from '../ipc/use-live.ts';
import { Icon } from '../ui/icon.tsx';
import classes from './connection-status.module.css';
import { readStatus } from './read-status.ts';

/** The state of the link in word and shape, always in sight; a press leads to the connection screen. */
export function ConnectionStatus({ onOpen }: { readonly onOpen: () => void }) {
  const { t } = useTranslation();
  const connection = useLive('connection') ?? { kind: 'starting' };
  const status = readStatus(connection);
  const words = t(`connection.status.${status.words}`);
  return (
    <>
      <UnstyledButton className={classes.status} data-tone={status.tone} onClick={onOpen}>
        <span className={classes.shape}>
          <Icon name={status.icon} size={18} />
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
