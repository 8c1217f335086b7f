import type { ReactNode } from 'react';
import { Icon, type IconName } from '../ui/icon.tsx';
import type { Tone } from '../ui/note.tsx';
import classes from './state-panel.module.css';

interface StatePanelProps {
  readonly icon: IconName;
  readonly tone: Tone;
  readonly title: string;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}

/** One state of the link, told in full, with its next step. */
export function StatePanel({ icon, tone, title, children, actions }: StatePanelProps) {
  return (
    <section className={classes.panel} data-tone={tone}>
      <span className={classes.badge}>
        <Icon name={icon} size={32} />
      </span>
      <div className={classes.words}>
        <h2 className={classes.title}>{title}</h2>
        {children}
        {actions && <div className={classes.actions}>{actions}</div>}
      </div>
    </section>
  );
}
