import { type ReactNode, useRef } from 'react';
import type { PlainDate } from '../../shared/plain-date.ts';
import type { CalendarView } from '../../shared/schedules/calendar-days.ts';
import type { CalendarEntry } from '../../shared/schedules/calendar-entries.ts';
import classes from './calendar-screen.module.css';
import { MonthView } from './month-view.tsx';
import type { Drop } from './use-entry-drag.ts';
import { useEntryHandling } from './use-entry-handling.ts';
import { useIsNarrow } from './use-is-narrow.ts';
import { WeekList } from './week-list.tsx';
import { WeekView } from './week-view.tsx';

interface CalendarPictureProps {
  readonly view: CalendarView;
  readonly day: PlainDate;
  readonly days: readonly PlainDate[];
  readonly today: PlainDate;
  readonly entries: readonly CalendarEntry[];
  readonly isBusy: boolean;
  readonly onOpen: (entry: CalendarEntry) => void;
  readonly onMove: (entry: CalendarEntry, drop: Drop) => void;
  readonly onSeeDay: (day: PlainDate) => void;
  readonly children: ReactNode;
}

/** The days with what they hold, which can be opened and moved: a week with its hours or as a list, or a month. */
export function CalendarPicture(props: CalendarPictureProps) {
  const { view, day, days, today, entries, onSeeDay } = props;
  const picture = useRef<HTMLDivElement>(null);
  const isNarrow = useIsNarrow();
  const isList = isNarrow && view === 'week';
  const { drop, handleKey, handling } = useEntryHandling(picture, entries, isList ? 'list' : view, {
    onOpen: props.onOpen,
    onMove: props.onMove,
  });
  const shown = { days, today, entries, handling, drop };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the entries inside
    <div
      ref={picture}
      className={classes.picture}
      data-view={view}
      aria-busy={props.isBusy}
      onKeyDown={handleKey}
    >
      {isList && <WeekList {...shown} />}
      {view === 'week' && !isList && <WeekView {...shown} onSeeDay={onSeeDay} />}
      {view === 'month' && <MonthView {...shown} {...{ day, isNarrow }} onSeeDay={onSeeDay} />}
      {props.children}
    </div>
  );
}
