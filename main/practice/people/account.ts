import type { LinkedDevice } from './linked-device.ts';
import type { Person } from './person.ts';
import type { SimulatedDevice } from './simulated-device.ts';

export interface SentMessage {
  readonly takenAt: number;
  readonly text: string;
  readonly photoSha256: string | null;
}

/** An account that real clients may be linked to, and its owner's phone. */
export interface Account {
  readonly person: Person;
  readonly phone: SimulatedDevice;
  /** Secrets of QR codes that a refresh made worthless. */
  readonly deadSecrets: Set<string>;
  nextDeviceId: number;
  /** The account is restricted until then; `null` when it is not. Milliseconds since 1970. */
  timeLockUntil: number | null;
  /** What the account's own clients sent outside of groups, by id. */
  readonly sent: Map<string, SentMessage>;
}

export function linkedDevices(account: Account): readonly LinkedDevice[] {
  return [...account.person.devices.values()].filter((device) => device.kind === 'linked');
}
