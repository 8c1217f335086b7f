import type { PostOutcome, WhatsApp, WhatsAppEvents } from './whatsapp.ts';

/** Times of WhatsApp's server and of this computer, as a clock that is driven ahead shows them. */
export interface DrivenTime {
  /** @param realAt milliseconds since 1970 */
  shows(realAt: number): number;
}

/** The same link, with what it tells of times on a driven clock. */
export interface LinkOnDrivenTime extends WhatsApp {
  /** Whether it is connecting, or has been asked something that it has not answered. */
  isBusy(): boolean;
}

const connecting = ['starting', 'linking'];

/** Puts a link, which lives in real time, before features whose clock is driven ahead. */
export function onDrivenTime(link: WhatsApp, time: DrivenTime): LinkOnDrivenTime {
  let askedCount = 0;

  async function counted<Answer>(answer: Promise<Answer>): Promise<Answer> {
    askedCount += 1;
    try {
      return await answer;
    } finally {
      askedCount -= 1;
    }
  }

  const own: Pick<LinkOnDrivenTime, 'post' | 'preparePromo' | 'listGroups' | 'readHealth' | 'on' | 'isBusy'> =
    {
      post: (message) => counted(link.post(message).then(tellOutcome)),
      preparePromo: (promo) => counted(link.preparePromo(promo)),
      listGroups: () => counted(link.listGroups()),
      readHealth: () => counted(link.readHealth()),
      on: (name, listener) => link.on(name, (event) => listener(tellEvent(event))),
      isBusy() {
        const { kind } = link.connection;
        return askedCount > 0 || connecting.includes(kind) || (kind === 'connected' && !link.isSettled);
      },
    };

  const tellOutcome = (outcome: PostOutcome): PostOutcome =>
    outcome.kind === 'sent' ? { ...outcome, at: time.shows(outcome.at) } : outcome;

  function tellEvent<Name extends keyof WhatsAppEvents>(event: WhatsAppEvents[Name]): WhatsAppEvents[Name] {
    return 'at' in event && typeof event.at === 'number' ? { ...event, at: time.shows(event.at) } : event;
  }

  return Object.assign(Object.create(link) as WhatsApp, own);
}
