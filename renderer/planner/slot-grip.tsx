import { type KeyboardEvent, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { stepFrom } from '../../shared/schedules/move-slot.ts';
import { Icon } from '../ui/icon.tsx';
import classes from './timeline.module.css';
import { useDayWords } from './use-day-words.ts';

interface SlotGripProps {
  readonly name: string;
  readonly minute: number;
  readonly onMove: (minute: number) => void;
}

const steps: Readonly<Record<string, number>> = { ArrowUp: -5, ArrowDown: 5, PageUp: -60, PageDown: 60 };

/** Where a post is taken to be moved: by the pointer, or by the arrow keys, which stay with it. */
export function SlotGrip({ name, minute, onMove }: SlotGripProps) {
  const { t } = useTranslation();
  const { time } = useDayWords();
  const grip = useRef<HTMLButtonElement>(null);
  const isStepping = useRef(false);

  // In another order of times it stands elsewhere in the page, and would let go of the focus.
  useLayoutEffect(() => {
    if (isStepping.current && minute >= 0) grip.current?.focus();
    isStepping.current = false;
  }, [minute]);

  function handleKey(event: KeyboardEvent): void {
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    isStepping.current = true;
    onMove(stepFrom(minute, step));
  }

  return (
    <button
      ref={grip}
      type="button"
      data-grip
      className={classes.grip}
      aria-label={t('planner.slot.move', { name, time: time(minute) })}
      aria-describedby="planner-move-hint"
      onKeyDown={handleKey}
    >
      <Icon name="grip" size={18} />
    </button>
  );
}
