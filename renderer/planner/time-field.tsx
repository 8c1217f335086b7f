import { useState } from 'react';
import { snapToStep } from '../../shared/schedules/move-slot.ts';
import { readWallMinutes, wallTimeOf } from '../../shared/schedules/wall-minutes.ts';
import classes from './timeline.module.css';

interface TimeFieldProps {
  readonly label: string;
  readonly minute: number;
  readonly onChange: (minute: number) => void;
}

/** A time to type. It counts when she leaves the field or presses Enter: half of it is another time. */
export function TimeField({ label, minute, onChange }: TimeFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);

  function settle(): void {
    const wanted = readWallMinutes(typed ?? '');
    setTyped(null);
    if (wanted !== undefined && wanted !== minute) onChange(snapToStep(wanted));
  }

  return (
    <input
      type="time"
      step={300}
      className={classes.time}
      aria-label={label}
      value={typed ?? wallTimeOf(minute)}
      // Tells the dialog around it that this Escape is not meant for it.
      data-mantine-stop-propagation={typed !== null}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={settle}
      onKeyDown={(event) => {
        if (event.key === 'Enter') settle();
        if (event.key === 'Escape') setTyped(null);
      }}
    />
  );
}
