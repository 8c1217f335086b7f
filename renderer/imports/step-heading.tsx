import { type ReactNode, useEffect, useRef } from 'react';
import classes from './import-dialog.module.css';

/** The title of a step. It gets the focus when the step appears, so that one hears and sees where one is. */
export function StepHeading({ children }: { readonly children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <h3 ref={heading} tabIndex={-1} data-autofocus className={classes.heading}>
      {children}
    </h3>
  );
}
