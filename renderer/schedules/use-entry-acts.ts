import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarEntry } from '../../shared/schedules/calendar-entries.ts';
import { momentOf } from '../../shared/schedules/moment-of.ts';
import type { TimingException } from '../../shared/schedules/timing.ts';
import { wallOf } from '../../shared/schedules/wall-of.ts';
import type { ListedSchedule } from '../../shared/schedules.ts';
import { call } from '../ipc/call.ts';
import { usePassing } from '../ui/use-passing.ts';
import { useTimingWords } from './use-timing-words.ts';

export type Moved = NonNullable<TimingException['to']>;

/** What was done, or could not be, for as long as that is worth saying. */
export interface Done {
  readonly message: string;
  readonly undo: (() => Promise<void>) | null;
}

export interface EntryActs {
  readonly done: Done | null;
  readonly error: Error | null;
  /** Where an entry is to be, which main may not have told yet. */
  readonly moving: { readonly key: string; readonly at: number } | null;
  /** @returns whether it may be there at all */
  move(entry: CalendarEntry, to: Moved): boolean;
  skip(entry: CalendarEntry, isSkipped: boolean): void;
  setPaused(schedule: ListedSchedule, isPaused: boolean): void;
  delete(schedule: ListedSchedule): void;
  undo(): void;
}

interface Deed extends Done {
  readonly act: () => Promise<void>;
}

/** How long "undo" is offered. */
const undoMs = 10_000;

/** What a person does with the entries of the calendar; each can be taken back. */
export function useEntryActs(entries: readonly CalendarEntry[] | undefined, zone: string): EntryActs {
  const { t } = useTranslation();
  const words = useTimingWords();
  const [done, setDone] = usePassing<Done>(() => undoMs);
  const [moving, setMoving] = useMoving(entries);
  const { mutate, error } = useMutation({ mutationFn: ({ act }: Deed) => act() });

  function doIt(deed: Deed): void {
    mutate(deed, { onSuccess: () => setDone(deed), onError: () => setMoving(null) });
  }

  function move(entry: CalendarEntry, to: Moved): boolean {
    const at = momentOf(to.day, to.time, zone);
    if (entry.run === null || at === entry.at) return false;
    if (at <= Date.now()) {
      setDone({ message: t('calendar.done.past', { when: words.moment(at) }), undo: null });
      return false;
    }
    const { scheduleId: id, day } = entry.run;
    setMoving({ key: entry.key, at });
    doIt({
      message: t('calendar.done.moved', { when: words.moment(at) }),
      act: () => call('schedules.move', { id, day, to }),
      undo: entry.at <= Date.now() ? null : wayBack(entry, entry.run, zone),
    });
    return true;
  }

  return {
    done,
    error,
    moving,
    move,
    skip({ run, at }, isSkipped) {
      if (run === null) return;
      const set = (skips: boolean) =>
        call('schedules.skip', { id: run.scheduleId, day: run.day, isSkipped: skips });
      doIt({
        message: t(isSkipped ? 'calendar.done.skipped' : 'calendar.done.unskipped', {
          when: words.moment(at),
        }),
        act: () => set(isSkipped),
        undo: () => set(!isSkipped),
      });
    },
    setPaused({ id, names }, isPaused) {
      const set = (pauses: boolean) => call(pauses ? 'schedules.pause' : 'schedules.resume', { id });
      doIt({
        message: t(isPaused ? 'calendar.done.paused' : 'calendar.done.resumed', { name: words.list(names) }),
        act: () => set(isPaused),
        undo: () => set(!isPaused),
      });
    },
    delete({ id, names }) {
      doIt({
        message: t('calendar.done.deleted', { name: words.list(names) }),
        act: () => call('schedules.delete', { ids: [id] }),
        undo: () => call('schedules.restore', { ids: [id] }),
      });
    },
    undo() {
      const act = done?.undo;
      if (!act) return;
      setMoving(null);
      doIt({ message: t('calendar.done.undone'), act, undo: null });
    },
  };
}

/** Until main tells it there: a list that was asked for before the move still has it where it was. */
function useMoving(entries: readonly CalendarEntry[] | undefined) {
  const [moving, setMoving] = useState<EntryActs['moving']>(null);
  const isMet = moving !== null && entries?.find(({ key }) => key === moving.key)?.at === moving.at;
  useEffect(() => {
    if (isMet) setMoving(null);
  }, [isMet]);
  return [moving, setMoving] as const;
}

/** To where it is now, and to how it is there. */
function wayBack(
  { at, state }: CalendarEntry,
  { scheduleId: id, day }: NonNullable<CalendarEntry['run']>,
  zone: string,
): () => Promise<void> {
  if (state === 'skipped') return () => call('schedules.skip', { id, day, isSkipped: true });
  return () => call('schedules.move', { id, day, to: wallOf(at, zone) });
}
