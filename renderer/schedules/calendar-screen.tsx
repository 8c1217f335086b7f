import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlainDate } from '../../shared/plain-date.ts';
import { type CalendarEntry, placeOf } from '../../shared/schedules/calendar-entries.ts';
import { wallTimeOf } from '../../shared/schedules/wall-minutes.ts';
import { asFailure } from '../ipc/call.ts';
import { FailureNote } from '../ui/failure-note.tsx';
import { Icon } from '../ui/icon.tsx';
import { Screen } from '../ui/screen.tsx';
import { UndoBar } from '../ui/undo-bar.tsx';
import { CalendarPicture } from './calendar-picture.tsx';
import classes from './calendar-screen.module.css';
import { CalendarTools, SetLegend } from './calendar-tools.tsx';
import { NothingPlanned } from './nothing-planned.tsx';
import { OpenedEntry, type OpenedEntryActs } from './opened-entry.tsx';
import { useCalendar } from './use-calendar.ts';
import { useEntryActs } from './use-entry-acts.ts';
import type { Drop } from './use-entry-drag.ts';
import { useShownDays } from './use-shown-days.ts';

interface CalendarScreenProps extends OpenedEntryActs {
  /** What is shown to begin with, in milliseconds since 1970; today when missing. */
  readonly initialAt?: number | undefined;
  readonly onSeeProducts: () => void;
  readonly onWrite: () => void;
  /** Leads to the planner of a day, where there is one. */
  readonly onPlanDay?: (day: PlainDate) => void;
}

/** What was sent and what is planned, in one picture: a week with its hours, or a month. */
export default function CalendarScreen({ initialAt, onPlanDay, ...props }: CalendarScreenProps) {
  const { t } = useTranslation();
  const zone = Temporal.Now.timeZoneId();
  const { view, day, days, today, setView, goTo, step } = useShownDays(initialAt, zone);
  const { entries, error, reload } = useCalendar(days, zone);
  const acts = useEntryActs(entries, zone);
  const [openKey, setOpenKey] = useState<string | null>(null);
  const [seenDay, seeDay] = useState<PlainDate | null>(null);
  const shown = withMoved(entries ?? [], acts.moving, zone);

  function moveTo(entry: CalendarEntry, drop: Drop): void {
    const isMoved = acts.move(entry, { day: drop.day, time: wallTimeOf(drop.minute) });
    // Whoever moves something out of the picture goes with it.
    if (isMoved && !days.includes(drop.day)) goTo(drop.day);
  }

  return (
    <>
      <Screen
        title={t('navigation.calendar')}
        isReading={shown.length === 0}
        actions={
          <>
            <SetLegend entries={shown} />
            {onPlanDay && (
              <Button
                leftSection={<Icon name="calendar" size={18} />}
                onClick={() => onPlanDay(days.includes(today) ? today : day)}
              >
                {t('calendar.planDay')}
              </Button>
            )}
          </>
        }
        tools={
          <CalendarTools
            {...{ view, day, days }}
            onView={setView}
            onStep={step}
            onToday={() => goTo(today)}
          />
        }
      >
        <div className={classes.frame} data-view={view}>
          {(error ?? acts.error) && (
            <FailureNote failure={asFailure(error ?? acts.error)} {...(error && { onRetry: reload })} />
          )}
          {entries?.length === 0 && <NothingPlanned view={view} {...props} />}
          <CalendarPicture
            {...{ view, day, days, today }}
            entries={shown}
            isBusy={entries === undefined}
            onOpen={({ key }) => setOpenKey(key)}
            onMove={moveTo}
            onSeeDay={seeDay}
          >
            {entries === undefined && !error && <Loading />}
          </CalendarPicture>
        </div>
        <p className="visually-hidden">{t('calendar.keys')}</p>
      </Screen>
      <OpenedEntry
        {...props}
        {...{ entries: shown, openKey, seenDay, acts }}
        onOpen={setOpenKey}
        onSeeDay={seeDay}
      />
      {acts.done && <UndoBar message={acts.done.message} {...(acts.done.undo && { onUndo: acts.undo })} />}
    </>
  );
}

function Loading() {
  const { t } = useTranslation();
  return (
    <p role="status" className="visually-hidden">
      {t('common.loading')}
    </p>
  );
}

/** What was just moved stands where it is to be, before main has said so. */
function withMoved(
  entries: readonly CalendarEntry[],
  moving: { readonly key: string; readonly at: number } | null,
  zone: string,
): readonly CalendarEntry[] {
  if (moving === null) return entries;
  const { key, at } = moving;
  return entries
    .map((entry) => (entry.key === key ? { ...entry, at, ...placeOf(at, zone) } : entry))
    .toSorted((one, other) => one.at - other.at);
}
