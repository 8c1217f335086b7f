import { useTranslation } from 'react-i18next';
import type { CalendarEntry, EntryState } from '../../shared/schedules/calendar-entries.ts';
import { useLive } from '../ipc/use-live.ts';
import type { IconName } from '../ui/icon.tsx';
import { useFormat } from '../ui/use-format.ts';

/** The shape that goes with the word of each state; what is simply planned needs none. */
export const entryIcon: Readonly<Record<EntryState, IconName | null>> = {
  planned: null,
  'would-hold': 'warning',
  paused: 'pause',
  skipped: 'cancelled',
  held: 'warning',
  missed: 'question',
  discarded: 'cancelled',
  running: 'moving',
  done: 'check',
  trouble: 'failed',
  cancelled: 'cancelled',
};

export interface EntryWords {
  time(entry: CalendarEntry): string;
  /** `Queijo Canastra`, or `Queijo Canastra e mais 2`. */
  name(entry: CalendarEntry): string;
  /** `planejado`, or `não sai enquanto isto for assim: está esgotado`. */
  state(entry: CalendarEntry): string;
  /** `3 grupos, Freguesia, planejado` */
  facts(entry: CalendarEntry): string;
}

/** An entry in words. */
export function useEntryWords(): EntryWords {
  const { t } = useTranslation();
  const { time } = useFormat();
  const isConnected = useLive('connection')?.kind === 'connected';

  function state({ state: kind, at, why, leftOutCount }: CalendarEntry): string {
    const waits = kind === 'planned' && at <= Date.now() && !isConnected;
    const word = waits ? t('whenConnected.inCalendar') : t(`calendar.state.${kind}`);
    if (why !== null) return `${word}: ${t(`calendar.why.${why}`)}`;
    return leftOutCount > 0 ? `${word} (${t('calendar.leftOut', { count: leftOutCount })})` : word;
  }

  return {
    time: ({ at }) => time(at),
    name: ({ names: [first = '', ...others] }) =>
      others.length === 0 ? first : t('calendar.nameAndMore', { name: first, count: others.length }),
    state,
    facts: (entry) =>
      [t('common.groups', { count: entry.groupCount }), entry.set?.name, state(entry)]
        .filter((word) => word !== undefined)
        .join(', '),
  };
}
