import type { ReactNode } from 'react';
import classes from './screen.module.css';

interface ScreenProps {
  readonly title: string;
  /** Stands at the right of the title. */
  readonly actions?: ReactNode;
  /** Stays in place under the title while the rest scrolls. */
  readonly tools?: ReactNode;
  readonly children: ReactNode;
}

/** One screen of the window: a title, what can be done, and the part that scrolls. */
export function Screen({ title, actions, tools, children }: ScreenProps) {
  return (
    <div className={classes.screen}>
      <header className={classes.head}>
        <div className={classes.titleRow}>
          <h1 className={classes.title}>{title}</h1>
          <div className={classes.actions}>{actions}</div>
        </div>
        {tools}
      </header>
      <div className={classes.body}>{children}</div>
    </div>
  );
}
