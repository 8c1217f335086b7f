import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PlainDate } from '../../shared/plain-date.ts';
import type { CalendarEntry } from '../../shared/schedules/calendar-entries.ts';
import { useFocusBack } from '../ui/use-focus-back.ts';
import { EntryButton } from './calendar-entry.tsx';
import classes from './day-list.module.css';
import { useEntryWords } from './use-entry-words.ts';
import { useTimingWords } from './use-timing-words.ts';

interface DayListProps {
  readonly day: PlainDate;
  readonly entries: readonly CalendarEntry[];
  readonly onOpen: (entry: CalendarEntry) => void;
  readonly onClose: () => void;
}

/** Everything of one day, one below the other. */
export function DayList({ day, entries, onOpen, onClose }: DayListProps) {
  useFocusBack();
  const { t } = useTranslation();
  const { longDay } = useTimingWords();
  const words = useEntryWords();
  return (
    <Modal
      opened
      onClose={onClose}
      size={480}
      title={longDay(day)}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <ul className={classes.list}>
        {entries.map((entry, index) => (
          <li key={entry.key}>
            <EntryButton
              entry={entry}
              isFlat
              hasFocus={index === 0}
              handling={{ activeKey: entry.key, draggedKey: null, onOpen, onFocus: nothing, onGrab: nothing }}
            />
            <p className={classes.facts} aria-hidden="true">
              {words.facts(entry)}
            </p>
          </li>
        ))}
      </ul>
    </Modal>
  );
}

function nothing(): void {}
