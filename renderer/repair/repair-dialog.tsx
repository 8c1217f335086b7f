import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Group } from '../../shared/groups.ts';
import { connectionRepairs, groupRepairs } from '../../shared/repair.ts';
import { asFailure } from '../ipc/call.ts';
import { useCall } from '../ipc/use-call.ts';
import { useLive } from '../ipc/use-live.ts';
import { FailureNote } from '../ui/failure-note.tsx';
import { Note } from '../ui/note.tsx';
import { useFocusBack } from '../ui/use-focus-back.ts';
import { Relink } from './relink.tsx';
import classes from './repair.module.css';
import { RepairStep } from './repair-step.tsx';
import { useSteps } from './use-steps.ts';

/** What is to be repaired: one group, or the connection. */
export type RepairTarget =
  | { readonly kind: 'group'; readonly group: Pick<Group, 'id' | 'name'> }
  | { readonly kind: 'connection' };

interface RepairDialogProps {
  readonly target: RepairTarget;
  readonly onClose: () => void;
  /** The person chose to link anew: the next thing to see is the code. */
  readonly onRelinked: () => void;
}

/** The steps by hand, the gentlest first, each with what it does and what it costs. */
export default function RepairDialog({ target, onClose, onRelinked }: RepairDialogProps) {
  const { t } = useTranslation();
  useFocusBack();
  return (
    <Modal
      opened
      size={600}
      onClose={onClose}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      title={
        target.kind === 'group'
          ? t('repair.groupTitle', { name: target.group.name })
          : t('repair.connectionTitle')
      }
    >
      {target.kind === 'group' ? (
        <GroupSteps group={target.group} />
      ) : (
        <ConnectionSteps onRelinked={onRelinked} />
      )}
    </Modal>
  );
}

function GroupSteps({ group }: { readonly group: Pick<Group, 'id' | 'name'> }) {
  const { t } = useTranslation();
  const isConnected = useLive('connection')?.kind === 'connected';
  const mend = useCall('repair.group');
  const steps = useSteps(groupRepairs, (repair) => mend.mutateAsync({ groupId: group.id, repair }));
  return (
    <div className={classes.dialog}>
      <p data-autofocus tabIndex={-1}>
        {t('repair.groupIntro')}
      </p>
      {!isConnected && <Note tone="wait" icon="connection" title={t('repair.notConnected')} />}
      <ol className={classes.steps} aria-label={t('repair.steps')}>
        {groupRepairs.map((repair, index) => (
          <RepairStep
            key={repair}
            number={index + 1}
            title={t(`repair.group.${repair}.title`)}
            what={t(`repair.group.${repair}.what`)}
            cost={t(`repair.group.${repair}.cost`)}
            state={steps.stateOf(repair)}
            isNext={steps.next === repair}
            isPossible={isConnected && steps.running === null}
            onDo={() => steps.take(repair)}
          />
        ))}
      </ol>
      {steps.running !== null && (
        <Note
          tone="wait"
          icon="moving"
          live="status"
          title={t('repair.runningGroup', { name: group.name })}
        />
      )}
      {steps.error && <FailureNote failure={asFailure(steps.error)} />}
      {steps.latest && (
        <Note tone="good" live="status">
          {t(`repair.group.${steps.latest}.after`)}
        </Note>
      )}
    </div>
  );
}

function ConnectionSteps({ onRelinked }: Pick<RepairDialogProps, 'onRelinked'>) {
  const { t } = useTranslation();
  const mend = useCall('repair.connection');
  const steps = useSteps(connectionRepairs, (repair) => mend.mutateAsync({ repair }));
  return (
    <div className={classes.dialog}>
      <p data-autofocus tabIndex={-1}>
        {t('repair.connectionIntro')}
      </p>
      <ol className={classes.steps} aria-label={t('repair.steps')}>
        {connectionRepairs.map((repair, index) => (
          <RepairStep
            key={repair}
            number={index + 1}
            title={t(`repair.connectionSteps.${repair}.title`)}
            what={t(`repair.connectionSteps.${repair}.what`)}
            cost={t(`repair.connectionSteps.${repair}.cost`)}
            state={steps.stateOf(repair)}
            isNext={steps.next === repair}
            isPossible={steps.running === null}
            onDo={() => steps.take(repair)}
          />
        ))}
        <Relink
          number={connectionRepairs.length + 1}
          isPossible={steps.running === null}
          onRelinked={onRelinked}
        />
      </ol>
      {steps.running !== null && (
        <Note tone="wait" icon="moving" live="status" title={t('repair.runningConnection')} />
      )}
      {steps.error && <FailureNote failure={asFailure(steps.error)} />}
      {steps.latest && (
        <Note tone="good" live="status">
          {t(`repair.connectionSteps.${steps.latest}.after`)}
        </Note>
      )}
    </div>
  );
}
