import type { BundleFault, LidFault } from '../practice-box.ts';
import { type Addressing, userJid } from './address.ts';
import type { LinkedDevice } from './linked-device.ts';
import type { SimulatedDevice } from './simulated-device.ts';

export type Device = SimulatedDevice | LinkedDevice;

export interface PersonFaults {
  bundles: BundleFault;
  isMissingFromDeviceLists: boolean;
  lid: LidFault;
  /** Devices that are gone and still listed. */
  readonly ghosts: Set<number>;
}

/** Somebody with a WhatsApp account: a phone (device 0) and up to four linked devices. */
export class Person {
  readonly name: string;
  readonly phoneNumber: string;
  readonly lid: string;
  readonly devices = new Map<number, Device>();
  /** Whether read receipts are sent for everything that arrives. */
  readsEverything = false;
  /** What the server says wrongly, or not at all, about this person. */
  readonly faults: PersonFaults = {
    bundles: 'given',
    isMissingFromDeviceLists: false,
    lid: 'told',
    ghosts: new Set(),
  };

  constructor(name: string, phoneNumber: string, lid: string) {
    this.name = name;
    this.phoneNumber = phoneNumber;
    this.lid = lid;
  }

  jid(addressing: Addressing, device = 0): string {
    return userJid(addressing === 'lid' ? this.lid : this.phoneNumber, addressing, device);
  }
}

/** One name for a device, whichever way it is addressed. */
export function deviceName(device: Device): string {
  return `${device.person.lid}:${device.id}`;
}
