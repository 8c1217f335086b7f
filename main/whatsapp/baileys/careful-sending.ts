import type { Link } from './link.ts';
import type { Outgoing } from './outgoing.ts';
import type { Standing } from './standing.ts';

export interface CarefulSendingNeeds {
  readonly outgoing: Outgoing;
  readonly standing: Pick<Standing, 'quietMs' | 'note'>;
  readonly expectAnswer: Link['expectAnswer'];
}

/**
 * Lets nothing leave while WhatsApp wants quiet, whoever asks for it; and while a message is under way, a line that
 * died is noticed within seconds.
 */
export function createCarefulSending({ outgoing, standing, expectAnswer }: CarefulSendingNeeds): Outgoing {
  return {
    ...outgoing,
    async send(message) {
      const pauseMs = standing.quietMs();
      if (pauseMs > 0) return { kind: 'rate-limited', pauseMs };
      const settled = expectAnswer();
      try {
        return standing.note(await outgoing.send(message));
      } finally {
        settled();
      }
    },
  };
}
