import type { DeliveryState } from '../../shared/broadcasts.ts';
import type { IconName } from './icon.tsx';
import classes from './state-tone.module.css';

/** For what holds the shape and the word of a state, and names it in `data-state`. */
export const stateToneClass = classes.tone;

/** The shape that goes with the word of each state. */
export const stateIcon: Readonly<Record<DeliveryState['kind'], IconName>> = {
  waiting: 'clock',
  held: 'pause',
  sending: 'moving',
  sent: 'checkCircle',
  failed: 'failed',
  unknown: 'question',
  left: 'question',
  cancelled: 'cancelled',
};
