import type { RefObject } from 'react';
import type { CalendarEntry } from '../../shared/schedules/calendar-entries.ts';
import { type Drop, useEntryDrag } from './use-entry-drag.ts';
import { type EntryLayout, useEntryKeys } from './use-entry-keys.ts';

interface Wishes {
  onOpen(entry: CalendarEntry): void;
  onMove(entry: CalendarEntry, drop: Drop): void;
}

/** How the entries of the picture are opened and moved, by hand or by keys. */
export function useEntryHandling(
  picture: RefObject<HTMLElement | null>,
  entries: readonly CalendarEntry[],
  layout: EntryLayout,
  { onOpen, onMove }: Wishes,
) {
  const drag = useEntryDrag(onMove);
  const keys = useEntryKeys(picture, entries, layout, onMove);
  return {
    drop: drag.drop,
    handleKey: keys.handleKey,
    handling: {
      activeKey: keys.activeKey,
      draggedKey: drag.dragged?.key ?? null,
      onOpen: (entry: CalendarEntry) => !drag.wasDrag() && onOpen(entry),
      onFocus: keys.setActive,
      onGrab: drag.grab,
    },
  };
}
