import { AppError } from '../../shared/failure.ts';
import type { HealingKind } from '../../shared/healing.ts';
import type { Handlers } from '../../shared/ipc/call.ts';
import type { Repairing } from '../../shared/repairing.ts';
import type { Clock } from '../system/clock.ts';
import type { Healing, WhatsApp } from '../whatsapp/whatsapp.ts';
import { whenConnected } from './when-connected.ts';

export interface RepairDeps {
  readonly whatsapp: Pick<WhatsApp, 'connection' | 'repairGroup' | 'repairConnection' | 'on'>;
  readonly clock: Pick<Clock, 'after'>;
  readonly publish: (repairing: Repairing | null) => void;
}

export interface Repair {
  readonly handlers: Pick<Handlers, 'repair.group' | 'repair.connection'>;
  stop(): void;
}

/** What the app mends by itself is over in a moment; so long the person sees that it was at it. */
const shownForMs = 4_000;

/** Of all that heals by itself, what is worth a word; the rest belongs to every ordinary send. */
const worthAWord: readonly HealingKind[] = ['group-refreshed', 'key-shared-again', 'key-renewed'];

/** The steps that a person takes by hand, one after the other, and the word that something is being mended. */
export function createRepair({ whatsapp, clock, publish }: RepairDeps): Repair {
  let byHand: Repairing | null = null;
  let last: Promise<unknown> = Promise.resolve();
  let cancel = () => {};

  /** One at a time: each takes away what the one before may just be laying down. */
  function inTurn(repairing: Repairing, act: () => Promise<void>): Promise<void> {
    const done = last.then(async () => {
      cancel();
      byHand = repairing;
      publish(repairing);
      try {
        await act();
      } finally {
        byHand = null;
        publish(null);
      }
    });
    last = done.catch(() => undefined);
    return done;
  }

  const stopListening = whatsapp.on('healing', ({ kind, groupId }: Healing) => {
    if (byHand !== null || groupId === null || !worthAWord.includes(kind)) return;
    cancel();
    publish({ kind: 'group', groupId });
    cancel = clock.after(shownForMs, () => publish(null));
  });

  return {
    handlers: {
      'repair.group': ({ groupId, repair }) =>
        inTurn({ kind: 'group', groupId }, () => {
          if (whatsapp.connection.kind !== 'connected') throw new AppError('not-connected');
          return whatsapp.repairGroup(groupId, repair);
        }),
      'repair.connection': ({ repair }) =>
        inTurn({ kind: 'connection' }, async () => {
          await whatsapp.repairConnection(repair);
          await whenConnected(whatsapp, clock);
        }),
    },
    stop() {
      stopListening();
      cancel();
    },
  };
}
