import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLive } from '../ipc/use-live.ts';
import { Icon } from '../ui/icon.tsx';
import classes from './repair.module.css';
import type { RepairTarget } from './repair-dialog.tsx';

interface RepairButtonProps {
  readonly target: RepairTarget;
  readonly onOpen: (target: RepairTarget) => void;
}

/** Opens the steps for one group, or for the connection. */
export function RepairButton({ target, onOpen }: RepairButtonProps) {
  const { t } = useTranslation();
  if (target.kind === 'connection') {
    return (
      <Button variant="default" leftSection={<Icon name="repair" size={18} />} onClick={() => onOpen(target)}>
        {t('repair.connection')}
      </Button>
    );
  }
  return (
    <Button
      variant="subtle"
      color="gray"
      size="compact-sm"
      className={classes.quiet ?? ''}
      leftSection={<Icon name="repair" size={16} />}
      aria-label={t('repair.repairOf', { name: target.group.name })}
      onClick={() => onOpen(target)}
    >
      {t('repair.repair')}
    </Button>
  );
}

/** "Reparando o grupo …", for as long as something is being mended, by hand or by itself. */
export function RepairStatus() {
  const { t } = useTranslation();
  const repairing = useLive('repairing');
  const groups = useLive('groups')?.groups ?? [];
  if (!repairing) return <span role="status" className="visually-hidden" />;
  const name =
    repairing.kind === 'group' ? (groups.find(({ id }) => id === repairing.groupId)?.name ?? '') : '';
  return (
    <p role="status" className={classes.status}>
      <Icon name="repair" size={18} />
      <span>
        {repairing.kind === 'group' ? t('repair.runningGroup', { name }) : t('repair.runningConnection')}
      </span>
    </p>
  );
}
