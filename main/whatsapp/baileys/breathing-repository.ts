import { setImmediate as nextTurn } from 'node:timers/promises';
import type { SignalRepositoryWithLIDStore } from '@whiskeysockets/baileys/lib/Types/Signal.js';
import type { Breathe } from '../breathe.ts';
import { BadSignature } from './check-signatures.ts';
import type { RatchetJournal } from './ratchet-journal.ts';

export interface BreathingRepositoryDeps {
  readonly breathe: Breathe;
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
  { breathe, onUnreachable, journal }: BreathingRepositoryDeps,
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
      journal.note(message.jid);
      return encrypted;
    } catch (error) {
      onUnreachable(message.jid);
      throw error;
    } finally {
      if (waitingCount === 0) await endRound();
    }
  }

  /** After the last of them Baileys encodes the whole stanza at a stretch: 30 ms for 1,024 members. */
  async function endRound(): Promise<void> {
    await nextTurn();
    await journal.keep();
  }

  return {
    ...repository,
    validateSession: (address) => inTurn(() => repository.validateSession(address)),
    injectE2ESession: (bundle) => inTurn(() => repository.injectE2ESession(bundle).catch(skipForged)),
    encryptMessage: encryptInTurn,
  };
}

function skipForged(error: unknown): void {
  if (!(error instanceof BadSignature)) throw error;
}
