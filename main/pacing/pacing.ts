import type { Connection } from '../../shared/connection.ts';
import { type PaceWish, withinFloor } from '../../shared/pacing/limits.ts';
import type { Pace } from '../../shared/pacing.ts';
import type { Clock } from '../system/clock.ts';
import type { WhatsApp } from '../whatsapp/whatsapp.ts';
import type { LinkedSinceStore } from './linked-since-store.ts';

export interface PacingDeps {
  readonly store: LinkedSinceStore;
  readonly whatsapp: Pick<WhatsApp, 'on'>;
  readonly clock: Pick<Clock, 'now'>;
  /** 1, or more where only practice members wait for the messages. */
  readonly clockSpeed: number;
  readonly readWish: () => PaceWish;
}

export interface PacingFeature {
  /** What holds for the next message. */
  readonly readRules: (now: number) => Pick<Pace, 'pacing' | 'linkedSince'>;
  stop(): void;
}

/** The rules of the pace: what the person wishes within the floor, and how new the link is. */
export function createPacing({ store, whatsapp, clock, clockSpeed, readWish }: PacingDeps): PacingFeature {
  let linkedSince = store.read() ?? null;

  function keep(since: number | null): void {
    linkedSince = since;
    if (since === null) store.forget();
    else store.write(since);
  }

  function follow({ kind }: Connection): void {
    // A phone has accepted this computer; a login of before this was written down counts from now.
    if (kind === 'linking' || (kind === 'connected' && linkedSince === null)) keep(clock.now());
    if (kind === 'unlinked' && linkedSince !== null) keep(null);
  }

  return {
    readRules(now) {
      // The computer's clock was set back: the days count from now, and not from a day that is to come.
      if (linkedSince !== null && linkedSince > now) keep(now);
      return { pacing: withinFloor({ ...readWish(), clockSpeed }), linkedSince };
    },
    stop: whatsapp.on('connection', follow),
  };
}
