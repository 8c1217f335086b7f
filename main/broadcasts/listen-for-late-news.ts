import type { Clock } from '../system/clock.ts';
import type { WhatsApp } from '../whatsapp/whatsapp.ts';
import type { OutboxStore } from './outbox-store.ts';

export interface LateNewsDeps {
  readonly whatsapp: Pick<WhatsApp, 'on'>;
  readonly store: Pick<OutboxStore, 'settleLate' | 'refuseLate' | 'needsProof' | 'prove'>;
  readonly clock: Clock;
  /** Takes a fault that nobody is waiting for. */
  readonly report: (error: unknown) => void;
  /** Something counts as sent that nobody knew to be. */
  readonly onSent: () => void;
  readonly onRefused: () => void;
}

/**
 * Settles what was unknown when WhatsApp shows after all what became of it. It is on the disk before anything else
 * happens: news come once, and the app may be killed at any moment. @returns a function that stops it
 */
export function listenForLateNews(deps: LateNewsDeps): () => void {
  const { whatsapp, store, clock } = deps;

  const stops = [
    whatsapp.on('lateAck', ({ messageId, at }) =>
      guarded(() => store.settleLate(messageId, Math.round(at)), deps.onSent),
    ),
    whatsapp.on('lateRefusal', ({ messageId, reason }) =>
      guarded(() => store.refuseLate(messageId, reason, clock.now()), deps.onRefused),
    ),
    whatsapp.on('proof', ({ messageId, at }) =>
      guarded(() => store.needsProof(messageId) && store.prove(messageId, Math.round(at)), deps.onSent),
    ),
  ];

  function guarded(settle: () => boolean, then: () => void): void {
    try {
      if (settle()) then();
    } catch (error) {
      deps.report(error);
    }
  }

  return () => {
    for (const stop of stops) stop();
  };
}
