/** Which devices cannot be given a group's key now. Addresses are Baileys' own. */
export interface Reach {
  /** A new message begins: each device gets a new chance. */
  begin(): void;
  leaveOut(addresses: readonly string[]): void;
  /** A session was made with it after all, for example because it sent its keys along when it asked for a repeat. */
  welcome(address: string): void;
  /** There was a session, and nothing could be encrypted with it. */
  distrust(address: string): void;
  isLeftOut(address: string): boolean;
  /** By a message before this one, and not welcomed since. */
  wasLeftOut(address: string): boolean;
  hasBrokenSession(address: string): boolean;
  /**
   * Baileys fails a whole message when the only devices that it gives the key to have no session, and notes that a
   * device has the key before it knows whether it could be encrypted for it (7.0.0-rc14,
   * lib/Socket/messages-send.js:423, 552-584). So while a message is made, those that are left out look as if they
   * had the key …
   */
  withLeftOut(memory: unknown): unknown;
  /** … and what is written down never says so. */
  withoutLeftOut(memory: unknown): unknown;
}

export function createReach(): Reach {
  const leftOut = new Set<string>();
  const broken = new Set<string>();
  const missed = new Set<string>();

  return {
    begin: () => leftOut.clear(),
    leaveOut(addresses) {
      for (const address of addresses) {
        leftOut.add(address);
        missed.add(address);
      }
    },
    welcome(address) {
      leftOut.delete(address);
      missed.delete(address);
      broken.delete(address);
    },
    distrust(address) {
      leftOut.add(address);
      broken.add(address);
    },
    isLeftOut: (address) => leftOut.has(address),
    wasLeftOut: (address) => missed.has(address),
    hasBrokenSession: (address) => broken.has(address),
    withLeftOut(memory) {
      if (leftOut.size === 0) return memory;
      return {
        ...(isMemory(memory) ? memory : {}),
        ...Object.fromEntries([...leftOut].map((each) => [each, true])),
      };
    },
    withoutLeftOut(memory) {
      if (!isMemory(memory)) return memory;
      return Object.fromEntries(Object.entries(memory).filter(([address]) => !leftOut.has(address)));
    },
  };
}

function isMemory(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
