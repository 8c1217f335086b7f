import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { addDays } from '../../shared/plain-date.ts';
import { type CalendarEntry, canMove } from '../../shared/schedules/calendar-entries.ts';
import { goThroughEntries, type Way } from '../../shared/schedules/go-through-entries.ts';
import { moveMinute, stepMinutes } from '../../shared/schedules/lay-out-day.ts';
import type { Drop } from './use-entry-drag.ts';

export interface EntryKeys {
  /** The one that the Tab key comes to. */
  readonly activeKey: string | null;
  setActive(entry: CalendarEntry): void;
  handleKey(event: KeyboardEvent): void;
}

/** How the days stand: beside each other with their hours, in weeks, or one below the other. */
export type EntryLayout = 'week' | 'month' | 'list';

const ways: Readonly<Record<string, Way>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};
const waysOfList: typeof ways = { ...ways, ArrowUp: 'before', ArrowDown: 'after' };

/**
 * Arrow keys go from entry to entry; with Shift they move the entry, and the focus goes with it.
 * @param layout in a month up and down with Shift are a week, elsewhere a step of time
 */
export function useEntryKeys(
  picture: RefObject<HTMLElement | null>,
  entries: readonly CalendarEntry[],
  layout: EntryLayout,
  onMove: (entry: CalendarEntry, drop: Drop) => void,
): EntryKeys {
  const [chosenKey, setChosenKey] = useState<string | null>(null);
  // Where the focus is to be, however the entry has to be drawn anew.
  const wanted = useRef<string | null>(null);

  useLayoutEffect(() => {
    if (wanted.current === null) return;
    const found = find(picture.current, wanted.current);
    const lost = document.activeElement === document.body || document.activeElement === found;
    if (!lost) wanted.current = null;
    else found?.focus();
  });

  const now = Date.now();
  const usual = entries.find(({ at }) => at >= now) ?? entries[0];
  const active = entries.find(({ key }) => key === chosenKey) ?? usual;

  function focus(entry: CalendarEntry | undefined): void {
    if (entry === undefined) return;
    setChosenKey(entry.key);
    find(picture.current, entry.key)?.focus();
  }

  function handleKey(event: KeyboardEvent): void {
    const way = ways[event.key];
    const key = event.target instanceof HTMLElement ? event.target.dataset.key : undefined;
    const entry = entries.find((each) => each.key === key);
    if (way === undefined || entry === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    if (!event.shiftKey) {
      const drawn = entries.filter((each) => find(picture.current, each.key) !== undefined);
      focus(goThroughEntries(drawn, entry.key, (layout === 'list' ? waysOfList : ways)[event.key] ?? way));
      return;
    }
    if (!canMove(entry)) return;
    wanted.current = entry.key;
    setChosenKey(entry.key);
    onMove(entry, stepBy(entry, way, layout));
  }

  return {
    activeKey: active?.key ?? null,
    setActive: ({ key }) => setChosenKey(key),
    handleKey,
  };
}

function stepBy({ day, minute }: CalendarEntry, way: Way, layout: EntryLayout): Drop {
  const step = way === 'down' || way === 'right' ? 1 : -1;
  if (way === 'left' || way === 'right') return { day: addDays(day, step), minute };
  if (layout === 'month') return { day: addDays(day, step * 7), minute };
  return { day, minute: moveMinute(minute, step * stepMinutes) };
}

function find(picture: HTMLElement | null, key: string): HTMLElement | undefined {
  return picture?.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`) ?? undefined;
}
