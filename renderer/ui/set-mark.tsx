import type { ReactNode } from 'react';
import type { GroupSetColor } from '../../shared/group-sets.ts';
import classes from './set-mark.module.css';

interface SetMarkProps {
  readonly color: GroupSetColor;
  /** Side in pixels. */
  readonly size?: number;
}

/** Gives what has `data-color` the colour of a set as its own; a shape or a name must say the same. */
export const setColorClass = classes.color;

/** The sign of a group set: its colour and the shape that only this colour has. The name always stands beside it. */
export function SetMark({ color, size = 14 }: SetMarkProps) {
  return (
    <svg
      className={`${classes.mark} ${classes.color}`}
      data-color={color}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      aria-hidden="true"
      focusable="false"
    >
      {shapes[color]}
    </svg>
  );
}

const shapes: Readonly<Record<GroupSetColor, ReactNode>> = {
  plum: <circle cx="12" cy="12" r="10" />,
  teal: <rect x="3" y="3" width="18" height="18" rx="2" />,
  amber: <path d="M12 2.500 22.500 21h-21Z" />,
  blue: <path d="M12 1.500 22.500 12 12 22.500 1.500 12Z" />,
  rose: (
    <path d="M12 21.500C4.500 15.800 1.500 12 1.500 8.200a5.300 5.300 0 0 1 10.500-1.700 5.300 5.300 0 0 1 10.500 1.700c0 3.800-3 7.600-10.500 13.300Z" />
  ),
  green: <path d="M7 2.500h10L22.500 12 17 21.500H7L1.500 12Z" />,
  brown: (
    <path d="m12 1.500 3.100 6.900 7.400.8-5.500 5 1.500 7.400L12 17.900l-6.500 3.700L7 14.200l-5.500-5 7.400-.8Z" />
  ),
  gray: <path d="M8.500 2h7v6.500H22v7h-6.500V22h-7v-6.500H2v-7h6.500Z" />,
};
