import { describeMessages } from './contract-messages.ts';
import { describePairing } from './contract-pairing.ts';
import type { StartWorld } from './world.ts';

/** What everything that calls itself WhatsApp must do. */
export function describeContract(name: string, startWorld: StartWorld): void {
  describePairing(name, startWorld);
  describeMessages(name, startWorld);
}
