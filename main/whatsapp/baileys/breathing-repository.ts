import { setImmediate as nextTurn } from 'node:timers/promises';
import type { SignalRepositoryWithLIDStore } from '@whiskeysockets/baileys/lib/Types/Signal.js';
import type { Breathe } from '../breathe.ts';
import { BadSignature } from './check-signatures.ts';
import type { RatchetJournal } from './ratchet-journal.ts';

export interface BreathingRepositoryDeps {
  readonly breathe: Breathe;
  /** The one lock of everything that moves a ratchet. Whoever holds it passes at once. */
  readonly lock: <Result>(work: () => Promise<Result>) => Promise<Result>;
  /** Whether there was made a session with a device just now, for the message that is under way. */
  readonly isGreeted: (address: string) => boolean;
  /** Told of each device that there is a session with now. */
  readonly onWelcome: (address: string) => void;
  /** Told of each device whose keys are forged. */
  readonly onForged: (address: string) => void;
  /** Told of each device that nothing could be encrypted for. */
  readonly onUnreachable: (address: string) => void;
  readonly journal: Pick<RatchetJournal, 'note' | 'keep'>;
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
  deps: BreathingRepositoryDeps,
): SignalRepositoryWithLIDStore {
  const { breathe, lock, isGreeted, onWelcome, onForged, onUnreachable, journal } = deps;
  let last: Promise<unknown> = Promise.resolve();
  let unsealedCount = 0;

  function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = last.then(async () => {
      await breathe();
      return work();
    });
    last = result.catch(() => undefined);
    return result;
  }

  async function encryptInTurn(message: Parameters<typeof repository.encryptMessage>[0]) {
    try {
      return await sealInTurn(message);
    } catch (error) {
      onUnreachable(message.jid);
      throw error;
    }
  }

  async function sealInTurn(message: Parameters<typeof repository.encryptMessage>[0]) {
    unsealedCount += 1;
    try {
      const sealed = await inTurn(() => repository.encryptMessage(message));
      journal.note(message.jid);
      return sealed;
    } finally {
      unsealedCount -= 1;
      if (unsealedCount === 0) await endRound();
    }
  }

  /** After the last of them Baileys encodes the whole stanza at a stretch: 30 ms for 1,024 members. */
  async function endRound(): Promise<void> {
    await nextTurn();
    await journal.keep();
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
    // Reading a thousand new sessions back only to see that they are there would take as long as making a hundred.
    validateSession: async (address) =>
      isGreeted(address) ? { exists: true } : inTurn(() => repository.validateSession(address)),
    // First the lock and then the turn, always: the other way round two could wait for each other.
    injectE2ESession: (bundle) => lock(() => inTurn(() => inject(bundle))),
    encryptMessage: (message) => lock(() => encryptInTurn(message)),
    decryptMessage: (message) => lock(() => repository.decryptMessage(message)),
  };
}
