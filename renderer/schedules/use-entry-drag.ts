import { type PointerEvent as ReactPointerEvent, useCallback, useRef, useState } from 'react';
import type { PlainDate } from '../../shared/plain-date.ts';
import { type CalendarEntry, canMove } from '../../shared/schedules/calendar-entries.ts';
import { moveMinute } from '../../shared/schedules/lay-out-day.ts';
import { type EdgeScroll, scrollAtEdges } from './scroll-at-edges.ts';

/** Where an entry would come to stand. */
export interface Drop {
  readonly day: PlainDate;
  /** Since midnight. */
  readonly minute: number;
}

export interface EntryDrag {
  readonly dragged: CalendarEntry | null;
  /** `null` beside the days. */
  readonly drop: Drop | null;
  grab(event: ReactPointerEvent<HTMLElement>, entry: CalendarEntry): void;
  /** A drag ends with a click, which means nothing. */
  readonly wasDrag: () => boolean;
}

/** A hand that trembles does not drag. */
const leastPixels = 5;

/**
 * Lets an entry be dragged to another day, and where days have hours, to another time. Near an edge the days scroll
 * on. Escape leaves it where it was.
 */
export function useEntryDrag(onDrop: (entry: CalendarEntry, drop: Drop) => void): EntryDrag {
  const [dragging, setDragging] = useState<Pick<EntryDrag, 'dragged' | 'drop'>>({
    dragged: null,
    drop: null,
  });
  const justDragged = useRef(false);
  const drop = useRef(onDrop);
  drop.current = onDrop;

  const grab = useCallback((event: ReactPointerEvent<HTMLElement>, entry: CalendarEntry) => {
    if (event.button !== 0 || !canMove(entry)) return;
    const { clientX: startX, clientY: startY, currentTarget: grabbed } = event;
    let last: Drop | null = null;
    let at = { x: startX, y: startY };
    let scroll: EdgeScroll | null = null;
    const listening = new AbortController();
    const end = () => {
      listening.abort();
      scroll?.stop();
      setDragging({ dragged: null, drop: null });
    };
    const listen = <Name extends keyof WindowEventMap>(
      name: Name,
      act: (event: WindowEventMap[Name]) => void,
    ) => window.addEventListener(name, act, { signal: listening.signal, capture: true });

    const follow = () => {
      if (scroll === null) return;
      scroll.moveTo(at.y);
      last = readDrop(at.x, at.y, at.y - startY + scroll.scrolledBy(), entry);
      setDragging({ dragged: entry, drop: last });
    };
    listen('pointermove', ({ clientX, clientY }) => {
      at = { x: clientX, y: clientY };
      if (Math.hypot(clientX - startX, clientY - startY) >= leastPixels)
        scroll ??= scrollAtEdges(grabbed, startY);
      follow();
    });
    // What lies under the pointer changes also when only the days move.
    listen('scroll', follow);
    listen('pointerup', () => {
      end();
      if (scroll === null) return;
      justDragged.current = true;
      setTimeout(() => {
        justDragged.current = false;
      });
      if (last !== null) drop.current(entry, last);
    });
    listen('pointercancel', end);
    listen('keydown', (key) => {
      if (key.key !== 'Escape' || scroll === null) return;
      key.stopPropagation();
      end();
    });
  }, []);

  return { ...dragging, grab, wasDrag: () => justDragged.current };
}

/** Every day of the picture carries its date; one that is drawn with its hours says how high they are. */
function readDrop(x: number, y: number, movedY: number, entry: CalendarEntry): Drop | null {
  const place = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-day]');
  const day = place?.dataset.day as PlainDate | undefined;
  if (place == null || day === undefined) return null;
  const { hourHeight } = place.dataset;
  const movedMinutes = hourHeight === undefined ? 0 : (movedY / Number(hourHeight)) * 60;
  return { day, minute: moveMinute(entry.minute, movedMinutes) };
}
