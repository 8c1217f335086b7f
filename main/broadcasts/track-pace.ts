import { pacingFloor, speedOf } from '../../shared/pacing/limits.ts';
import { forgiveClockSetBack, keepForCaps, type PastPost } from '../../shared/pacing/past-posts.ts';
import type { Pace } from '../../shared/pacing.ts';
import type { Clock } from '../system/clock.ts';
import type { WhatsApp } from '../whatsapp/whatsapp.ts';
import type { OutboxStore } from './outbox-store.ts';

/** What holds for every message, read anew for each: the settings may change while messages wait. */
export type PaceRules = Pick<Pace, 'pacing' | 'linkedSince'>;

/** Everything that `nextStep` needs to know of the past and of the connection. */
export interface PaceTrack {
  read(now: number): Pace;
  /** True until the whole pause after the last message has passed on a timer, which no change of the clock shortens. */
  isResting(): boolean;
  note(post: PastPost): void;
  stop(): void;
}

export interface PaceDeps {
  readonly store: Pick<OutboxStore, 'readPosts' | 'readPauseByWhatsApp'>;
  readonly whatsapp: Pick<WhatsApp, 'connection' | 'on'>;
  readonly readRules: (now: number) => PaceRules;
  readonly clock: Clock;
  /** The connection has changed, or the rest is over. */
  readonly onChange: () => void;
}

export function trackPace({ store, whatsapp, readRules, clock, onChange }: PaceDeps): PaceTrack {
  let posts = keepForCaps(store.readPosts(pacingFloor.dailyCap));
  let connectedSince = whatsapp.connection.kind === 'connected' ? clock.now() : null;
  let cancelRest: (() => void) | undefined;

  const stopListening = whatsapp.on('connection', (connection) => {
    connectedSince = connection.kind === 'connected' ? (connectedSince ?? clock.now()) : null;
    onChange();
  });

  function readPauseByWhatsApp(now: number): number {
    const { connection } = whatsapp;
    const until = connection.kind === 'paused-by-whatsapp' ? connection.until : 0;
    return Math.max(until, store.readPauseByWhatsApp(now) ?? 0);
  }

  function endRest(): void {
    cancelRest = undefined;
    onChange();
  }

  return {
    read(now) {
      posts = forgiveClockSetBack(posts, now);
      if (connectedSince !== null) connectedSince = Math.min(connectedSince, now);
      const pausedByWhatsAppUntil = readPauseByWhatsApp(now);
      const timeZone = clock.timeZone();
      return { ...readRules(now), posts, connectedSince, pausedByWhatsAppUntil, timeZone };
    },
    isResting: () => cancelRest !== undefined,
    note(post) {
      posts = keepForCaps([...posts, post]);
      cancelRest?.();
      cancelRest = clock.after(post.pauseMs / speedOf(readRules(post.endedAt).pacing), endRest);
    },
    stop() {
      stopListening();
      cancelRest?.();
    },
  };
}
