import classes from './progress-bar.module.css';

interface ProgressBarProps {
  readonly label: string;
  readonly done: number;
  readonly total: number;
  readonly isMoving: boolean;
}

/** How much of the whole is done. */
export function ProgressBar({ label, done, total, isMoving }: ProgressBarProps) {
  const share = total === 0 ? 0 : done / total;
  return (
    <div
      className={classes.track}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={total}
      aria-valuenow={done}
      aria-valuetext={`${done} / ${total}`}
    >
      <div
        className={classes.bar}
        data-begun={done > 0 || undefined}
        data-moving={isMoving || undefined}
        style={{ width: `${share * 100}%` }}
      />
    </div>
  );
}
