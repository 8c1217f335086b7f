import { setImmediate as nextTurn } from 'node:timers/promises';
import type { SignalRepositoryWithLIDStore } from '@whiskeysockets/baileys/lib/Types/Signal.js';
import type { Breathe } from '../breathe.ts';
import { BadSignature } from './check-signatures.ts';

export interface BreathingRepositoryDeps {
  readonly breathe: Breathe;
  /** The one lock of everything that moves a ratchet. Whoever holds it passes at once. */
  readonly lock: <Result>(work: () => Promise<Result>) => Promise<Result>;
  /** Told of each device that there is a session with now. */
  readonly onWelcome: (address: string) => void;
  /** Told of each device whose keys are forged. */
  readonly onForged: (address: string) => void;
  /** Told of each device that nothing could be encrypted for. */
  readonly onUnreachable: (address: string) => void;
}

/**
 * Baileys' Signal repository, one step after the other with pauses for the windows. Unwrapped, the first message to
 * 1,024 members is a single turn of the event loop of a second, because Baileys starts all encryptions at once
 * (7.0.0-rc14, lib/Socket/messages-send.js:380-422).
 *
 * A device whose bundle is forged is left without a session, so that the rest of its group gets the message.
 */
export function createBreathingRepository(
  repository: SignalRepositoryWithLIDStore,
  { breathe, lock, onWelcome, onForged, onUnreachable }: BreathingRepositoryDeps,
): SignalRepositoryWithLIDStore {
  let last: Promise<unknown> = Promise.resolve();
  let waitingCount = 0;

  function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    waitingCount += 1;
    const result = last.then(async () => {
      waitingCount -= 1;
      await breathe();
      return work();
    });
    last = result.catch(() => undefined);
    return result;
  }

  async function encryptInTurn(message: Parameters<typeof repository.encryptMessage>[0]) {
    try {
      const encrypted = await inTurn(() => repository.encryptMessage(message));
      // After the last of them Baileys encodes the whole stanza at a stretch: 30 ms for 1,024 members.
      if (waitingCount === 0) await nextTurn();
      return encrypted;
    } catch (error) {
      onUnreachable(message.jid);
      throw error;
    }
  }

  async function inject(bundle: Parameters<typeof repository.injectE2ESession>[0]): Promise<void> {
    try {
      await repository.injectE2ESession(bundle);
      onWelcome(bundle.jid);
    } catch (error) {
      if (!(error instanceof BadSignature)) throw error;
      onForged(bundle.jid);
    }
  }

  return {
    ...repository,
    validateSession: (address) => inTurn(() => repository.validateSession(address)),
    // First the lock and then the turn, always: the other way round two could wait for each other.
    injectE2ESession: (bundle) => lock(() => inTurn(() => inject(bundle))),
    encryptMessage: (message) => lock(() => encryptInTurn(message)),
    decryptMessage: (message) => lock(() => repository.decryptMessage(message)),
  };
}
