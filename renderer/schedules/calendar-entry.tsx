import type { CSSProperties, PointerEvent } from 'react';
import type { CalendarEntry } from '../../shared/schedules/calendar-entries.ts';
import { Icon } from '../ui/icon.tsx';
import { SetMark, setColorClass } from '../ui/set-mark.tsx';
import classes from './calendar-entry.module.css';
import { entryIcon, useEntryWords } from './use-entry-words.ts';

export interface EntryHandling {
  /** The one that the Tab key comes to; arrow keys go on to the others. */
  readonly activeKey: string | null;
  /** The one that is being dragged. */
  readonly draggedKey: string | null;
  readonly onOpen: (entry: CalendarEntry) => void;
  readonly onFocus: (entry: CalendarEntry) => void;
  readonly onGrab: (event: PointerEvent<HTMLElement>, entry: CalendarEntry) => void;
}

interface EntryButtonProps {
  readonly entry: CalendarEntry;
  readonly handling: EntryHandling;
  /** In a line, where there is little height. */
  readonly isFlat?: boolean;
  /** Beside others, in a narrow column. */
  readonly isNarrow?: boolean;
  /** A dialog around it begins with it. */
  readonly hasFocus?: boolean;
  readonly style?: CSSProperties;
}

/** One entry: its time, its name, the sign of its set and the shape of its state, all of it in words as well. */
export function EntryButton({
  entry,
  handling,
  isFlat = false,
  isNarrow = false,
  ...props
}: EntryButtonProps) {
  const words = useEntryWords();
  const icon = entryIcon[entry.state];
  const [time, name, facts] = [words.time(entry), words.name(entry), words.facts(entry)];
  return (
    <button
      type="button"
      className={`${classes.entry} ${setColorClass}`}
      data-key={entry.key}
      data-state={entry.state}
      data-color={entry.set?.color}
      data-flat={isFlat || undefined}
      data-narrow={isNarrow || undefined}
      data-dragged={handling.draggedKey === entry.key || undefined}
      title={`${time} · ${name} · ${facts}`}
      tabIndex={handling.activeKey === entry.key ? 0 : -1}
      data-autofocus={props.hasFocus || undefined}
      style={props.style}
      onClick={() => handling.onOpen(entry)}
      onFocus={() => handling.onFocus(entry)}
      onPointerDown={(event) => handling.onGrab(event, entry)}
    >
      {entry.set ? <SetMark color={entry.set.color} size={10} /> : <span className={classes.noSet} />}
      <span className={classes.time}>{time}</span>
      <bdi className={classes.name}>{name}</bdi>
      {icon && (
        <span className={classes.icon}>
          <Icon name={icon} size={14} />
        </span>
      )}
      <span className="visually-hidden">, {facts}</span>
    </button>
  );
}
