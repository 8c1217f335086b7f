import type { GroupMetadata } from '@whiskeysockets/baileys';

/** The account's groups as WhatsApp last told them, and which of them may still be believed. In memory only. */
export interface GroupCache {
  all(): Iterable<GroupMetadata>;
  /** All groups are known, none left out. */
  isComplete(): boolean;
  /** `undefined` when it is not known, or may be old. */
  readFresh(address: string): GroupMetadata | undefined;
  markStale(address: string): void;
  findStale(): string | undefined;
  /** All of them are about to be asked for: only what changes from now on is old. */
  clearStale(): void;
  takeAll(groups: readonly GroupMetadata[]): void;
  /**
   * Asks for one. What changes while it is asked for is old again, and so is what could not be learned.
   * @param ask answers `undefined` when the account is not in it
   */
  renew<Found extends GroupMetadata | undefined>(address: string, ask: () => Promise<Found>): Promise<Found>;
  /** Nothing is to be believed until it has been asked for again. */
  distrust(): void;
}

export function createGroupCache(): GroupCache {
  const known = new Map<string, GroupMetadata>();
  const stale = new Set<string>();
  /** Asked for one by one since the last doubt. */
  const asked = new Set<string>();
  let isComplete = false;

  return {
    all: () => known.values(),
    isComplete: () => isComplete,
    readFresh: (address) =>
      (isComplete || asked.has(address)) && !stale.has(address) ? known.get(address) : undefined,
    markStale: (address) => void stale.add(address),
    findStale: () => stale.values().next().value,
    clearStale: () => stale.clear(),
    takeAll(groups) {
      known.clear();
      for (const metadata of groups) known.set(metadata.id, metadata);
      isComplete = true;
    },
    async renew(address, ask) {
      stale.delete(address);
      try {
        const metadata = await ask();
        if (metadata === undefined) known.delete(address);
        else {
          known.set(address, metadata);
          asked.add(address);
        }
        return metadata;
      } catch (error) {
        stale.add(address);
        throw error;
      }
    },
    distrust() {
      isComplete = false;
      asked.clear();
    },
  };
}
