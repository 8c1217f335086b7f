import type { PlainDate } from '../../shared/plain-date.ts';
import type { CalendarEntry } from '../../shared/schedules/calendar-entries.ts';
import { wallOf } from '../../shared/schedules/wall-of.ts';
import type { ListedSchedule } from '../../shared/schedules.ts';
import { useLive } from '../ipc/use-live.ts';
import { DayList } from './day-list.tsx';
import { EntryDetails } from './entry-details.tsx';
import type { EditedSchedule } from './schedule-step.tsx';
import type { EntryActs } from './use-entry-acts.ts';

export interface OpenedEntryActs {
  readonly onEdit: (edited: EditedSchedule) => void;
  readonly onSeeBroadcasts: () => void;
}

interface OpenedEntryProps extends OpenedEntryActs {
  readonly entries: readonly CalendarEntry[];
  readonly openKey: string | null;
  readonly seenDay: PlainDate | null;
  readonly acts: EntryActs;
  readonly onOpen: (key: string | null) => void;
  readonly onSeeDay: (day: PlainDate | null) => void;
}

/** The dialogs of the calendar: one entry, or everything of one day. */
export function OpenedEntry({ entries, openKey, seenDay, acts, ...props }: OpenedEntryProps) {
  const schedules = useLive('schedules') ?? [];
  const entry = entries.find(({ key }) => key === openKey);
  const schedule = schedules.find(({ id }) => id === entry?.run?.scheduleId);
  const close = () => props.onOpen(null);
  const thenClose = (deed: () => void) => {
    deed();
    close();
  };
  if (entry === undefined) {
    return (
      seenDay && (
        <DayList
          day={seenDay}
          entries={entries.filter(({ day }) => day === seenDay)}
          onOpen={({ key }) => {
            props.onSeeDay(null);
            props.onOpen(key);
          }}
          onClose={() => props.onSeeDay(null)}
        />
      )
    );
  }
  return (
    <EntryDetails
      {...{ entry, schedule }}
      onMove={(to) => thenClose(() => acts.move(entry, to))}
      onSkip={(isSkipped) => thenClose(() => acts.skip(entry, isSkipped))}
      onPause={(isPaused) => thenClose(() => schedule && acts.setPaused(schedule, isPaused))}
      onDelete={() => thenClose(() => schedule && acts.delete(schedule))}
      onEdit={(isOnly) =>
        thenClose(
          () => schedule && props.onEdit({ schedule, only: isOnly ? onlyRun(entry, schedule) : null }),
        )
      }
      onSeeBroadcasts={props.onSeeBroadcasts}
      onClose={close}
    />
  );
}

/** The one run as a schedule of its own would have it. */
function onlyRun({ run, at }: CalendarEntry, { timing }: ListedSchedule): EditedSchedule['only'] {
  if (run === null) return null;
  const { day, time } = wallOf(at, Temporal.Now.timeZoneId());
  return {
    day: run.day,
    timing: { ...timing, start: day, time, repeat: { kind: 'once' }, end: { kind: 'never' }, exceptions: [] },
  };
}
