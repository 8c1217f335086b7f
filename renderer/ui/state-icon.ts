import type { DeliveryState } from '../../shared/broadcasts.ts';
import type { IconName } from './icon.tsx';

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
