import { deviceFaults } from './device-faults.ts';
import type { Fault } from './fault.ts';
import { keyFaults } from './key-faults.ts';
import { serverFaults } from './server-faults.ts';

/** Every row of the table, and a group where nothing is wrong beside them. */
export const allFaults: readonly Fault[] = [
  { name: 'nothing is wrong', stage: 'strangers', isVisible: true, strike: async () => undefined },
  ...keyFaults,
  ...serverFaults,
  ...deviceFaults,
];
