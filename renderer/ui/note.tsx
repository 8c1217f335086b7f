import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';
import classes from './note.module.css';

export type Tone = 'plain' | 'good' | 'wait' | 'bad';

interface NoteProps {
  readonly tone: Tone;
  readonly icon?: IconName;
  readonly title?: string;
  readonly children?: ReactNode;
  /** Stands at the end: what can be done about it. */
  readonly action?: ReactNode;
  /** `alert` interrupts a screen reader, `status` waits for a pause, `none` is simply there. */
  readonly live?: 'alert' | 'status' | 'none';
}

const usualIcon: Record<Tone, IconName> = {
  plain: 'info',
  good: 'checkCircle',
  wait: 'clock',
  bad: 'warning',
};

/** A few words that matter now, with a shape that tells their kind without the colour. */
export function Note({ tone, icon = usualIcon[tone], title, children, action, live = 'none' }: NoteProps) {
  return (
    <div className={classes.note} data-tone={tone} role={live === 'none' ? undefined : live}>
      <span className={classes.icon}>
        <Icon name={icon} />
      </span>
      <div className={classes.words}>
        {title !== undefined && <p className={classes.title}>{title}</p>}
        {children !== undefined && <div>{children}</div>}
      </div>
      {action !== undefined && <div className={classes.action}>{action}</div>}
    </div>
  );
}
