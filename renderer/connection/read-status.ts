import type { Connection } from '../../shared/connection.ts';
import { never } from '../../shared/never.ts';
import type { Text } from '../../shared/text/text.ts';
import type { IconName } from '../ui/icon.tsx';
import type { Tone } from '../ui/note.tsx';

export interface Status {
  /** Its words, under `connection.status`. */
  readonly words: Exclude<keyof Text['connection']['status'], 'label'>;
  readonly icon: IconName;
  readonly tone: Tone;
}

/** How each state of the link is told in a word and a shape. */
export function readStatus(connection: Connection): Status {
  switch (connection.kind) {
    case 'off':
      return { words: 'off', icon: 'off', tone: 'plain' };
    case 'starting':
      return { words: 'starting', icon: 'moving', tone: 'plain' };
    case 'waiting-for-scan':
      return { words: 'waiting-for-scan', icon: 'qr', tone: 'wait' };
    case 'waiting-for-code':
      return { words: 'waiting-for-code', icon: 'phone', tone: 'wait' };
    case 'linking':
      return { words: 'linking', icon: 'moving', tone: 'wait' };
    case 'connected':
      return { words: 'connected', icon: 'checkCircle', tone: 'good' };
    case 'offline':
      return {
        words: connection.reason === 'no-network' ? 'offline' : 'unreachable',
        icon: 'offline',
        tone: 'wait',
      };
    case 'paused-by-whatsapp':
      return { words: 'paused-by-whatsapp', icon: 'pause', tone: 'wait' };
    case 'unlinked':
      return connection.by === 'phone'
        ? { words: 'unlinked-phone', icon: 'cancelled', tone: 'bad' }
        : { words: 'unlinked-person', icon: 'cancelled', tone: 'plain' };
    case 'stopped':
      return { words: 'stopped', icon: 'warning', tone: 'bad' };
    default:
      return never(connection);
  }
}
