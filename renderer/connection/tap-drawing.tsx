import type { ReactNode } from 'react';
import classes from './tap-drawing.module.css';

interface TapDrawingProps {
  readonly phone: 'android' | 'iphone';
  /** What is tapped, or done with the phone. */
  readonly tap: 'open' | 'menu' | 'link' | 'point' | 'type';
}

/** The part of the phone in which she taps, with a ring around the place; the words beside it say the same. */
export function TapDrawing({ phone, tap }: TapDrawingProps) {
  return (
    <svg
      className={classes.drawing}
      width="84"
      height="58"
      viewBox="0 0 84 58"
      aria-hidden="true"
      focusable="false"
    >
      {tap === 'menu' ? phone === 'android' ? <AndroidMenu /> : <IphoneMenu /> : drawings[tap]}
    </svg>
  );
}

const drawings: Readonly<Record<Exclude<TapDrawingProps['tap'], 'menu'>, ReactNode>> = {
  open: (
    <>
      <rect className={classes.phone} x="17" y="7" width="50" height="72" rx="9" />
      {[25, 37, 49].map((x) => (
        <rect key={x} className={classes.soft} x={x} y="16" width="9" height="9" rx="2.5" />
      ))}
      <rect className={classes.soft} x="25" y="32" width="9" height="9" rx="2.5" />
      <rect className={classes.soft} x="49" y="32" width="9" height="9" rx="2.5" />
      <path
        className={classes.mark}
        d="M41.5 31.500a5 5 0 1 1-2.400 9.400l-2.800.8.8-2.700a5 5 0 0 1 4.400-7.500Z"
      />
      <Ring x={41.5} y={36.5} />
    </>
  ),
  link: (
    <>
      <path className={classes.phone} d="M13 -4v66M71 -4v66" />
      <rect className={classes.outline} x="32" y="7" width="20" height="12" rx="2" />
      <path className={classes.outline} d="M28 22.500h28" />
      <rect className={classes.mark} x="21" y="31" width="42" height="11" rx="5.500" />
      <rect className={classes.soft} x="21" y="49" width="28" height="4" rx="2" />
      <Ring x={54} y={36.5} />
    </>
  ),
  point: (
    <>
      <rect className={classes.phone} x="9" y="6" width="28" height="46" rx="6" />
      <path className={classes.aim} d="M15 20v-4h4M27 16h4v4M31 34v4h-4M19 38h-4v-4" />
      <path className={classes.beam} d="M40 22l10-5M40 29h10M40 36l10 5" />
      <path
        className={classes.soft}
        d="M53 15h9v9h-9zM69 15h9v9h-9zM53 34h9v9h-9zM67 28h4v4h-4zM73 34h5v5h-5zM66 39h4v4h-4z"
      />
    </>
  ),
  type: (
    <>
      <path className={classes.phone} d="M8 62V14a8 8 0 0 1 8-8h52a8 8 0 0 1 8 8v48" />
      {[15, 22.5, 30, 37.5].map((x) => (
        <rect key={x} className={classes.outline} x={x} y="18" width="5.500" height="9" rx="1.500" />
      ))}
      {[47, 54.5, 62].map((x) => (
        <rect key={x} className={classes.outline} x={x} y="18" width="5.500" height="9" rx="1.500" />
      ))}
      <path className={classes.mark} d="M17 20.500h1.500v4H17zM24.500 20.500H26v4h-1.500z" />
      {[20, 33, 46, 59].map((x) => (
        <rect key={x} className={classes.soft} x={x} y="36" width="8" height="7" rx="2" />
      ))}
      {[26, 39, 52].map((x) => (
        <rect key={x} className={classes.soft} x={x} y="47" width="8" height="7" rx="2" />
      ))}
    </>
  ),
};

/** Three dots at the top on the right. */
function AndroidMenu() {
  return (
    <>
      <path className={classes.phone} d="M9 62V16a9 9 0 0 1 9-9h48a9 9 0 0 1 9 9v46" />
      <rect className={classes.soft} x="17" y="17" width="26" height="5" rx="2.500" />
      <Rows from={34} />
      {[15.5, 20.5, 25.5].map((y) => (
        <circle key={y} className={classes.mark} cx="65" cy={y} r="1.900" />
      ))}
      <Ring x={65} y={20.5} />
    </>
  );
}

/** The last of the places at the bottom. */
function IphoneMenu() {
  return (
    <>
      <path className={classes.phone} d="M9 -4v42a13 13 0 0 0 13 13h40a13 13 0 0 0 13-13V-4" />
      <Rows from={5} />
      <path className={classes.outline} d="M11 30h62" />
      {[20, 32, 44].map((x) => (
        <circle key={x} className={classes.soft} cx={x} cy="39" r="3.200" />
      ))}
      <circle className={classes.gear} cx="60" cy="39" r="3.400" />
      <Ring x={60} y={39} />
    </>
  );
}

function Rows({ from }: { readonly from: number }) {
  return [from, from + 13].map((y) => (
    <g key={y} className={classes.soft}>
      <circle cx="22" cy={y + 3.5} r="3.500" />
      <rect x="30" y={y + 1.5} width="28" height="4" rx="2" />
    </g>
  ));
}

/** Around what is tapped. */
function Ring({ x, y }: { readonly x: number; readonly y: number }) {
  return <circle className={classes.ring} cx={x} cy={y} r="10" />;
}
