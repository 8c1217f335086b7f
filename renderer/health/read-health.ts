import type { Health } from '../../shared/health.ts';
import type { IconName } from '../ui/icon.tsx';
import type { Tone } from '../ui/note.tsx';

/** What is to be told of the account even where there is no room; `null` when all is well. */
export function readTrouble(health: Health | undefined) {
  if (health === undefined || health.light === 'green' || health.reason === 'not-connected') return null;
  return { ...readHealth(health), reason: health.reason };
}

/** How each light is told in a shape and a tone, so that the colour is never alone. */
export function readHealth({ light, reason }: Health): { readonly icon: IconName; readonly tone: Tone } {
  if (light === 'green') return { icon: 'checkCircle', tone: 'good' };
  if (light === 'red') return { icon: 'warning', tone: 'bad' };
  return { icon: reason === 'quiet' ? 'pause' : 'clock', tone: 'wait' };
}
