import type { WASocket } from '@whiskeysockets/baileys';
import type { KeyChanges, KeyStore } from '../key-store/key-store.ts';

/**
 * Knows which sessions may be a step behind. Each step of a session is good for one message: Baileys seals with it,
 * writes the message to the line, and only then the step to the disk (7.0.0-rc14, lib/Utils/auth-utils.js:238-242).
 * When the app dies in between, the next thing that is sealed for that device, in whatever group, would use the step
 * for a second time, and the device could not read it ("Key used already", libsignal 6.0.0, src/session_cipher.js:236).
 */
export interface RatchetJournal {
  /** Something was sealed for this device. */
  note(address: string): void;
  /** Writes down what was noted; to be awaited before any of it can leave. */
  keep(): Promise<void>;
  /** Ends what was noted in the same transaction that writes its steps down; what was lost before it stays. */
  withEnd(changes: KeyChanges): KeyChanges;
  /** Before a message: takes every session a step further whose last step may have been lost. */
  stepOver(sock: WASocket): Promise<void>;
}

/** The key store's name for "for these devices something may have left before the step was written down". */
const journalType = 'stepped-sessions';
const only = 'all';

export function createRatchetJournal(keys: KeyStore): RatchetJournal {
  const noted = new Set<string>();
  const ended = { [journalType]: { [only]: null } };

  const readLost = () => (keys.read(journalType, [only])[only] ?? []) as readonly string[];

  return {
    note: (address) => void noted.add(address),
    async keep() {
      const written = new Set(readLost());
      if (noted.isSubsetOf(written)) return;
      await keys.write({ [journalType]: { [only]: [...written.union(noted)] } });
    },
    withEnd(changes) {
      const steps = Object.values(changes.session ?? {}).filter((session) => session !== null).length;
      if (noted.size === 0 || steps < noted.size) return changes;
      // Baileys also sends by itself, without a look at what was lost.
      const lost = new Set(readLost()).difference(noted);
      noted.clear();
      return { ...changes, [journalType]: { [only]: lost.size === 0 ? null : [...lost] } };
    },
    async stepOver(sock) {
      // What a full disk kept from being written down is still known here.
      const lost = new Set(readLost()).union(noted);
      if (lost.size === 0) return;
      // In one transaction with the label of all sends, and on the disk before anything is sealed for somebody.
      await sock.authState.keys.transaction(async () => {
        for (const address of lost) await step(sock, address);
      }, sock.authState.creds.me?.id ?? '');
      noted.clear();
      await keys.write(ended);
    },
  };
}

/** Seals something that is thrown away; the device takes a step that never comes for one that is late. */
async function step(sock: WASocket, jid: string): Promise<void> {
  const { exists } = await sock.signalRepository.validateSession(jid);
  if (!exists) return;
  // A session that cannot seal has no step to lose; what comes next makes a new one.
  await sock.signalRepository.encryptMessage({ jid, data: Buffer.alloc(1) }).catch(() => undefined);
}
