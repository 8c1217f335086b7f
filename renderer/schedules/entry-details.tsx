import { Modal } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarEntry } from '../../shared/schedules/calendar-entries.ts';
import type { ListedSchedule } from '../../shared/schedules.ts';
import { Icon } from '../ui/icon.tsx';
import { SetMark } from '../ui/set-mark.tsx';
import { useFocusBack } from '../ui/use-focus-back.ts';
import { EntryActions, type EntryActionsProps } from './entry-actions.tsx';
import classes from './entry-details.module.css';
import { MoveForm } from './move-form.tsx';
import type { Moved } from './use-entry-acts.ts';
import { entryIcon, useEntryWords } from './use-entry-words.ts';
import { useTimingWords } from './use-timing-words.ts';

interface EntryDetailsProps extends Omit<EntryActionsProps, 'onMove'> {
  readonly onMove: (to: Moved) => void;
  readonly onClose: () => void;
}

/** All of one entry in words, and what can be done with it. */
export function EntryDetails({ onMove, onClose, ...props }: EntryDetailsProps) {
  useFocusBack();
  const { t } = useTranslation();
  const { list } = useTimingWords();
  const [isMoving, setMoving] = useState(false);
  const { entry, schedule } = props;
  return (
    <Modal
      opened
      onClose={onClose}
      size={520}
      title={list(entry.names)}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <div className={classes.details}>
        <Facts entry={entry} schedule={schedule} />
        {isMoving ? (
          <MoveForm entry={entry} onMove={onMove} onCancel={() => setMoving(false)} />
        ) : (
          <EntryActions {...props} onMove={() => setMoving(true)} />
        )}
      </div>
    </Modal>
  );
}

interface FactsProps {
  readonly entry: CalendarEntry;
  readonly schedule: ListedSchedule | undefined;
}

function Facts({ entry, schedule }: FactsProps) {
  const { t } = useTranslation();
  const words = useEntryWords();
  const times = useTimingWords();
  const icon = entryIcon[entry.state] ?? 'clock';
  const fact = (key: 'when' | 'repeats' | 'where' | 'state', value: ReactNode) => (
    <>
      <dt>{t(`calendar.details.${key}`)}</dt>
      <dd>{value}</dd>
    </>
  );
  return (
    // The focus begins here, not at the first button: an Enter too many must change nothing.
    <dl className={classes.facts} tabIndex={-1} data-autofocus>
      {fact('when', times.moment(entry.at))}
      {schedule && schedule.timing.repeat.kind !== 'once' && fact('repeats', times.describe(schedule.timing))}
      {fact(
        'where',
        <>
          <span className={classes.set}>
            {entry.set && <SetMark color={entry.set.color} />}
            <span>
              {entry.set && <bdi>{entry.set.name}</bdi>}
              {entry.set && ' · '}
              {t('common.groups', { count: entry.groupCount })}
            </span>
          </span>
          {schedule && schedule.unreachableCount > 0 && entry.broadcastIds.length === 0 && (
            <p className={classes.soft}>
              {t('calendar.details.unreachable', { count: schedule.unreachableCount })}
            </p>
          )}
        </>,
      )}
      {fact(
        'state',
        <span className={classes.state} data-state={entry.state}>
          <Icon name={icon} size={17} /> <span>{words.state(entry)}</span>
        </span>,
      )}
    </dl>
  );
}
