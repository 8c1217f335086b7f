import type { networkInterfaces } from 'node:os';
import type { Clock } from './clock.ts';

export interface WatchNetworkNeeds {
  readonly clock: Clock;
  /** `os.networkInterfaces` */
  readonly read: typeof networkInterfaces;
  /** The computer has other addresses than a moment ago, or has just gone on after it stood still. */
  readonly onChange: () => void;
}

const lookMs = 1_000;
/** A timer that comes so much too late was not busy: the computer slept. */
const sleepMs = 15_000;

/**
 * Node and Electron's main process have no event for a change of the network (`online` exists in windows only, and
 * speaks of any network at all), so the addresses are looked at once a second, which costs some 0.1 ms.
 * @returns a function that stops it
 */
export function watchNetwork({ clock, read, onChange }: WatchNetworkNeeds): () => void {
  let last = describe(read());
  let lookedAt = clock.now();
  let cancel = clock.after(lookMs, look);

  function look(): void {
    const now = clock.now();
    const present = describe(read());
    const hasSlept = now - lookedAt > lookMs + sleepMs;
    const hasChanged = present !== last;
    last = present;
    lookedAt = now;
    cancel = clock.after(lookMs, look);
    if (hasSlept || hasChanged) onChange();
  }

  return () => cancel();
}

/** The addresses that lead somewhere: those of the computer itself and of the bare cable say nothing. */
function describe(interfaces: ReturnType<typeof networkInterfaces>): string {
  return Object.entries(interfaces)
    .flatMap(([name, addresses = []]) =>
      addresses
        .filter(({ internal, address }) => !internal && !/^(fe80:|169\.254\.)/i.test(address))
        .map(({ address }) => `${name} ${address}`),
    )
    .sort()
    .join('\n');
}
