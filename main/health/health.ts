import type { Health } from '../../shared/health.ts';
import type { Handlers } from '../../shared/ipc/call.ts';
import type { Clock } from '../system/clock.ts';
import type { WhatsApp } from '../whatsapp/whatsapp.ts';
import { decideHealth } from './decide-health.ts';

export interface HealthDeps {
  readonly whatsapp: Pick<WhatsApp, 'connection' | 'standing' | 'readHealth' | 'on'>;
  readonly clock: Clock;
  readonly publish: (health: Health) => void;
}

export interface HealthFeature {
  readonly handlers: Pick<Handlers, 'health.refresh'>;
  stop(): void;
}

/** Timers take no more than 2^31 ms; what ends later is looked at again on the way. */
const longestTimerMs = 24 * 3_600_000;

/** Keeps the window up to date with how the account stands, also when something ends by itself. */
export function createHealth({ whatsapp, clock, publish }: HealthDeps): HealthFeature {
  let cancelTimer = (): void => undefined;

  function look(): void {
    cancelTimer();
    const health = decideHealth(whatsapp.connection, whatsapp.standing, clock.now());
    if (health.until !== null) {
      const leftMs = Math.max(0, health.until - clock.now());
      cancelTimer = clock.after(Math.min(leftMs, longestTimerMs), look);
    }
    publish(health);
  }

  const stopListening = [whatsapp.on('connection', look), whatsapp.on('standing', look)];
  return {
    handlers: {
      async 'health.refresh'() {
        await whatsapp.readHealth();
        look();
      },
    },
    stop() {
      cancelTimer();
      for (const stop of stopListening) stop();
    },
  };
}
