import type { LinkedDevice } from './linked-device.ts';
import type { Person } from './person.ts';
import type { SimulatedDevice } from './simulated-device.ts';

/** An account that real clients may be linked to, and its owner's phone. */
export interface Account {
  readonly person: Person;
  readonly phone: SimulatedDevice;
  /** Secrets of QR codes that a refresh made worthless. */
  readonly deadSecrets: Set<string>;
  nextDeviceId: number;
  /** When messages of the account's own clients outside of groups were taken, by id. */
  readonly sentAt: Map<string, number>;
}

export function linkedDevices(account: Account): readonly LinkedDevice[] {
  return [...account.person.devices.values()].filter((device) => device.kind === 'linked');
}
