import type { ReactNode } from 'react';
import classes from './screen.module.css';

interface ScreenProps {
  readonly title: string;
  /** Stands at the right of the title. */
  readonly actions?: ReactNode;
  /** Stays in place under the title while the rest scrolls. */
  readonly tools?: ReactNode;
  /** True where the part that scrolls holds nothing that the Tab key would reach, so that arrow keys can scroll it. */
  readonly isReading?: boolean;
  /** True where lines are read from end to end: however large the window is, they do not get longer. */
  readonly isColumn?: boolean;
  readonly children: ReactNode;
}

/** One screen of the window: a title, what can be done, and the part that scrolls. */
export function Screen({
  title,
  actions,
  tools,
  isReading = false,
  isColumn = false,
  children,
}: ScreenProps) {
  return (
    <div className={classes.screen} data-column={isColumn || undefined}>
      <header className={classes.head}>
        <div className={classes.titleRow}>
          <h1 className={classes.title}>{title}</h1>
          <div className={classes.actions}>{actions}</div>
        </div>
        {tools}
      </header>
      {isReading ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard
        <section className={classes.body} aria-label={title} tabIndex={0}>
          {children}
        </section>
      ) : (
        <div className={classes.body}>{children}</div>
      )}
    </div>
  );
}
