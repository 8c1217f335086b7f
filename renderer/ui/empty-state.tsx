import type { ReactNode } from 'react';
import classes from './empty-state.module.css';
import { Icon, type IconName } from './icon.tsx';

interface EmptyStateProps {
  readonly icon: IconName;
  readonly title: string;
  readonly body: string;
  readonly action?: ReactNode;
}

/** Nothing here yet: says why, and what would fill it. */
export function EmptyState({ icon, title, body, action }: EmptyStateProps) {
  return (
    <div className={classes.empty}>
      <span className={classes.badge}>
        <Icon name={icon} size={30} />
      </span>
      <h2 className={classes.title}>{title}</h2>
      <p className={classes.body}>{body}</p>
      {action}
    </div>
  );
}
