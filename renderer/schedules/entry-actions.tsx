import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type CalendarEntry, canMove } from '../../shared/schedules/calendar-entries.ts';
import type { ListedSchedule } from '../../shared/schedules.ts';
import { Icon, type IconName } from '../ui/icon.tsx';
import classes from './entry-details.module.css';

export interface EntryActionsProps {
  readonly entry: CalendarEntry;
  /** `undefined` for what was sent at once. */
  readonly schedule: ListedSchedule | undefined;
  readonly onMove: () => void;
  readonly onSkip: (isSkipped: boolean) => void;
  readonly onPause: (isPaused: boolean) => void;
  readonly onDelete: () => void;
  /** @param isOnly this run, and not all of them */
  readonly onEdit: (isOnly: boolean) => void;
  readonly onSeeBroadcasts: () => void;
}

/** What can be done with this one time, and with the whole schedule. */
export function EntryActions({ entry, schedule, ...act }: EntryActionsProps) {
  const { t } = useTranslation();
  const repeats = schedule !== undefined && schedule.timing.repeat.kind !== 'once';
  const isToCome = ['planned', 'would-hold', 'paused', 'skipped'].includes(entry.state);
  const isSkipped = entry.state === 'skipped';
  const button = (icon: IconName, words: string, onClick: () => void, isDanger = false) => (
    <Button
      key={words}
      {...(isDanger ? { color: 'red', variant: 'subtle' } : { variant: 'default' })}
      leftSection={<Icon name={icon} size={17} />}
      onClick={onClick}
    >
      {words}
    </Button>
  );
  return (
    <>
      {canMove(entry) && (
        <section className={classes.acts} aria-label={t('calendar.acts.thisTime')}>
          {repeats && <h3 className={classes.heading}>{t('calendar.acts.thisTime')}</h3>}
          <div className={classes.buttons}>
            {button('calendar', t('calendar.acts.move'), act.onMove)}
            {isToCome &&
              (isSkipped
                ? button('undo', t('calendar.acts.unskip'), () => act.onSkip(false))
                : button('cancelled', t('calendar.acts.skip'), () => act.onSkip(true)))}
            {repeats &&
              isToCome &&
              !isSkipped &&
              button('edit', t('calendar.acts.editOnly'), () => act.onEdit(true))}
          </div>
        </section>
      )}
      {entry.broadcastIds.length > 0 && (
        <div className={classes.buttons}>
          {button('broadcasts', t('calendar.acts.seeBroadcasts'), act.onSeeBroadcasts)}
        </div>
      )}
      {schedule && (repeats || canMove(entry)) && (
        <section className={classes.acts} aria-label={t('calendar.acts.all')}>
          {repeats && <h3 className={classes.heading}>{t('calendar.acts.all')}</h3>}
          <div className={classes.buttons}>
            {button('edit', repeats ? t('calendar.acts.editAll') : t('calendar.acts.edit'), () =>
              act.onEdit(false),
            )}
            {schedule.isPaused
              ? button('play', t('calendar.acts.resume'), () => act.onPause(false))
              : button('pause', t('calendar.acts.pause'), () => act.onPause(true))}
            {button('trash', t('calendar.acts.delete'), act.onDelete, true)}
          </div>
        </section>
      )}
    </>
  );
}
