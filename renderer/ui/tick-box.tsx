import { type ComponentProps, type ReactNode, useId } from 'react';
import classes from './tick-box.module.css';

interface TickBoxProps
  extends Pick<
    ComponentProps<'input'>,
    'id' | 'checked' | 'disabled' | 'aria-labelledby' | 'aria-describedby'
  > {
  readonly onChange: (isTicked: boolean) => void;
}

/** A box to tick: the system's own, in our colour and always in the same size. */
export function TickBox({ onChange, ...box }: TickBoxProps) {
  return (
    <input
      {...box}
      type="checkbox"
      className={classes.box}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}

interface TickFieldProps extends Omit<TickBoxProps, 'id' | 'aria-labelledby'> {
  /** What it means when it is ticked; a press on it ticks, too. */
  readonly children: ReactNode;
  readonly hint?: string;
}

/** A box with its words beside it, which go on in the next line where there is little room. */
export function TickField({ children, hint, ...box }: TickFieldProps) {
  const id = useId();
  const hintId = hint === undefined ? box['aria-describedby'] : `${id}-hint`;
  return (
    <div className={classes.field}>
      <TickBox {...box} id={id} aria-describedby={hintId} />
      <label htmlFor={id}>{children}</label>
      {hint !== undefined && (
        <p id={hintId} className={classes.hint}>
          {hint}
        </p>
      )}
    </div>
  );
}
